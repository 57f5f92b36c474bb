//! Callers and their keys.

use scheduler_model::{Role, VenueId, VenueScope};

use crate::samples::places::only;
use crate::{Harness, Samples};

/// A caller is found by its key alone, changes under its id, and is gone when revoked; the list has every one, by name.
pub async fn callers_are_found_by_their_keys(harness: &Harness) {
    let samples = Samples::new();
    let venues = [VenueId::from_uuid(samples.uuid()), VenueId::from_uuid(samples.uuid())];
    let staff = samples.caller("Zoë's desk", Role::Staff, only(&venues));
    let web = samples.caller("Public web", Role::Public, VenueScope::All);
    let none = samples.caller("Nowhere", Role::Admin, only(&[]));
    let store = &harness.store;
    for record in [&staff, &web, &none] {
        store.put_caller(record).await.unwrap();
    }
    assert_eq!(store.callers().await.unwrap(), vec![none.clone(), web.clone(), staff.clone()]);
    for record in [&staff, &web, &none] {
        assert_eq!(store.caller_by_key(record.key_hash).await.unwrap().as_ref(), Some(&record.caller));
    }
    assert_eq!(store.caller_by_key([0; 32]).await.unwrap(), None);

    let mut changed = staff.clone();
    changed.caller.name = "The desk".to_owned();
    changed.caller.role = Role::Admin;
    changed.caller.venues = VenueScope::All;
    changed.key_hash = [1; 32];
    store.put_caller(&changed).await.unwrap();
    assert_eq!(store.caller_by_key(staff.key_hash).await.unwrap(), None, "the old key no longer opens");
    assert_eq!(store.caller_by_key(changed.key_hash).await.unwrap(), Some(changed.caller.clone()));

    let mut revoked = changed.clone();
    revoked.revoked_at = Some(changed.created_at);
    store.put_caller(&revoked).await.unwrap();
    assert_eq!(store.caller_by_key(revoked.key_hash).await.unwrap(), None);
    assert_eq!(store.callers().await.unwrap(), vec![none, web, revoked]);
}

/// A key opens for one caller.
pub async fn a_key_belongs_to_one_caller(harness: &Harness) {
    let samples = Samples::new();
    let first = samples.caller("First", Role::Public, VenueScope::All);
    let mut second = samples.caller("Second", Role::Public, VenueScope::All);
    second.key_hash = first.key_hash;
    harness.store.put_caller(&first).await.unwrap();
    super::assert_refused(harness.store.put_caller(&second).await, store::Constraint::Other);
}
