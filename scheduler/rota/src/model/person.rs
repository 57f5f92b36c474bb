//! A person who sits.

use calendars::LocalDate;
use serde::{Deserialize, Serialize};

use super::when::{HalfDay, WeeklyHalf};

/// A magistrate or a judge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Their id.
    pub id: String,
    /// The roles that they may take, such as `chair` and `winger`.
    pub roles: Vec<String>,
    /// Their authorisations, such as `YOUTH`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authorisations: Vec<String>,
    /// The courthouses at which they sit. None means any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub venues: Vec<String>,
    /// Whether they can sit in Welsh.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub welsh: bool,
    /// When they can sit.
    #[serde(default, skip_serializing_if = "Availability::is_always")]
    pub available: Availability,
    /// How often.
    #[serde(default, skip_serializing_if = "Sittings::is_unlimited")]
    pub sittings: Sittings,
}

/// When a person can sit: on the half-days named by `dates` or `weekly` (any, if both are empty), from `first` to `last`, and
/// not while `away`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Availability {
    /// Single half-days.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dates: Vec<HalfDay>,
    /// Half-days of every week.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub weekly: Vec<WeeklyHalf>,
    /// The first day, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<LocalDate>,
    /// The last day, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<LocalDate>,
    /// Days on which they cannot.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub away: Vec<Days>,
}

/// Days in a row, both ends included. As data they may run backwards; reading a rota reports that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Days {
    /// The first day.
    pub first: LocalDate,
    /// The last day.
    pub last: LocalDate,
}

impl Availability {
    /// Whether nothing restricts it.
    #[must_use]
    pub fn is_always(&self) -> bool {
        *self == Self::default()
    }

    /// Whether the person can sit on a half-day.
    #[must_use]
    pub fn covers(&self, at: HalfDay) -> bool {
        let weekly = WeeklyHalf { weekday: at.date.weekday(), half: at.half };
        let named = self.dates.is_empty() && self.weekly.is_empty()
            || self.dates.contains(&at)
            || self.weekly.contains(&weekly);
        named
            && self.first.is_none_or(|first| first <= at.date)
            && self.last.is_none_or(|last| at.date <= last)
            && !self.away.iter().any(|days| days.first <= at.date && at.date <= days.last)
    }
}

/// How often a person sits, counted in half-days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sittings {
    /// At least so many in all, if there are sessions enough. Falling short is reported, not forbidden.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub least: Option<u32>,
    /// At most so many in all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most: Option<u32>,
    /// At most so many from a Monday to a Sunday.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most_in_week: Option<u32>,
    /// What would be their fair share. Without one, the fewer the fairer: those without are levelled among themselves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<u32>,
}

impl Sittings {
    /// Whether nothing is said.
    #[must_use]
    pub fn is_unlimited(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Half;
    use rstest::rstest;

    /// Tuesday mornings from April to September, one Wednesday afternoon, a holiday in May.
    fn tuesdays() -> Availability {
        serde_json::from_str(
            r#"{"dates": [{"date": "2024-04-10", "half": "PM"}],
                "weekly": [{"weekday": "tuesday", "half": "AM"}],
                "first": "2024-04-01", "last": "2024-09-30",
                "away": [{"first": "2024-05-06", "last": "2024-05-19"}]}"#,
        )
        .unwrap()
    }

    #[rstest]
    #[case("2024-04-09", Half::Morning, true)]
    #[case("2024-04-09", Half::Afternoon, false)]
    #[case("2024-04-10", Half::Afternoon, true)]
    #[case("2024-05-07", Half::Morning, false)]
    #[case("2024-05-21", Half::Morning, true)]
    #[case("2024-03-26", Half::Morning, false)]
    #[case("2024-10-01", Half::Morning, false)]
    fn covers(#[case] date: &str, #[case] half: Half, #[case] covered: bool) {
        let at = HalfDay { date: date.parse().unwrap(), half };
        assert_eq!(tuesdays().covers(at), covered);
        assert!(Availability::default().covers(at));
    }
}
