//! The days on which an item may begin: its windows and its notice.

use calendars::LocalDate;
use listing_model::{Hearing, Placement, Window};

use super::Draft;

/// The days on which an item may begin.
pub(super) struct Days {
    /// The first.
    pub(super) from: u16,
    /// One past the last.
    pub(super) until: u16,
    /// One that notice rules out and the list in force allows.
    pub(super) also: Option<u16>,
}

impl Draft<'_> {
    /// The days on which an item of these hearings may begin that takes so many.
    pub(super) fn days(&self, hearings: &[&Hearing], placed: &[Option<&Placement>], length: u16) -> Days {
        let calendar = self.numbers.calendar;
        let all = u16::try_from(calendar.days()).unwrap_or(u16::MAX);
        let mut days = Days { from: 0, until: (all + 1).saturating_sub(length), also: None };
        let mut notice = 0;
        for hearing in hearings {
            match hearing.window {
                None => {}
                Some(Window::Between(span)) => {
                    days.from = days.from.max(calendar.on_or_after(span.first));
                    let end = calendar.on_or_after(span.last.plus_days(1));
                    days.until = days.until.min((end + 1).saturating_sub(length));
                }
                Some(Window::FixedDate(date)) => {
                    let day = calendar.day(date).unwrap_or(u16::MAX);
                    days.from = days.from.max(day);
                    days.until = days.until.min(day.saturating_add(1));
                }
            }
            let earliest: LocalDate = self.problem.horizon.today.plus_days(i64::from(hearing.notice_days));
            notice = notice.max(calendar.on_or_after(earliest));
        }
        if notice > days.from {
            let in_force = placed.iter().map(|place| place.and_then(|place| calendar.day(place.date)));
            let kept = in_force.reduce(|one, other| if one == other { one } else { None }).flatten();
            days.also = kept.filter(|day| (days.from..days.until).contains(day) && *day < notice);
            days.from = notice;
        }
        days
    }
}
