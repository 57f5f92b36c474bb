//! Visits by people whom nobody else names.

use std::sync::LazyLock;

use calendars::{CapacityClass, LocalDate, Units};
use engine::Submission;
use scheduler_model::{
    Caller, CallerId, Channel, Command, Contact, FreshPlace, IdempotencyKey, IdentityKey, Language, Party, PartyMember,
    PartyRole, PersonId, PersonKind, PersonName, Place, Role, SessionId, VenueScope,
};
use uuid::Uuid;

static IDENTITY: LazyLock<IdentityKey> = LazyLock::new(|| IdentityKey::from_secret("bench"));

/// How the visitor is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Told {
    /// By e-mail: the booking leaves a message in the outbox.
    ByEmail,
    /// By telephone: it leaves none, as one whose message has long been sent and cleared away.
    ByPhone,
}

/// The booking of the visit with that number: a prisoner and a visitor, a way to tell them, and an idempotency key.
pub(crate) fn booking(session: SessionId, visit: u64, told: Told) -> Submission {
    let person = |kind| Some(PersonId::derive(&IDENTITY, kind, &visit.to_string()));
    let name = |first: &str| Some(PersonName { first: first.to_owned(), last: format!("Lee-{visit}") });
    let born = LocalDate::new(1980, 1, 1).ok();
    let party = Party(vec![
        PartyMember { role: PartyRole::Prisoner, person: person(PersonKind::Prisoner), name: name("Sam"), born },
        PartyMember { role: PartyRole::LeadVisitor, person: person(PersonKind::Visitor), name: name("Ann"), born },
    ]);
    let (email, phone) = match told {
        Told::ByEmail => (Some(format!("ann.lee.{visit}@example.org")), None),
        Told::ByPhone => (None, Some("01632 960123".to_owned())),
    };
    let mut fingerprint = [0; 32];
    fingerprint[..8].copy_from_slice(&visit.to_le_bytes());
    Submission {
        command: Command::Book {
            place: Place::Fresh(FreshPlace { session, class: CapacityClass::OpenTable, units: Units(1) }),
            party: Some(party),
            contact: Contact { email, phone, language: Language::English },
        },
        caller: Caller {
            id: CallerId::from_uuid(Uuid::from_u128(1)),
            name: "bench".to_owned(),
            role: Role::Public,
            venues: VenueScope::All,
        },
        channel: Channel::Public,
        language: Language::English,
        idempotency: Some(IdempotencyKey { key: format!("visit-{visit}"), fingerprint }),
    }
}
