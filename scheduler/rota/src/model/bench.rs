//! Who makes a bench.

use serde::{Deserialize, Serialize};

/// A kind of bench: the seats that must all be taken for a session to go ahead with it.
///
/// In the magistrates' courts: a chair and two wingers; a district judge; a single justice; two justices beside the judge of
/// the Crown Court (the slots of `rota-hmi-interface.xsd`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bench {
    /// Its id, which assignments name.
    pub id: String,
    /// Its seats. At least one, at most twelve, each with a name of its own.
    pub seats: Vec<Seat>,
    /// The sessions that may have it: those that match any of these. None means any session.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub courts: Vec<Court>,
}

/// A seat of a bench.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seat {
    /// Its name, such as `LEFT_WINGER`.
    pub name: String,
    /// The role that a person must have to take it, such as `winger`. Seats of one role are alike: which side is all the same.
    pub role: String,
    /// Whether who sits here presides.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub presides: bool,
}

/// Sessions of a panel and a business. What is left out may be anything.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Court {
    /// The panel, such as `ADULT` or `YOUTH`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub panel: Option<String>,
    /// The business type, such as `TRL`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub business: Option<String>,
}

impl Bench {
    /// Whether a session of this panel and business may have it.
    #[must_use]
    pub fn may_hear(&self, panel: &str, business: &str) -> bool {
        let matches = |asked: &Option<String>, is: &str| asked.as_deref().is_none_or(|asked| asked == is);
        self.courts.is_empty()
            || self.courts.iter().any(|court| matches(&court.panel, panel) && matches(&court.business, business))
    }

    /// Whether one of its seats presides.
    #[must_use]
    pub fn has_chair(&self) -> bool {
        self.seats.iter().any(|seat| seat.presides)
    }
}
