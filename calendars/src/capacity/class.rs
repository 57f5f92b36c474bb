//! What is counted.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::CapacityError;

/// What a unit of capacity is. Classes are counted apart: a free closed table does not help an open visit.
///
/// Serialised as its code, which is its name in snake case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CapacityClass {
    /// A table in a visiting hall: one visit, whatever the number of people at it.
    OpenTable,
    /// A place behind glass for a visit that must be closed.
    ClosedTable,
    /// Minutes of a list in a hearing room or of a person.
    Minutes,
    /// The room as a whole: one unit, taken by one booking.
    WholeRoom,
}

impl CapacityClass {
    /// All classes in their order.
    pub const ALL: [Self; 4] = [Self::OpenTable, Self::ClosedTable, Self::Minutes, Self::WholeRoom];

    /// The stable code, as stored and as written in JSON.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::OpenTable => "open_table",
            Self::ClosedTable => "closed_table",
            Self::Minutes => "minutes",
            Self::WholeRoom => "whole_room",
        }
    }
}

impl fmt::Display for CapacityClass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for CapacityClass {
    type Err = CapacityError;

    fn from_str(text: &str) -> Result<Self, CapacityError> {
        Self::ALL
            .into_iter()
            .find(|class| class.code() == text)
            .ok_or_else(|| CapacityError::UnknownClass { text: text.chars().take(40).collect() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_is_the_json_and_reads_back() {
        for class in CapacityClass::ALL {
            assert_eq!(serde_json::to_string(&class).unwrap(), format!("\"{}\"", class.code()));
            assert_eq!(class.code().parse::<CapacityClass>().unwrap(), class);
        }
        assert!("tables".parse::<CapacityClass>().is_err());
    }
}
