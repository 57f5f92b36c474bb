//! What can be wrong with a date, a time, a zone or an interval.

use crate::{Instant, LocalDate};

/// Why a value of civil or absolute time could not be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TimeError {
    /// The calendar has no such day (30 February), or it lies outside the years 1 to 9999.
    #[error("there is no date {year:04}-{month:02}-{day:02}")]
    NoSuchDate {
        /// The year as given.
        year: i32,
        /// The month as given; 1 is January.
        month: u32,
        /// The day of the month as given.
        day: u32,
    },
    /// A count of days since 1970-01-01 that lies outside the years 1 to 9999.
    #[error("day number {days} lies outside the years 1 to 9999")]
    DayNumberOutOfRange {
        /// The count as given.
        days: i32,
    },
    /// The clock has no such time of day (25:61, 24:00).
    #[error("there is no time of day {hour:02}:{minute:02}")]
    NoSuchTime {
        /// The hour as given.
        hour: u32,
        /// The minute as given.
        minute: u32,
    },
    /// A text that does not have the form its type asks for.
    #[error("`{text}` is not {what}; it should look like {example}")]
    Unreadable {
        /// What was wanted, with its article: "a date".
        what: &'static str,
        /// The text as given, cut short when it is long.
        text: String,
        /// One text that would have been read.
        example: &'static str,
    },
    /// No such name in the IANA zone database.
    #[error("`{name}` is not a time zone; it should be a name such as Europe/London")]
    UnknownZone {
        /// The name as given, cut short when it is long.
        name: String,
    },
    /// An interval must end after it starts.
    #[error("an interval from {start} to {end} has no length")]
    EmptyInterval {
        /// The start as given.
        start: Instant,
        /// The end as given.
        end: Instant,
    },
    /// A range of dates must not end before it starts.
    #[error("a range from {first} to {last} runs backwards")]
    BackwardRange {
        /// The first day as given.
        first: LocalDate,
        /// The last day as given.
        last: LocalDate,
    },
    /// The clocks go forward over this wall time: it does not occur.
    #[error("this time does not occur, the clocks go forward over it; the nearest are {after} and {before}")]
    InGap {
        /// The wall time read with the offset in force before the change.
        before: Instant,
        /// The wall time read with the offset in force after the change.
        after: Instant,
    },
    /// The clocks go back over this wall time: it occurs twice.
    #[error("this time occurs twice, the clocks go back over it; it is {earlier} or {later}")]
    InFold {
        /// The first time it occurs.
        earlier: Instant,
        /// The second time it occurs.
        later: Instant,
    },
}

impl TimeError {
    /// The error for `text` that should have been `what` and look like `example`.
    pub(crate) fn unreadable(what: &'static str, text: &str, example: &'static str) -> Self {
        Self::Unreadable { what, text: shortened(text), example }
    }

    /// The error for a zone name that the database does not have.
    pub(crate) fn unknown_zone(name: &str) -> Self {
        Self::UnknownZone { name: shortened(name) }
    }
}

/// A message must stay readable even when the input is megabytes of garbage.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 40;
    match text.char_indices().nth(LONGEST) {
        Some((cut, _)) => format!("{}...", &text[..cut]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_in_the_message() {
        let error = TimeError::unreadable("a date", &"é".repeat(1_000_000), "2026-03-29");
        assert_eq!(error.to_string(), format!("`{}...` is not a date; it should look like 2026-03-29", "é".repeat(40)));
    }
}
