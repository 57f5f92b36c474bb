//! Who comes.

use calendars::LocalDate;
use serde::{Deserialize, Serialize};

use crate::PersonId;

/// What a person is in a party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartyRole {
    /// Whom the visit is for.
    Prisoner,
    /// The visitor who answers for the booking.
    LeadVisitor,
    /// Another visitor.
    Visitor,
}

impl PartyRole {
    /// The stable code, as stored and as sent.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Prisoner => "prisoner",
            Self::LeadVisitor => "lead_visitor",
            Self::Visitor => "visitor",
        }
    }

    /// The role with that code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Prisoner, Self::LeadVisitor, Self::Visitor].into_iter().find(|role| role.code() == code)
    }

    /// Whether this is one of those who come from outside.
    #[must_use]
    pub const fn is_visitor(self) -> bool {
        matches!(self, Self::LeadVisitor | Self::Visitor)
    }
}

/// A person's name, as they give it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonName {
    /// Given names.
    pub first: String,
    /// Family name.
    pub last: String,
}

/// One member of a party.
///
/// A hold may know only ages: `person` and `name` come with the booking. A booking knows every person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartyMember {
    /// Their part.
    pub role: PartyRole,
    /// Who they are, once known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// Their name, once known. Personal data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<PersonName>,
    /// Their date of birth. Personal data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub born: Option<LocalDate>,
}

/// Everybody whom a booking brings together.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Party(pub Vec<PartyMember>);

impl Party {
    /// Those who come from outside.
    pub fn visitors(&self) -> impl Iterator<Item = &PartyMember> {
        self.0.iter().filter(|member| member.role.is_visitor())
    }

    /// The prisoner, if one is named.
    #[must_use]
    pub fn prisoner(&self) -> Option<&PartyMember> {
        self.0.iter().find(|member| member.role == PartyRole::Prisoner)
    }

    /// The visitor who answers for the booking.
    #[must_use]
    pub fn lead(&self) -> Option<&PartyMember> {
        self.0.iter().find(|member| member.role == PartyRole::LeadVisitor)
    }

    /// Every person who is known, with their part.
    pub fn people(&self) -> impl Iterator<Item = (PersonId, PartyRole)> {
        self.0.iter().filter_map(|member| Some((member.person?, member.role)))
    }
}
