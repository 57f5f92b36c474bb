//! Days and times: windows, notice, parties, links by order, locks.

use listing_model::Window;

use super::Survey;
use crate::mask::{self, Mask};
use crate::reason::Reason;
use crate::rules::{Book, Rules};
use crate::state::State;

/// What is known of an item's time once for all.
pub(super) struct When {
    /// The rules that each day breaks as a first day.
    days: Vec<Rules>,
    /// The starts that its length allows.
    fits: Mask,
    /// The day and grain from which links by order allow it, and until which; nothing if one that must be listed before is not.
    order: Option<((u16, u8), (u16, u8))>,
}

impl When {
    pub(super) fn new(book: &Book<'_>, state: &State<'_>, number: u32) -> Self {
        let item = &state.ground.items[number as usize];
        let calendar = &state.ground.calendar;
        let fits = match (item.is_within_a_day(), item.tail <= calendar.longest()) {
            (true, true) => calendar.parts.iter().fold(0, |sum, part| sum | mask::starts(part.mask, item.tail)),
            (true, false) => mask::starts(mask::first(u32::from(calendar.grains)), item.tail),
            (false, _) => 1,
        };
        let days = 0..u16::try_from(state.ground.days()).unwrap_or(u16::MAX);
        Self { days: days.map(|day| of_day(book, state, number, day)).collect(), fits, order: order(state, number) }
    }
}

/// The rules that a day breaks as the first day.
fn of_day(book: &Book<'_>, state: &State<'_>, number: u32, day: u16) -> Rules {
    let ground = state.ground;
    let item = &ground.items[number as usize];
    let dates = &ground.calendar.dates;
    let date = dates[usize::from(day)];
    let end = usize::from(day) + usize::from(item.days());
    let last = dates[end.min(dates.len()) - 1];
    let mut broken = if end > dates.len() { Rules::one(Reason::NotASittingDay) } else { Rules::NONE };
    for hearing in book.hearings(item) {
        let old = book.in_force.get(&hearing.id);
        let missed = match hearing.window {
            None => false,
            Some(Window::Between(span)) => date < span.first || span.last < last,
            Some(Window::FixedDate(fixed)) => date != fixed,
        };
        let notice = book.problem.horizon.today.days_until(date) < i64::from(hearing.notice_days);
        let stands = old.is_some_and(|old| old.date == date);
        let unlocked = hearing.lock.date && old.is_some() && !stands;
        let forbidden = hearing.forbidden.iter().any(|place| {
            let everywhere = place.venue.is_none() && place.room.is_none() && place.person.is_none();
            everywhere && place.days.is_none_or(|days| days.contains(date))
        });
        let found = [
            (Reason::OutsideWindow, missed),
            (Reason::ShortNotice, notice && !stands),
            (Reason::LockBroken, unlocked),
            (Reason::PlaceForbidden, forbidden),
        ];
        broken = found.into_iter().filter(|(_, holds)| *holds).fold(broken, |sum, (reason, _)| sum.with(reason));
    }
    broken
}

/// What links by order leave.
fn order(state: &State<'_>, number: u32) -> Option<((u16, u8), (u16, u8))> {
    let item = &state.ground.items[number as usize];
    if let Some(leeway) = state.leeway(number) {
        return Some(((leeway.from, leeway.from_grain), (leeway.until, leeway.until_grain)));
    }
    // Only different people who preside leave the time open; who may then preside is not a matter of time.
    let all_before = item.after_items.iter().all(|&(other, _)| state.places[other as usize].is_some());
    (all_before && super::people::presiding(state, number).len() > 1).then_some(((0, 0), (u16::MAX, u8::MAX)))
}

impl Survey<'_, '_> {
    /// The rules that a day breaks as the first day, whatever the time.
    pub(in crate::explain) fn of_day(&self, day: u16) -> Rules {
        self.when.days[usize::from(day)]
    }

    /// The starts on a day that the item's time and parties allow, with all rules but these.
    pub(in crate::explain) fn time(&self, day: u16, relaxed: Rules) -> Mask {
        let of_day = self.of_day(day);
        if of_day.has(Reason::NotASittingDay) || !of_day.are_among(relaxed) {
            return 0;
        }
        let mut starts = self.when.fits;
        if !relaxed.has(Reason::LockBroken) {
            starts &= self.item.starts;
        }
        if !relaxed.has(Reason::PartyUnavailable) {
            starts &= self.attended(day);
        }
        if !relaxed.has(Reason::PartyTaken) {
            starts &= self.parties_free(day);
        }
        if !relaxed.has(Reason::LinkOrder) {
            starts &= self.ordered(day);
        }
        starts
    }

    fn attended(&self, day: u16) -> Mask {
        let calendar = &self.state.ground.calendar;
        self.starts_in(day, |day| calendar.mask(self.item.attended[usize::from(day)]))
    }

    fn parties_free(&self, day: u16) -> Mask {
        let state = self.state;
        let busy = |party: &u32, day| state.party_busy[state.party_at(*party, day)];
        self.starts_in(day, |day| !self.item.parties.iter().fold(0, |sum, party| sum | busy(party, day)))
    }

    /// The starts that links by order allow.
    fn ordered(&self, day: u16) -> Mask {
        let Some(((from, from_grain), (until, until_grain))) = self.when.order else { return 0 };
        let item = self.item;
        let last = day + item.days() - 1;
        if day < from || last > until {
            return 0;
        }
        let mut starts = Mask::MAX;
        if day == from {
            starts &= !mask::first(u32::from(from_grain));
        }
        if last == until {
            let tail = if item.tail > 0 { item.tail } else { self.state.ground.calendar.grains };
            starts &= match (until_grain.checked_sub(tail), item.is_within_a_day()) {
                (Some(latest), true) => mask::first(u32::from(latest) + 1),
                (Some(_), false) => Mask::MAX,
                (None, _) => 0,
            };
        }
        starts
    }
}
