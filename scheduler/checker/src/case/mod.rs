//! A case: all that belongs to one booking, judged together and then forgotten.

mod history;
mod holds;
mod instant;
mod messages;
mod party;
mod said;
mod time;

use crate::capacity::{Capacity, Taken, Taker};
use crate::feed::Feed;
use crate::findings::Findings;
use crate::places::Places;
use crate::rows::{Booking, Event, Hold, Message, Occupancy, Outcome};
use crate::{Code, Id, Part, RowRef};

/// What a case is judged with.
#[derive(Debug)]
pub(crate) struct Court<'a> {
    pub(crate) places: &'a Places,
    pub(crate) feed: &'a Feed,
    pub(crate) capacity: &'a mut Capacity,
    pub(crate) findings: &'a mut Findings,
    /// The latest instant known: a hold that runs out by then may have lost its people's time to others.
    pub(crate) now: i64,
}

/// All that belongs to one booking.
#[derive(Debug, Default)]
pub(crate) struct Case {
    pub(crate) id: Id,
    booking: Option<Booking>,
    holds: Vec<Hold>,
    events: Vec<Event>,
    messages: Vec<Message>,
    occupancies: Vec<Occupancy>,
    outcomes: Vec<Outcome>,
}

impl Case {
    pub(crate) fn of(id: Id) -> Self {
        Self { id, ..Self::default() }
    }

    pub(crate) fn add(&mut self, part: Part) {
        match part {
            Part::Booking(booking) => self.booking = Some(booking),
            Part::Hold(hold) => self.holds.push(hold),
            Part::Event(event) => self.events.push(event),
            Part::Message(message) => self.messages.push(message),
            Part::Occupancy(occupancy) => self.occupancies.push(occupancy),
            Part::Outcome(outcome) => self.outcomes.push(outcome),
        }
    }

    /// Judges the case.
    pub(crate) fn judge(&mut self, court: &mut Court<'_>) {
        self.events.sort_unstable_by_key(|event| event.seq);
        self.holds.sort_unstable_by_key(|hold| (hold.created_at, hold.id));
        self.messages.sort_unstable_by_key(|message| message.position);
        self.count(court);
        history::judge(self, court);
        holds::judge(self, court);
        time::judge(self, court);
        messages::judge(self, court);
        said::judge(self, court);
    }

    /// Adds up what the live holds and the standing booking take.
    fn count(&self, court: &mut Court<'_>) {
        let live = self.holds.iter().filter(|hold| hold.is_live());
        let held = live.map(|hold| Taken {
            session: hold.session,
            class: &hold.class,
            by: Taker { public: is_public(&hold.channel), booked: false },
            units: hold.units,
        });
        let standing = self.booking.iter().filter(|booking| booking.stands());
        let booked = standing.map(|booking| Taken {
            session: booking.session,
            class: &booking.class,
            by: Taker { public: is_public(&booking.channel), booked: true },
            units: booking.units,
        });
        held.chain(booked).for_each(|taken| court.capacity.taken(taken));
    }
}

impl Court<'_> {
    fn find(&mut self, code: Code, says: impl Into<String>, rows: impl IntoIterator<Item = RowRef>) {
        self.findings.add(code, || (says.into(), rows.into_iter().collect()));
    }

    /// Judges where a hold or booking is and how much it takes there.
    fn judge_seat(&mut self, what: &str, venue: Id, session: Id, units: i64, row: &dyn Fn() -> RowRef) {
        if let Some(fault) = self.places.fault(venue, session) {
            self.find(Code::PlaceWrong, format!("A {what} {fault}."), [row()]);
        }
        if units < 1 {
            self.find(Code::NoUnits, format!("A {what} takes {units} units."), [row()]);
        }
    }
}

impl Hold {
    fn is_live(&self) -> bool {
        self.state == "live"
    }

    fn row(&self) -> RowRef {
        let row = RowRef::of("holds").with("id", self.id).with("booking", self.booking);
        let row = row.with("replaces", self.replaces).with("session", self.session).with("class", &self.class);
        let row = row.with("channel", &self.channel).with("units", self.units).with("created_at", self.created_at);
        let row = row.with("last_moment", self.last_moment).with("version", self.version);
        row.with("state", &self.state).with("state_at", self.state_at)
    }
}

impl Booking {
    fn stands(&self) -> bool {
        self.state == "booked"
    }

    fn row(&self) -> RowRef {
        let row = RowRef::of("bookings").with("id", self.id).with("session", self.session).with("class", &self.class);
        let row = row.with("channel", &self.channel).with("units", self.units).with("created_at", self.created_at);
        let row = row.with("updated_at", self.updated_at).with("version", self.version).with("state", &self.state);
        row.maybe("cancelled_at", self.cancelled_at)
    }
}

fn is_public(channel: &str) -> bool {
    channel == "public"
}
