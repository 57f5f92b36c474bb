//! When a zone's clocks change.

use crate::{Instant, Span, Zone};

/// A moment at which a zone's wall clock jumps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ClockChange {
    /// The first instant after it.
    pub(crate) at: Instant,
    /// Seconds ahead of UTC before it.
    pub(crate) offset_before: i32,
    /// Seconds ahead of UTC after it.
    pub(crate) offset_after: i32,
}

impl Zone {
    /// The changes after `from`, up to and including `to`, in order. Two within one week may be missed; no zone does that.
    pub(crate) fn changes(self, from: Instant, to: Instant) -> Vec<ClockChange> {
        let mut changes = Vec::new();
        let mut start = from;
        while start < to {
            let end = start.plus(Span::from_hours(7 * 24)).min(to);
            let (offset_before, offset_after) = (self.offset_seconds(start), self.offset_seconds(end));
            if offset_before != offset_after {
                let at = self.first_with_other_offset(start, end, offset_before);
                changes.push(ClockChange { at, offset_before, offset_after });
            }
            start = end;
        }
        changes
    }

    /// Halves the stretch until the change lies between two neighbouring seconds.
    fn first_with_other_offset(self, start: Instant, end: Instant, offset: i32) -> Instant {
        let (mut same, mut other) = (start.seconds(), end.seconds());
        while other - same > 1 {
            let middle = i64::midpoint(same, other);
            if self.offset_seconds(Instant::from_seconds(middle)) == offset {
                same = middle;
            } else {
                other = middle;
            }
        }
        Instant::from_seconds(other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn london_changes_twice_a_year() {
        let at = |text: &str| text.parse::<Instant>().unwrap();
        let change = |text, offset_before, offset_after| ClockChange { at: at(text), offset_before, offset_after };
        assert_eq!(
            Zone::LONDON.changes(at("2026-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z")),
            [change("2026-03-29T01:00:00Z", 0, 3600), change("2026-10-25T01:00:00Z", 3600, 0)]
        );
        assert_eq!(Zone::UTC.changes(at("2026-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z")), []);
    }
}
