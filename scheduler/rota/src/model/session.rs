//! A session to be filled.

use calendars::LocalDate;
use serde::{Deserialize, Serialize};

use super::when::{HalfDay, When};

/// A session in a courtroom, which needs one bench.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Session {
    /// Its id.
    pub id: String,
    /// The day on which it sits.
    pub date: LocalDate,
    /// The part of the day.
    pub when: When,
    /// The panel, such as `ADULT` or `YOUTH`.
    pub panel: String,
    /// The business type, such as `TRL`.
    pub business: String,
    /// The courthouse.
    pub venue: String,
    /// The courtroom in it, if it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub room: Option<String>,
    /// The group of sessions that it belongs to, by any name that they share: a trial of two days, a morning and its afternoon.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub linked: Option<String>,
    /// Whether it is held in Welsh: then everybody on the bench must speak it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub welsh: bool,
    /// Authorisations that everybody on the bench must have, such as `YOUTH`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<String>,
}

impl Session {
    /// The half-days that it takes, in order.
    pub fn half_days(&self) -> impl Iterator<Item = HalfDay> + '_ {
        self.when.halves().iter().map(|half| HalfDay { date: self.date, half: *half })
    }
}
