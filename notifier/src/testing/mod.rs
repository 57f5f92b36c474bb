//! What several tests start from. Nobody in it is real.

mod outbox;
mod smtp_server;

use calendars::{CapacityClass, LocalDate, LocalTime, Zone};
use scheduler_model::{
    Bilingual, BookingId, BookingReference, Language, MessageChannel, MessageFacts, MessageId, MessageKind, NewMessage,
    PersonName,
};
use uuid::Uuid;

pub(crate) use outbox::FakeOutbox;
pub(crate) use smtp_server::{Answer, SmtpServer, Step};

use crate::{DEFAULT_ARRIVE_MINUTES_BEFORE, ManageLinks, MessageRenderer, Sender};

pub(crate) fn name(first: &str, last: &str) -> PersonName {
    PersonName { first: first.to_owned(), last: last.to_owned() }
}

pub(crate) fn links() -> ManageLinks {
    ManageLinks::new("a secret of some length", "https://visits.example").unwrap()
}

pub(crate) fn sender() -> Sender {
    let name = Bilingual { en: "Prison visits".to_owned(), cy: Some("Ymweliadau carchar".to_owned()) };
    Sender::new(name, "visits@post.example.org", Some("visits.example.org")).unwrap()
}

pub(crate) fn renderer() -> MessageRenderer {
    MessageRenderer::new(sender(), links(), DEFAULT_ARRIVE_MINUTES_BEFORE).unwrap()
}

/// A visit at Cardiff on Saturday 5 December 2026 from 2pm to 3:30pm, told of on 23 November.
pub(crate) fn facts() -> MessageFacts {
    let (date, start, end) = (LocalDate::new(2026, 12, 5).unwrap(), at(14, 0), at(15, 30));
    let instant = |time| Zone::LONDON.resolve(date.at(time)).compatible();
    MessageFacts {
        booking: BookingId::from_uuid(Uuid::from_u128(0x0193_5e1a_0000_7000_8000_0000_0000_0001)),
        reference: BookingReference::from_random(0x0123_4567_89ab),
        sequence: 0,
        venue: Bilingual { en: "HMP Cardiff".to_owned(), cy: Some("Carchar Caerdydd".to_owned()) },
        address: vec!["Knox Road".to_owned(), "Cardiff".to_owned(), "CF24 0UG".to_owned()],
        phone: Some("029 2000 0000".to_owned()),
        email: Some("desk@cardiff.example.org".to_owned()),
        space: Bilingual { en: "Visits hall".to_owned(), cy: Some("Neuadd ymweliadau".to_owned()) },
        class: CapacityClass::OpenTable,
        date,
        start,
        end,
        zone: Zone::LONDON,
        starts_at: instant(start),
        ends_at: instant(end),
        lead: Some(name("Siân", "Okoro")),
        visitors: vec![name("Siân", "Okoro"), name("Bo", "Lee"), name("Owen", "Lee")],
        prisoner: Some(name("Jo", "Lee")),
        held_until: None,
        cancelled_because: None,
        moved_from: None,
        decided_at: "2026-11-23T10:00:00Z".parse().unwrap(),
    }
}

pub(crate) fn message(kind: MessageKind, language: Language, facts: MessageFacts) -> NewMessage {
    NewMessage {
        id: MessageId::from_uuid(Uuid::from_u128(0x0193_5e1a_0000_7000_8000_0000_0000_00aa)),
        booking: facts.booking,
        subject: facts.booking.uuid(),
        kind,
        version: facts.sequence + 1,
        channel: MessageChannel::Email,
        recipient: "sian@example.org".to_owned(),
        language,
        facts,
    }
}

pub(crate) fn at(hour: u32, minute: u32) -> LocalTime {
    LocalTime::new(hour, minute).unwrap()
}
