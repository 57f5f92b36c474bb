//! Parties, holds, bookings and the time that they take.

use calendars::{CapacityClass, Instant, LocalDate, Span, Units};
use scheduler_model::{
    Booking, BookingId, BookingState, Channel, Contact, Hold, HoldId, HoldState, Language, Occupancy, OccupancySource,
    Party, PartyMember, PartyRole, PersonId, PersonName, Session,
};

use super::Samples;

impl Samples {
    /// A party of a prisoner and a visitor.
    pub fn party(&self, prisoner: PersonId, visitor: PersonId) -> Party {
        let member = |role, person, last: &str| PartyMember {
            role,
            person: Some(person),
            name: Some(PersonName { first: "Siân".to_owned(), last: last.to_owned() }),
            born: LocalDate::new(1984, 2, 29).ok(),
        };
        Party(vec![
            member(PartyRole::Prisoner, prisoner, "O'Neil"),
            member(PartyRole::LeadVisitor, visitor, "\"Quote\" ÿ"),
        ])
    }

    /// A party of two people who are in nothing else.
    pub fn strangers(&self) -> Party {
        self.party(self.person(), self.person())
    }

    /// A live hold of one open table, granted for ten minutes that end at `expires_at`.
    pub fn hold(&self, session: &Session, party: Party, expires_at: Instant) -> Hold {
        let created_at = expires_at.minus(Span::from_minutes(10));
        Hold {
            id: HoldId::from_uuid(self.uuid()),
            booking: BookingId::from_uuid(self.uuid()),
            replaces: false,
            venue: session.venue,
            session: session.id,
            class: CapacityClass::OpenTable,
            channel: Channel::Public,
            units: Units(1),
            party,
            contact: None,
            caller: self.caller_id(),
            created_at,
            last_moment: created_at.plus(Span::from_minutes(60)),
            version: 1,
            state: HoldState::Live { expires_at },
        }
    }

    /// A booking of one open table, made at `now`.
    pub fn booking(&self, session: &Session, party: Party, now: Instant) -> Booking {
        Booking {
            id: BookingId::from_uuid(self.uuid()),
            reference: self.reference(),
            venue: session.venue,
            session: session.id,
            class: CapacityClass::OpenTable,
            channel: Channel::Public,
            units: Units(1),
            party,
            contact: contact(),
            caller: self.caller_id(),
            created_at: now,
            updated_at: now,
            version: 1,
            state: BookingState::Booked,
        }
    }
}

/// Somebody to write to, in Welsh.
#[must_use]
pub fn contact() -> Contact {
    Contact { email: Some("sian@example.org".to_owned()), phone: None, language: Language::Welsh }
}

/// The time that a hold takes of everybody in it.
#[must_use]
pub fn hold_occupancies(session: &Session, hold: &Hold) -> Vec<Occupancy> {
    let until = match hold.state {
        HoldState::Live { expires_at } => Some(expires_at),
        _ => None,
    };
    occupancies(session, &hold.party, hold.booking, OccupancySource::Hold(hold.id), until)
}

/// The time that a booking takes of everybody in it.
#[must_use]
pub fn booking_occupancies(session: &Session, booking: &Booking) -> Vec<Occupancy> {
    occupancies(session, &booking.party, booking.id, OccupancySource::Booking(booking.id), None)
}

fn occupancies(
    session: &Session,
    party: &Party,
    booking: BookingId,
    source: OccupancySource,
    until: Option<Instant>,
) -> Vec<Occupancy> {
    let occupancy = |(person, role)| Occupancy {
        person,
        role,
        booking,
        source,
        session: session.id,
        interval: session.interval,
        until,
    };
    party.people().map(occupancy).collect()
}
