//! Stretches of days, and parts of days by the codes of the problem's sittings.

use calendars::{LocalDate, Weekday};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::schema;

/// The days from `first` to `last`, both included. As data it may run backwards; reading a problem reports that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DateSpan {
    /// The first day.
    #[schemars(schema_with = "schema::date")]
    pub first: LocalDate,
    /// The last day, which belongs to the span.
    #[schemars(schema_with = "schema::date")]
    pub last: LocalDate,
}

impl DateSpan {
    /// Whether `day` is one of them.
    #[must_use]
    pub fn contains(self, day: LocalDate) -> bool {
        self.first <= day && day <= self.last
    }
}

/// Sittings on each day of a span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SittingsOn {
    /// The first day.
    #[schemars(schema_with = "schema::date")]
    pub first: LocalDate,
    /// The last day, which belongs to the span.
    #[schemars(schema_with = "schema::date")]
    pub last: LocalDate,
    /// Codes of sittings; none means the whole day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sittings: Vec<String>,
}

impl SittingsOn {
    /// Whether the sitting of that code on `day` is among them.
    #[must_use]
    pub fn covers(&self, day: LocalDate, sitting: &str) -> bool {
        self.first <= day && day <= self.last && names(&self.sittings, sitting)
    }
}

/// Sittings on a day of every week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WeekdaySittings {
    /// The day of the week.
    #[schemars(schema_with = "schema::weekday")]
    pub weekday: Weekday,
    /// Codes of sittings; none means the whole day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sittings: Vec<String>,
}

impl WeekdaySittings {
    /// Whether the sitting of that code on `day` is among them.
    #[must_use]
    pub fn covers(&self, day: LocalDate, sitting: &str) -> bool {
        self.weekday == day.weekday() && names(&self.sittings, sitting)
    }
}

/// No codes mean the whole day.
fn names(codes: &[String], sitting: &str) -> bool {
    codes.is_empty() || codes.iter().any(|code| code == sitting)
}

/// Whether somebody works, or something is open: by the pattern (none means Monday to Friday), less what is taken out.
pub(crate) fn is_on(pattern: &[WeekdaySittings], out: &[SittingsOn], day: LocalDate, sitting: &str) -> bool {
    let usual = match pattern {
        [] => !day.weekday().is_weekend(),
        days => days.iter().any(|on| on.covers(day, sitting)),
    };
    usual && !out.iter().any(|out| out.covers(day, sitting))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn on(weekday: Weekday, sittings: &[&str]) -> WeekdaySittings {
        WeekdaySittings { weekday, sittings: sittings.iter().map(ToString::to_string).collect() }
    }

    fn away(first: &str, last: &str, sittings: &[&str]) -> SittingsOn {
        let sittings = sittings.iter().map(ToString::to_string).collect();
        SittingsOn { first: first.parse().unwrap(), last: last.parse().unwrap(), sittings }
    }

    /// 2026-05-11 is a Monday.
    #[rstest]
    #[case::of_the_pattern("2026-05-11", "AM", true)]
    #[case::not_that_half("2026-05-11", "PM", false)]
    #[case::the_whole_day("2026-05-12", "PM", true)]
    #[case::not_that_day("2026-05-13", "AM", false)]
    #[case::away_that_morning("2026-05-19", "AM", false)]
    #[case::back_that_afternoon("2026-05-19", "PM", true)]
    #[case::away_all_day("2026-05-26", "PM", false)]
    fn a_pattern_less_what_is_taken_out(#[case] day: &str, #[case] sitting: &str, #[case] expected: bool) {
        let pattern = [on(Weekday::Monday, &["AM"]), on(Weekday::Tuesday, &[])];
        let out = [away("2026-05-18", "2026-05-20", &["AM"]), away("2026-05-25", "2026-05-26", &[])];
        assert_eq!(is_on(&pattern, &out, day.parse().unwrap(), sitting), expected);
    }

    #[test]
    fn without_a_pattern_the_week_ends_on_friday() {
        assert!(is_on(&[], &[], "2026-05-15".parse().unwrap(), "AM"));
        assert!(!is_on(&[], &[], "2026-05-16".parse().unwrap(), "AM"));
    }
}
