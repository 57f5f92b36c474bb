//! Other people, who book through the engine.

use calendars::{CapacityClass, Units};
use engine::Submission;
use scheduler_model::{
    Caller, CallerId, Channel, Command, Contact, FreshPlace, IdentityKey, Language, Outcome, Party, PartyMember,
    PartyRole, PersonId, PersonKind, PersonName, Place, Role, SessionId, VenueScope,
};
use store::CallerRecord;
use uuid::Uuid;

use crate::harness::Site;

/// Books tables for so many other families in a session.
pub(crate) async fn book_tables(site: &Site, session: SessionId, families: u32) {
    let caller = caller(site).await;
    for family in 0..families {
        let place = Place::Fresh(FreshPlace { session, class: CapacityClass::OpenTable, units: Units(1) });
        let contact = Contact { email: None, phone: None, language: Language::English };
        let command = Command::Book { place, party: Some(party(family)), contact };
        let outcome = submit(site, &caller, command).await;
        assert!(matches!(outcome, Outcome::Booked(_)), "family {family}: {outcome:?}");
    }
}

/// The tables that the public can still take in a session.
pub(crate) async fn tables_left(site: &Site, session: SessionId) -> u32 {
    let row = site.engine().store().session(session).await.unwrap().unwrap();
    row.entry.count(CapacityClass::OpenTable).unwrap().left(Channel::Public)
}

async fn submit(site: &Site, caller: &Caller, command: Command) -> Outcome {
    let submission = Submission {
        command,
        caller: caller.clone(),
        channel: Channel::Public,
        language: Language::English,
        idempotency: None,
    };
    site.engine().submit(submission).await.unwrap()
}

async fn caller(site: &Site) -> Caller {
    let caller = Caller {
        id: CallerId::from_uuid(Uuid::from_u128(0x0b5e_7000_8000_8000_0000_0000_0000_0001)),
        name: "other people".to_owned(),
        role: Role::Public,
        venues: VenueScope::All,
    };
    let created_at = site.engine().now();
    let record = CallerRecord { caller: caller.clone(), key_hash: [7; 32], created_at, revoked_at: None };
    site.engine().store().put_caller(&record).await.unwrap();
    caller
}

fn party(family: u32) -> Party {
    let key = IdentityKey::from_secret("other people");
    let person = |kind, name: &str| Some(PersonId::derive(&key, kind, &format!("{name} {family}")));
    let name = |first: &str| Some(PersonName { first: first.to_owned(), last: format!("Family {family}") });
    Party(vec![
        PartyMember {
            role: PartyRole::Prisoner,
            person: person(PersonKind::Prisoner, "prisoner"),
            name: name("Prisoner"),
            born: None,
        },
        PartyMember {
            role: PartyRole::LeadVisitor,
            person: person(PersonKind::Visitor, "visitor"),
            name: name("Visitor"),
            born: Some("1980-01-01".parse().unwrap()),
        },
    ])
}
