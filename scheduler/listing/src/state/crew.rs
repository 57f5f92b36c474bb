//! Who can take part in an item, what that costs, and the cheapest crew who are free.

use super::State;
use super::price::More;
use crate::ground::item::Item;
use crate::mask::Mask;
use crate::place::{Crew, NO_ROOM, NOBODY};

/// When and where people are wanted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Call {
    /// The first day.
    pub(crate) day: u16,
    /// The grain at which that begins.
    pub(crate) start: u8,
    /// The room, or [`NO_ROOM`].
    pub(crate) room: u16,
    /// Its venue, if there is a room.
    pub(crate) venue: u16,
}

impl State<'_> {
    /// Whether a person can take part in an item at a time, each of its days.
    pub(crate) fn can_take(&self, item: &Item, person: u16, call: Call) -> bool {
        let grains = self.ground.calendar.grains;
        let mut new_days = 0_u16;
        for nth in 0..item.days() {
            let day = call.day + nth;
            if !self.is_free(person, day, item.mask(nth, call.start, grains)) {
                return false;
            }
            if call.room != NO_ROOM && !self.may_be_at(person, day, call.venue) {
                return false;
            }
            new_days += u16::from(!self.sits_on(self.ground.at(person, day)));
        }
        new_days <= 1 || self.may_sit_so_many_more(item, person, call.day, new_days)
    }

    /// Whether a person's limits allow so many new days, not one by one but together.
    fn may_sit_so_many_more(&self, item: &Item, person: u16, first: u16, new_days: u16) -> bool {
        let of = &self.ground.people.all[usize::from(person)];
        if self.sitting.days(person).saturating_add(new_days) > of.most {
            return false;
        }
        let mut week = u16::MAX;
        let mut in_week = 0;
        for day in first..first + item.days() {
            let its = self.ground.calendar.calendar_week[usize::from(day)];
            if its != week {
                (week, in_week) = (its, self.sitting.in_week(person, its));
            }
            in_week += u8::from(!self.sits_on(self.ground.at(person, day)));
            if in_week > of.most_in_a_week {
                return false;
            }
        }
        true
    }

    /// What it costs that a person takes part in an item, all layers as one number.
    pub(crate) fn price_of(&self, item: &Item, person: u16, call: Call) -> i64 {
        let grains = self.ground.calendar.grains;
        let more = |nth: u16| {
            let mask: Mask = item.mask(nth, call.start, grains);
            More { mask, start: if nth == 0 { call.start } else { 0 }, room: call.room, venue: call.venue }
        };
        let first = self.extra(person, call.day, more(0));
        if item.is_within_a_day() {
            return first;
        }
        // Balance grows with each day; the first day's price stands for all, which the exact score then corrects.
        (1..item.days()).map(|nth| self.extra(person, call.day + nth, more(nth))).fold(first, i64::saturating_add)
    }

    /// Adds the cheapest free people to a crew that has its first member, whose price is not counted here. Nothing if a seat
    /// or a language finds nobody, or if they cost more than `most`.
    pub(crate) fn complete(&self, item: &Item, call: Call, presiding: u16, most: i64) -> Option<(i64, Crew)> {
        let mut crew = [NOBODY; crate::place::MOST_PEOPLE];
        crew[0] = presiding;
        let mut cost = 0_i64;
        for (at, fitting) in item.crew.iter().enumerate().skip(1) {
            let taken = &crew[..at];
            let mut best: Option<(i64, u16)> = None;
            for &person in fitting {
                if taken.contains(&person) || !self.can_take(item, person, call) {
                    continue;
                }
                let price = self.price_of(item, person, call);
                if best.is_none_or(|(least, _)| price < least) {
                    best = Some((price, person));
                    if price <= 0 {
                        break;
                    }
                }
            }
            let (price, person) = best?;
            cost = cost.saturating_add(price);
            if cost >= most {
                return None;
            }
            crew[at] = person;
        }
        Some((cost, crew))
    }
}
