//! What a person's day costs, and what more of it would.

use listing_model::Layer;

use super::{State, balance};
use crate::ground::people::NOT_THERE;
use crate::mask::{self, Mask};
use crate::place::NO_ROOM;

/// What a person would do on one more occasion.
#[derive(Debug, Clone, Copy)]
pub(crate) struct More {
    /// The grains.
    pub(crate) mask: Mask,
    /// The first of them.
    pub(crate) start: u8,
    /// The room, or [`NO_ROOM`].
    pub(crate) room: u16,
    /// Its venue, if there is a room.
    pub(crate) venue: u16,
}

impl State<'_> {
    /// What a day's grains cost in the layer of compact sittings.
    pub(crate) fn compact(&self, busy: Mask, starts: Mask) -> i64 {
        let weights = &self.ground.weights;
        let mut cost = 0;
        for part in &self.ground.calendar.parts {
            let used = busy & part.mask;
            if used == 0 {
                continue;
            }
            if used != part.mask {
                cost += i64::from(weights.broken_sitting);
            }
            cost += i64::from(weights.gap) * i64::from(mask::gaps(used));
            let after_another = starts & (used << 1) & part.mask;
            cost += i64::from(weights.no_rest) * i64::from(after_another.count_ones());
        }
        cost
    }

    /// What one more occasion on a day would cost an office-holder, all layers as one number.
    pub(crate) fn extra(&self, person: u16, day: u16, more: More) -> i64 {
        let ground = self.ground;
        let of = &ground.people.all[usize::from(person)];
        if !of.is_holder {
            return 0;
        }
        let scale = &ground.scale;
        let at = ground.at(person, day);
        let now = &self.people[at];
        let blocked = ground.blocked_at[at].is_some();
        let compact =
            self.compact(now.busy | more.mask, now.starts | 1 << more.start) - self.compact(now.busy, now.starts);
        let mut cost = compact * scale.unit(Layer::Compact);
        if now.items.is_empty() && !blocked {
            let days = self.sitting.days(person);
            let more = balance(of.is_salaried, days + 1, of.possible) - balance(of.is_salaried, days, of.possible);
            cost += more * scale.unit(Layer::Balance) + of.day_cost * scale.unit(Layer::Travel);
        }
        if more.room != NO_ROOM {
            if now.in_rooms == 0 {
                if !blocked {
                    cost += of.venues[usize::from(more.venue)] * scale.unit(Layer::Travel);
                }
            } else if !self.rooms_of(at).any(|room| room == more.room) {
                cost += i64::from(ground.weights.room_change) * scale.unit(Layer::Continuity);
            }
        }
        cost
    }

    /// Whether a person may sit in a room of a venue on a day, by where they sit on it already.
    pub(crate) fn may_be_at(&self, person: u16, day: u16, venue: u16) -> bool {
        let of = &self.ground.people.all[usize::from(person)];
        let at = self.ground.at(person, day);
        let here = self.people[at].venue;
        !of.is_holder || (of.venues[usize::from(venue)] != NOT_THERE && (here == super::NOWHERE || here == venue))
    }

    /// Whether a person is free for these grains of a day, and may sit on it.
    pub(crate) fn is_free(&self, person: u16, day: u16, mask: Mask) -> bool {
        let at = self.ground.at(person, day);
        let free = self.ground.person_free[at] & !self.people[at].busy;
        free & mask == mask && self.sitting.may_on(person, day)
    }
}
