//! What is wrong with a request, field by field: where, which rule, and the facts that its words need.

use serde_json::{Map, Value, json};

use super::ApiCode;

/// Where in a request a fault is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
    /// In the body, as a JSON pointer (RFC 6901), such as `/party/visitors/0/date_of_birth`; empty for the whole body.
    Pointer(String),
    /// In a parameter of the address.
    Parameter(String),
    /// In a header.
    Header(&'static str),
}

/// The rule that a field, parameter or header breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// It must be there.
    Missing,
    /// It has no meaning here.
    Unknown {
        /// The names that have one.
        known: Vec<String>,
    },
    /// It is of another type.
    Type {
        /// What is expected, in the words of JSON.
        expected: String,
    },
    /// It is given more than once.
    Repeated,
    /// A civil date, `2026-12-24`.
    Date,
    /// The last day comes before the first.
    DateOrder,
    /// The range is too long.
    Days {
        /// Most days.
        max: u32,
    },
    /// A whole number between two others.
    Number {
        /// The least.
        min: u32,
        /// The most.
        max: u32,
    },
    /// One of a list.
    OneOf {
        /// The list.
        allowed: Vec<&'static str>,
    },
    /// A UUID.
    Id,
    /// A venue's code.
    VenueCode,
    /// A prisoner number.
    PrisonerNumber,
    /// A name: not empty, no control characters, not too long.
    Name {
        /// Most characters.
        max: u32,
    },
    /// A given name and a family name, or neither.
    WholeName,
    /// A short text: not empty, no control characters, not too long.
    Text {
        /// Most characters.
        max: u32,
    },
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// E-mail address or telephone number: one must be there.
    ContactWay,
    /// A list with too many entries.
    TooMany {
        /// Most entries.
        max: u32,
    },
    /// Exactly one visitor answers for the booking.
    Lead,
    /// A hold, or a session with what to take of it, and not both.
    OnePlace,
    /// One visitor each or a number of them, and not both.
    OneCount,
    /// A cursor that this list gave.
    Cursor,
    /// An entity tag as it was given, or `*`.
    ETag,
    /// An idempotency key: 1 to 255 visible ASCII characters.
    IdempotencyKey,
}

impl Rule {
    /// The rule's name: sent as a fact, and the key of its words.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Unknown { .. } => "unknown",
            Self::Type { .. } => "type",
            Self::Repeated => "repeated",
            Self::Date => "date",
            Self::DateOrder => "date-order",
            Self::Days { .. } => "days",
            Self::Number { .. } => "number",
            Self::OneOf { .. } => "one-of",
            Self::Id => "id",
            Self::VenueCode => "venue-code",
            Self::PrisonerNumber => "prisoner-number",
            Self::Name { .. } => "name",
            Self::WholeName => "whole-name",
            Self::Text { .. } => "text",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::ContactWay => "contact-way",
            Self::TooMany { .. } => "too-many",
            Self::Lead => "lead",
            Self::OnePlace => "one-place",
            Self::OneCount => "one-count",
            Self::Cursor => "cursor",
            Self::ETag => "etag",
            Self::IdempotencyKey => "idempotency-key",
        }
    }

    /// One of each: for the page that lists the rules, and for the test that every rule has words.
    pub(crate) fn samples() -> Vec<Self> {
        let expected = "integer".to_owned();
        vec![
            Self::Missing,
            Self::Unknown { known: vec!["from".to_owned(), "to".to_owned()] },
            Self::Type { expected },
            Self::Repeated,
            Self::Date,
            Self::DateOrder,
            Self::Days { max: 31 },
            Self::Number { min: 1, max: 100 },
            Self::OneOf { allowed: vec!["public", "staff"] },
            Self::Id,
            Self::VenueCode,
            Self::PrisonerNumber,
            Self::Name { max: 100 },
            Self::WholeName,
            Self::Text { max: 40 },
            Self::Email,
            Self::Phone,
            Self::ContactWay,
            Self::TooMany { max: 20 },
            Self::Lead,
            Self::OnePlace,
            Self::OneCount,
            Self::Cursor,
            Self::ETag,
            Self::IdempotencyKey,
        ]
    }

    fn numbers(&self) -> Map<String, Value> {
        let facts = match self {
            Self::Unknown { known } => json!({ "known": known }),
            Self::Type { expected } => json!({ "expected": expected }),
            Self::Days { max } | Self::Name { max } | Self::Text { max } | Self::TooMany { max } => {
                json!({ "max": max })
            }
            Self::Number { min, max } => json!({ "min": min, "max": max }),
            Self::OneOf { allowed } => json!({ "allowed": allowed }),
            _ => json!({}),
        };
        match facts {
            Value::Object(facts) => facts,
            _ => Map::new(),
        }
    }
}

/// One thing wrong with a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub spot: Spot,
    /// Against which rule.
    pub rule: Rule,
}

impl Fault {
    /// A fault in the body.
    #[must_use]
    pub fn at(pointer: impl Into<String>, rule: Rule) -> Self {
        Self { spot: Spot::Pointer(pointer.into()), rule }
    }

    /// A fault in a parameter.
    #[must_use]
    pub fn parameter(name: impl Into<String>, rule: Rule) -> Self {
        Self { spot: Spot::Parameter(name.into()), rule }
    }

    /// A fault in a header.
    #[must_use]
    pub const fn header(name: &'static str, rule: Rule) -> Self {
        Self { spot: Spot::Header(name), rule }
    }

    /// The same fault below `prefix` in the body.
    #[must_use]
    pub fn below(mut self, prefix: &str) -> Self {
        if let Spot::Pointer(pointer) = &mut self.spot {
            pointer.insert_str(0, prefix);
        }
        self
    }

    /// The code that it is answered with.
    #[must_use]
    pub const fn code(&self) -> ApiCode {
        match (&self.spot, &self.rule) {
            (Spot::Parameter(_), _) => ApiCode::RequestParameter,
            (Spot::Header(_), _) => ApiCode::RequestHeader,
            (Spot::Pointer(_), Rule::Missing) => ApiCode::RequestMissing,
            (Spot::Pointer(_), Rule::Unknown { .. }) => ApiCode::RequestUnknown,
            (Spot::Pointer(_), _) => ApiCode::RequestField,
        }
    }

    /// The facts that its words need: the rule's name and its numbers.
    #[must_use]
    pub fn facts(&self) -> Map<String, Value> {
        let mut facts = Map::new();
        facts.insert("rule".to_owned(), self.rule.name().into());
        facts.extend(self.rule.numbers());
        facts
    }
}
