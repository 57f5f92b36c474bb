//! Notices and lengths of time as people write them: `3 working days`, `10 minutes`.

use calendars::{MinimumNotice, Span};

/// How a notice may be written.
pub(super) const NOTICE_CURE: &str = "write it as `2 days`, `3 working days` or `3 working days with weekends`";

/// Reads a minimum notice.
pub(super) fn read_notice(text: &str) -> Option<MinimumNotice> {
    let (number, unit) = text.split_once(' ')?;
    let days = number.parse().ok().filter(|_| number.bytes().all(|byte| byte.is_ascii_digit()))?;
    match unit {
        "day" | "days" => Some(MinimumNotice::CalendarDays { days }),
        "working day" | "working days" => Some(MinimumNotice::WorkingDays { days, weekends_count: false }),
        "working day with weekends" | "working days with weekends" => {
            Some(MinimumNotice::WorkingDays { days, weekends_count: true })
        }
        _ => None,
    }
}

/// Writes a minimum notice as [`read_notice`] reads it.
pub(super) fn write_notice(notice: MinimumNotice) -> String {
    let (days, unit, weekends) = match notice {
        MinimumNotice::CalendarDays { days } => (days, "day", ""),
        MinimumNotice::WorkingDays { days, weekends_count: false } => (days, "working day", ""),
        MinimumNotice::WorkingDays { days, weekends_count: true } => (days, "working day", " with weekends"),
    };
    let plural = if days == 1 { "" } else { "s" };
    format!("{days} {unit}{plural}{weekends}")
}

/// Reads `28 days`.
pub(super) fn read_days(text: &str) -> Option<u16> {
    let (number, unit) = text.split_once(' ')?;
    let days = number.parse().ok().filter(|_| number.bytes().all(|byte| byte.is_ascii_digit()))?;
    matches!(unit, "day" | "days").then_some(days)
}

/// Reads `10 minutes`; at most a week's worth.
pub(super) fn read_minutes(text: &str) -> Option<Span> {
    let (number, unit) = text.split_once(' ')?;
    let minutes: u16 = number.parse().ok().filter(|_| number.bytes().all(|byte| byte.is_ascii_digit()))?;
    let sensible = (1..=7 * 24 * 60).contains(&minutes) && matches!(unit, "minute" | "minutes");
    sensible.then(|| Span::from_minutes(i64::from(minutes)))
}

/// A number of `unit`s, in the plural where it is one.
pub(super) fn counted(number: i64, unit: &str) -> String {
    if number == 1 { format!("1 {unit}") } else { format!("{number} {unit}s") }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("0 days")]
    #[case("1 day")]
    #[case("3 working days")]
    #[case("1 working day with weekends")]
    #[case("7 working days with weekends")]
    fn a_notice_reads_back(#[case] text: &str) {
        assert_eq!(write_notice(read_notice(text).unwrap()), text);
    }

    #[rstest]
    #[case("")]
    #[case("3")]
    #[case("-3 days")]
    #[case("+3 days")]
    #[case("300 days")]
    #[case("three days")]
    #[case("3 weeks")]
    #[case("3  days")]
    fn not_a_notice(#[case] text: &str) {
        assert_eq!(read_notice(text), None);
    }

    #[test]
    fn lengths() {
        assert_eq!(read_days("28 days"), Some(28));
        assert_eq!(read_days("28"), None);
        assert_eq!(read_minutes("10 minutes"), Some(Span::from_minutes(10)));
        assert_eq!(read_minutes("0 minutes"), None);
        assert_eq!(read_minutes("65000 minutes"), None);
    }
}
