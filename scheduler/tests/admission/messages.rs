//! What people are told.

use scheduler_model::{Command, Contact, HoldRequest, Language, MessageKind, Party};

use crate::model_store::ModelStore;
use crate::orders::{ann, book, book_held, cancel, change, fresh, order, request, to};
use crate::world::{id, lead, prisoner, visitor};

fn family() -> Party {
    Party(vec![visitor(3, "2015-01-01"), prisoner(1), lead(2, "1990-01-01")])
}

fn held(contact: Option<Contact>) -> ModelStore {
    let mut store = ModelStore::two_fridays();
    store.one(order(1, Command::Hold(HoldRequest { party: family(), contact, ..request(1) })));
    store
}

#[test]
fn a_message_has_all_that_its_words_need() {
    let mut store = held(Some(ann()));
    insta::assert_json_snapshot!("held", store.messages);
    store.one(book_held(2, 1));
    insta::assert_json_snapshot!("booked", store.messages);
    store.one(change(3, 1001, to(fresh(2, 1))));
    insta::assert_json_snapshot!("changed", store.messages);
    store.one(cancel(4, 1001));
    insta::assert_json_snapshot!("cancelled", store.messages);
}

#[test]
fn a_message_about_a_hold_is_about_the_hold() {
    let store = held(Some(ann()));
    let message = &store.messages[0];
    assert_eq!(
        (message.kind, message.subject, message.booking),
        (MessageKind::Held, id::<scheduler_model::HoldId>(1).uuid(), id(1001))
    );
    assert_eq!(message.facts.held_until, Some(store.holds[&id(1)].state.instant()));
}

#[test]
fn whoever_has_no_address_is_told_nothing() {
    for email in [None, Some(" ".to_owned())] {
        let store = held(Some(Contact { email, phone: Some("07700 900123".into()), language: Language::English }));
        assert_eq!(store.messages, []);
    }
    assert_eq!(held(None).messages, []);
    let mut store = ModelStore::two_fridays();
    let mut order = book(1, 1, family());
    let Command::Book { contact, .. } = &mut order.command else { panic!() };
    contact.email = None;
    store.one(order);
    assert_eq!(store.messages, []);
}
