//! Events, messages, outcomes.

use calendars::{CapacityClass, Instant, Zone};
use scheduler_model::{
    Bilingual, Booking, BookingReceipt, CallerId, EventId, EventKind, IdempotencyKey, IdempotentOutcome,
    MessageChannel, MessageFacts, MessageId, MessageKind, NewEvent, NewMessage, Outcome, PersonName, Session, VenueId,
};

use super::Samples;

impl Samples {
    /// An event of a venue.
    pub fn event(&self, kind: EventKind, venue: VenueId) -> NewEvent {
        NewEvent { id: EventId::from_uuid(self.uuid()), kind, venue, session: None, booking: None, version: 1 }
    }

    /// An event of a booking.
    pub fn booking_event(&self, kind: EventKind, booking: &Booking) -> NewEvent {
        NewEvent {
            session: Some(booking.session),
            booking: Some(booking.id),
            version: u64::from(booking.version),
            ..self.event(kind, booking.venue)
        }
    }

    /// An e-mail about a booking as it is.
    pub fn message(&self, kind: MessageKind, session: &Session, booking: &Booking, decided_at: Instant) -> NewMessage {
        NewMessage {
            id: MessageId::from_uuid(self.uuid()),
            booking: booking.id,
            subject: booking.id.uuid(),
            kind,
            version: booking.version,
            channel: MessageChannel::Email,
            recipient: booking.contact.email.clone().unwrap_or_default(),
            language: booking.contact.language,
            facts: MessageFacts {
                booking: booking.id,
                reference: Some(booking.reference),
                sequence: booking.version - 1,
                venue: Bilingual::same("HMP Parc"),
                address: vec!["Heol Hopcyn John".to_owned()],
                phone: None,
                email: Some("desk@example.org".to_owned()),
                space: Bilingual { en: "Hall".to_owned(), cy: Some("Neuadd".to_owned()) },
                class: CapacityClass::OpenTable,
                date: session.date,
                start: session.start,
                end: session.end,
                zone: Zone::LONDON,
                starts_at: session.interval.start(),
                ends_at: session.interval.end(),
                lead: None,
                visitors: vec![PersonName { first: "Siân".to_owned(), last: "Lee".to_owned() }],
                prisoner: None,
                held_until: None,
                cancelled_because: None,
                moved_from: Some((session.date, session.start)),
                decided_at,
            },
        }
    }

    /// The outcome "booked" under a key.
    pub fn outcome(&self, caller: CallerId, key: &str, booking: &Booking) -> IdempotentOutcome {
        let mut fingerprint = [9_u8; 32];
        fingerprint[..16].copy_from_slice(self.uuid().as_bytes());
        IdempotentOutcome {
            caller,
            key: IdempotencyKey { key: key.to_owned(), fingerprint },
            outcome: Outcome::Booked(BookingReceipt::from(booking)),
        }
    }
}
