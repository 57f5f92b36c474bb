//! One session as a thing of its own, which one deed after another changes.

use std::collections::{BTreeMap, BTreeSet};

use calendars::{CapacityClass, Instant};
use scheduler_model::{BookingId, Channel, HoldId};

/// Tables by class: all of them, and the public's share.
pub(crate) type Tables = BTreeMap<CapacityClass, (u32, u32)>;

/// Units of a class, taken through a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Seat {
    pub(crate) class: CapacityClass,
    pub(crate) channel: Channel,
    pub(crate) units: u32,
}

/// What has become of a hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Life {
    /// It keeps its units until then.
    Live(Instant),
    /// It has ended, and how.
    Ended(&'static str),
}

/// A session.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Place {
    tables: Tables,
    listed: bool,
    holds: BTreeMap<HoldId, (Seat, Life)>,
    bookings: BTreeMap<BookingId, Seat>,
}

/// What must be so for a deed to be possible.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Check {
    /// The hold keeps its units.
    Live(HoldId),
    /// The hold has ended in this way.
    Ended(HoldId, &'static str),
    /// The booking has this seat.
    Stands(BookingId),
    /// So many units are left for the channel, once what is given back is counted.
    Room(Seat, Giving),
    /// Exactly so many are left, and they are too few.
    Full(Seat, u32, Giving),
    /// The class is not offered.
    NotOffered(CapacityClass),
    /// The session is in the timetable.
    Listed(bool),
    /// This is all.
    Final(Final),
}

/// What a demand gives back first, if it has it then.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Giving {
    pub(crate) hold: Option<HoldId>,
    pub(crate) booking: Option<BookingId>,
}

/// How a session stands when everything is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Final {
    pub(crate) tables: Tables,
    pub(crate) listed: bool,
    pub(crate) holds: BTreeMap<HoldId, &'static str>,
    pub(crate) bookings: BTreeMap<BookingId, Seat>,
}

/// What a deed does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Effect {
    /// The timetable changes.
    Offer(Tables, bool),
    /// A hold begins.
    Hold(HoldId, Seat, Instant),
    /// A hold lives longer.
    Extend(HoldId, Instant),
    /// A hold ends, in this way.
    End(HoldId, &'static str),
    /// A hold ends if it is live then.
    GiveBack(HoldId),
    /// A booking takes a seat, or another seat.
    Book(BookingId, Seat),
    /// A booking leaves.
    Leave(BookingId),
}

/// One deed: what must be so, and what becomes so.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Deed {
    pub(crate) checks: Vec<Check>,
    pub(crate) effects: Vec<Effect>,
}

impl Place {
    /// The instants at which live holds run out, in order.
    pub(crate) fn ends(&self) -> BTreeSet<Instant> {
        let live = self.holds.values().filter_map(|(_, life)| match life {
            Life::Live(until) => Some(*until),
            Life::Ended(_) => None,
        });
        live.collect()
    }

    /// Time has come to `now`: what has run out has run out.
    pub(crate) fn pass(&mut self, now: Instant) {
        for (_, life) in self.holds.values_mut() {
            if matches!(life, Life::Live(until) if *until <= now) {
                *life = Life::Ended("expired");
            }
        }
    }

    /// What comes of a deed; nothing if it is not possible now.
    pub(crate) fn after(&self, deed: &Deed) -> Option<Self> {
        if !deed.checks.iter().all(|check| self.holds_true(check)) {
            return None;
        }
        let mut place = self.clone();
        deed.effects.iter().for_each(|effect| place.apply(effect));
        Some(place)
    }

    fn holds_true(&self, check: &Check) -> bool {
        match check {
            Check::Live(hold) => matches!(self.holds.get(hold), Some((_, Life::Live(_)))),
            Check::Ended(hold, how) => matches!(self.holds.get(hold), Some((_, Life::Ended(way))) if way == how),
            Check::Stands(booking) => self.bookings.contains_key(booking),
            Check::Room(seat, giving) => self.left(*seat, *giving).is_some_and(|left| left >= i64::from(seat.units)),
            Check::Full(seat, left, giving) => {
                *left < seat.units && self.left(*seat, *giving).is_some_and(|seen| seen.max(0) == i64::from(*left))
            }
            Check::NotOffered(class) => self.tables.get(class).is_none_or(|(total, _)| *total == 0),
            Check::Listed(listed) => self.listed == *listed,
            Check::Final(end) => self.is(end),
        }
    }

    /// Units that the seat's channel could still take; nothing if the class is not offered.
    fn left(&self, seat: Seat, giving: Giving) -> Option<i64> {
        let (total, share) = self.tables.get(&seat.class).copied().filter(|(total, _)| *total > 0)?;
        let held =
            self.holds.iter().filter(|(id, (_, life))| matches!(life, Life::Live(_)) && Some(**id) != giving.hold);
        let booked = self.bookings.iter().filter(|(id, _)| Some(**id) != giving.booking);
        let seats = held.map(|(_, (seat, _))| seat).chain(booked.map(|(_, seat)| seat));
        let (mut all, mut public) = (0_i64, 0_i64);
        for taken in seats.filter(|taken| taken.class == seat.class) {
            all += i64::from(taken.units);
            if taken.channel == Channel::Public {
                public += i64::from(taken.units);
            }
        }
        let in_all = i64::from(total) - all;
        Some(match seat.channel {
            Channel::Public => in_all.min(i64::from(share) - public),
            Channel::Staff => in_all,
        })
    }

    fn apply(&mut self, effect: &Effect) {
        match effect {
            Effect::Offer(tables, listed) => {
                // A session that leaves the timetable keeps what it offered; it only closes.
                if *listed {
                    self.tables.clone_from(tables);
                }
                self.listed = *listed;
            }
            Effect::Hold(hold, seat, until) => {
                self.holds.insert(*hold, (*seat, Life::Live(*until)));
            }
            Effect::Extend(hold, until) => self.turn(*hold, Life::Live(*until)),
            Effect::End(hold, how) => self.turn(*hold, Life::Ended(how)),
            Effect::GiveBack(hold) => {
                if self.holds_true(&Check::Live(*hold)) {
                    self.turn(*hold, Life::Ended("released"));
                }
            }
            Effect::Book(booking, seat) => {
                self.bookings.insert(*booking, *seat);
            }
            Effect::Leave(booking) => {
                self.bookings.remove(booking);
            }
        }
    }

    fn turn(&mut self, hold: HoldId, life: Life) {
        if let Some(known) = self.holds.get_mut(&hold) {
            known.1 = life;
        }
    }

    fn is(&self, end: &Final) -> bool {
        let ended = |(id, (_, life)): (&HoldId, &(Seat, Life))| match life {
            Life::Ended(how) => Some((*id, *how)),
            Life::Live(_) => None,
        };
        let offered = |tables: &Tables| -> Tables {
            tables.iter().filter(|(_, (total, _))| *total > 0).map(|(class, tables)| (*class, *tables)).collect()
        };
        self.holds.iter().map(ended).collect::<Option<BTreeMap<_, _>>>().as_ref() == Some(&end.holds)
            && self.bookings == end.bookings
            && self.listed == end.listed
            && offered(&self.tables) == offered(&end.tables)
    }
}
