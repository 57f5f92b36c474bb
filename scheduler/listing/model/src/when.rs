//! Stretches of days, and parts of days by the codes of the problem's sittings.

use calendars::{LocalDate, Weekday};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The days from `first` to `last`, both included. As data it may run backwards; reading a problem reports that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DateSpan {
    /// The first day.
    #[schemars(with = "String", extend("format" = "date"))]
    pub first: LocalDate,
    /// The last day, which belongs to the span.
    #[schemars(with = "String", extend("format" = "date"))]
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
    #[schemars(with = "String", extend("format" = "date"))]
    pub first: LocalDate,
    /// The last day, which belongs to the span.
    #[schemars(with = "String", extend("format" = "date"))]
    pub last: LocalDate,
    /// Codes of sittings; none means the whole day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sittings: Vec<String>,
}

/// Sittings on a day of every week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WeekdaySittings {
    /// The day of the week.
    #[schemars(with = "String")]
    pub weekday: Weekday,
    /// Codes of sittings; none means the whole day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sittings: Vec<String>,
}
