//! Leave, training and work elsewhere.

use listing_model::SittingsOn;

use crate::calendar::Calendar;
use crate::hand::Hand;

/// So many absences, each of so many sitting days in a row.
pub(crate) fn absences(count: u32, length: (u32, u32), calendar: &Calendar, hand: &mut Hand) -> Vec<SittingsOn> {
    let mut away: Vec<SittingsOn> = (0..count)
        .map(|_| {
            let first = hand.between(0, calendar.count().saturating_sub(1));
            let length = hand.between(length.0, length.1);
            whole_days(calendar, first, length)
        })
        .collect();
    away.sort_by_key(|span| (span.first, span.last));
    away
}

/// Whole sitting days in a row.
pub(crate) fn whole_days(calendar: &Calendar, first: u32, length: u32) -> SittingsOn {
    let last = first + length.max(1) - 1;
    SittingsOn { first: calendar.day(first), last: calendar.day(last), sittings: Vec::new() }
}
