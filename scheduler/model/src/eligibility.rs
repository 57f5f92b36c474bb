//! Which prisoners a session is for.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Where a prisoner lives: up to four levels, such as wing, landing, spur and cell. Level 1 is always known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Location(pub Vec<String>);

/// A part of a prison: the first levels of a location. It covers every location that starts with them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LocationPattern(pub Vec<String>);

impl LocationPattern {
    /// Whether `location` lies in this part. A pattern without levels covers nothing.
    #[must_use]
    pub fn covers(&self, location: &Location) -> bool {
        !self.0.is_empty()
            && self.0.len() <= location.0.len()
            && self.0.iter().zip(&location.0).all(|(wanted, level)| wanted.eq_ignore_ascii_case(level))
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

codes! {
    /// A security category's code, such as `B` or `A_HIGH`.
    CategoryCode;
    /// An incentive level's code, such as `ENHANCED`.
    IncentiveCode;
}

/// Whether a group lets in or keeps out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GroupMode {
    /// Only those in the group.
    Include,
    /// Only those not in the group.
    Exclude,
}

/// A restriction by one characteristic: any match counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupRule<T> {
    /// Let in or keep out.
    pub mode: GroupMode,
    /// The members.
    pub any_of: Vec<T>,
}

/// The restrictions of a session. Each one that is there must be met; a prisoner whose characteristic is unknown meets none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Eligibility {
    /// By where the prisoner lives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<GroupRule<LocationPattern>>,
    /// By security category.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<GroupRule<CategoryCode>>,
    /// By incentive level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub incentive: Option<GroupRule<IncentiveCode>>,
}

impl Eligibility {
    /// Whether the session is for everybody.
    #[must_use]
    pub const fn is_open_to_all(&self) -> bool {
        self.location.is_none() && self.category.is_none() && self.incentive.is_none()
    }
}

/// What is known of a prisoner. Nothing known is a valid state, and it fails every restriction.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonFacts {
    /// Where they live now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<Location>,
    /// Their security category.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<CategoryCode>,
    /// Their incentive level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub incentive: Option<IncentiveCode>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_covers_what_starts_with_it() {
        let levels = |text: &str| text.split('-').map(str::to_owned).collect::<Vec<_>>();
        let cases = [
            ("C", "C-2-008", true),
            ("C-2", "C-2-008", true),
            ("c-2-008", "C-2-008", true),
            ("C-2-008-A", "C-2-008", false),
            ("C-1", "C-2-008", false),
            ("C", "CA-1", false),
        ];
        for (pattern, location, covered) in cases {
            assert_eq!(
                LocationPattern(levels(pattern)).covers(&Location(levels(location))),
                covered,
                "{pattern} {location}"
            );
        }
        assert!(!LocationPattern(vec![]).covers(&Location(levels("C"))));
    }
}
