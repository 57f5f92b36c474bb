//! Holds are kept, changed, and found when they ran out.

use calendars::Units;
use scheduler_model::{ChangeSet, Channel, Hold, HoldId, HoldState, Party, PartyMember, PartyRole, SessionId};
use store::Constraint;

use super::assert_refused;
use crate::changes::{batch, granting};
use crate::samples::takings::contact;
use crate::samples::{day, later, open_tables};
use crate::world::{holds, sessions};
use crate::{Harness, World};

async fn read(harness: &Harness, id: HoldId) -> Hold {
    harness.store.hold(id).await.unwrap().unwrap().hold
}

/// A hold reads back whole, with its place, in and outside a transaction; an unknown one is nothing.
pub async fn a_hold_reads_back(harness: &Harness) {
    let world = World::open(harness).await;
    let entry = world.add_one(open_tables(9, 9)).await;
    let soon = later(harness.now().await, 10);
    let mut hold = world.samples.hold(&entry.session, world.samples.strangers(), soon);
    hold.contact = Some(contact());
    hold.channel = Channel::Staff;
    hold.units = Units(2);
    harness.write(&granting(&world.samples, &entry.session, &hold)).await.unwrap();
    let anonymous = Party(vec![PartyMember { role: PartyRole::Visitor, person: None, name: None, born: None }]);
    let blank = world.samples.hold(&entry.session, anonymous, soon);
    harness.write(&granting(&world.samples, &entry.session, &blank)).await.unwrap();

    let row = harness.store.hold(hold.id).await.unwrap().unwrap();
    assert_eq!(row.hold, hold);
    assert_eq!((row.session, row.space), (entry.session.clone(), world.hall.clone()));
    assert_eq!((row.venue.id, row.venue.version), (world.venue.id, 4));
    assert_eq!(read(harness, blank.id).await, blank);
    let unknown = HoldId::from_uuid(world.samples.uuid());
    assert_eq!(harness.store.hold(unknown).await.unwrap(), None);
    let ledger = harness.ledger(&holds(&[hold.id, unknown])).await;
    assert_eq!(ledger.holds.into_values().collect::<Vec<_>>(), vec![hold]);
}

/// A hold's state, version, party and contact change; each state reads back.
pub async fn a_hold_changes(harness: &Harness) {
    let world = World::open(harness).await;
    let entry = world.add_one(open_tables(9, 9)).await;
    let now = harness.now().await;
    let mut hold = world.samples.hold(&entry.session, Party::default(), later(now, 10));
    harness.write(&granting(&world.samples, &entry.session, &hold)).await.unwrap();
    let states = [
        HoldState::Live { expires_at: later(now, 20) },
        HoldState::Released { at: now },
        HoldState::Expired { at: later(now, 5) },
        HoldState::Confirmed { at: later(now, 6) },
    ];
    for state in states {
        hold.version += 1;
        hold.state = state;
        hold.party = world.samples.strangers();
        hold.contact = Some(contact());
        harness.write(&ChangeSet { holds_changed: vec![hold.clone()], ..ChangeSet::default() }).await.unwrap();
        assert_eq!(read(harness, hold.id).await, hold);
    }
}

/// Changing a hold that does not exist is refused, and so is making one twice.
pub async fn a_hold_exists_once_before_it_changes(harness: &Harness) {
    let world = World::open(harness).await;
    let entry = world.add_one(open_tables(9, 9)).await;
    let hold = world.samples.hold(&entry.session, Party::default(), later(harness.now().await, 10));
    let change = ChangeSet { holds_changed: vec![hold.clone()], ..ChangeSet::default() };
    assert_refused(harness.write(&change).await, Constraint::Other);
    let make = ChangeSet { holds_new: vec![hold.clone()], ..ChangeSet::default() };
    harness.write(&make).await.unwrap();
    assert_refused(harness.write(&make).await, Constraint::Other);
}

/// Locking a session brings every hold of it that ran out and still counts, and no other.
pub async fn locking_finds_holds_that_ran_out(harness: &Harness) {
    let world = World::open(harness).await;
    let here = world.add(day(), (10, 11), &[open_tables(9, 9)]).await.session;
    let there = world.add(day(), (12, 13), &[open_tables(9, 9)]).await.session;
    let mut transaction = harness.store.begin().await.unwrap();
    let now = transaction.now();
    let hold = |session, expires_at| world.samples.hold(session, world.samples.strangers(), expires_at);
    let due = hold(&here, later(now, -30));
    let just_due = hold(&here, now);
    let live = hold(&here, later(now, 30));
    let elsewhere = hold(&there, later(now, -30));
    let mut released = hold(&here, later(now, -30));
    released.state = HoldState::Released { at: later(now, -40) };
    let all = [&due, &just_due, &live, &elsewhere, &released];
    let changes = ChangeSet { holds_new: all.map(Clone::clone).to_vec(), ..ChangeSet::default() };
    transaction.write(&changes).await.unwrap();
    transaction.commit().await.unwrap();

    let ledger = harness.ledger(&sessions(&[here.id])).await;
    let mut expected = vec![due.clone(), just_due.clone()];
    expected.sort_by_key(|hold| hold.id);
    assert_eq!(ledger.holds.into_values().collect::<Vec<_>>(), expected);

    let mut scope = sessions(&[here.id]);
    scope.holds.insert(live.id);
    assert_eq!(harness.ledger(&scope).await.holds.len(), 3, "named ones come as well");
}

/// The sessions with holds that ran out are found, those of the longest-expired first, as many as asked for.
pub async fn sessions_with_expired_holds_are_found(harness: &Harness) {
    let world = World::open(harness).await;
    let now = harness.now().await;
    let mut due = Vec::new();
    for (start, minutes) in (9..).zip([-5, -50, 20, -20, -35, -10, -44]) {
        let entry = world.add(day(), (start, start + 1), &[open_tables(9, 9)]).await;
        let hold = |minutes| {
            let hold = world.samples.hold(&entry.session, world.samples.strangers(), later(now, minutes));
            granting(&world.samples, &entry.session, &hold)
        };
        harness.write(&batch([hold(minutes + 4), hold(minutes), hold(60)])).await.unwrap();
        if minutes < 0 {
            due.push((minutes, entry.session.id));
        }
    }
    due.sort_unstable();
    let expected: Vec<SessionId> = due.into_iter().map(|(_, session)| session).collect();
    let mut transaction = harness.store.begin().await.unwrap();
    assert_eq!(transaction.sessions_with_expired_holds(10).await.unwrap(), expected);
    assert_eq!(transaction.sessions_with_expired_holds(2).await.unwrap(), expected[..2]);
}
