//! When a hearing was asked for, is due, and may be held.

use calendars::LocalDate;
use listing_model::{DateSpan, Priority, Window};

use super::draft::Draft;
use super::kinds::{CASE_MANAGEMENT, INTERIM_RELIEF};
use crate::calendar::{Calendar, DAY};
use crate::hand::Hand;

/// The dates of a hearing, and how urgent it is.
pub(crate) struct Times {
    pub(crate) received: LocalDate,
    pub(crate) target: LocalDate,
    pub(crate) priority: Priority,
    pub(crate) window: Option<Window>,
}

pub(crate) fn times(draft: &Draft, calendar: &Calendar, hand: &mut Hand) -> Times {
    let age = match draft.kind.code {
        INTERIM_RELIEF => hand.between(2, 8),
        CASE_MANAGEMENT => hand.between(5, 80),
        _ => hand.between(15, 365),
    };
    let received = calendar.horizon.today.plus_days(-i64::from(age));
    let target = received.plus_days(7 * i64::from(draft.kind.target_weeks));
    let (priority, window) = if draft.kind.code == INTERIM_RELIEF {
        (Priority::Critical, Some(span(calendar.horizon.first, calendar.horizon.today.plus_days(35))))
    } else {
        circumstances(draft, calendar, hand)
    };
    Times { received, target, priority, window }
}

#[derive(Clone, Copy, Default)]
enum Circumstance {
    #[default]
    Usual,
    /// A hearing was put off: it must take place soon, in a narrow window on which the parties have agreed.
    PutOff,
    /// The parties need some weeks or months to make ready.
    NotYet,
    /// It must be over by a day: somebody leaves the country, an appeal waits.
    SoonEnough,
    /// Ordered for a certain day.
    Fixed,
    /// Expedited by order.
    Expedited,
}

fn circumstances(draft: &Draft, calendar: &Calendar, hand: &mut Hand) -> (Priority, Option<Window>) {
    use Circumstance::{Expedited, Fixed, NotYet, PutOff, SoonEnough, Usual};
    const SHARES: [(Circumstance, u32); 6] =
        [(Usual, 48), (PutOff, 7), (NotYet, 30), (SoonEnough, 11), (Fixed, 1), (Expedited, 3)];
    let days = draft.minutes.div_ceil(DAY);
    // Sitting days, from after notice until as late as the hearing may begin.
    let earliest = 10;
    let latest = calendar.count().saturating_sub(days + 1).max(earliest);
    let last = calendar.horizon.last;
    let usual = if hand.percent(12) { Priority::High } else { Priority::Standard };
    match hand.weighted(&SHARES) {
        Usual => (usual, None),
        NotYet => {
            let first = hand.between(earliest, (calendar.count() / 2).max(earliest).min(latest));
            (usual, Some(span(calendar.day(first), last)))
        }
        SoonEnough => {
            let end = hand.between((calendar.count() / 2).max(earliest).min(latest), latest);
            (usual, Some(span(calendar.horizon.first, calendar.day(end + days))))
        }
        PutOff => {
            let first = hand.between(earliest, latest);
            let end = first + days + hand.between(10, 25);
            (Priority::High, Some(span(calendar.day(first), calendar.day(end))))
        }
        Fixed => (usual, Some(Window::FixedDate(calendar.day(hand.between(earliest, latest))))),
        Expedited => {
            let end = earliest + days + hand.between(20, 45);
            (Priority::Urgent, Some(span(calendar.horizon.first, calendar.day(end))))
        }
    }
}

fn span(first: LocalDate, last: LocalDate) -> Window {
    Window::Between(DateSpan { first, last })
}
