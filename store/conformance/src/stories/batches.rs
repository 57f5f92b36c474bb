//! A batch of many hundreds is one write.

use scheduler_model::{ChangeSet, Channel, HoldId, HoldState, MessageKind, OccupancySource};
use store::{Scope, Wanted};

use crate::changes::{batch, booking, granting};
use crate::samples::{day, later, open_tables};
use crate::{Harness, World};

/// Seven hundred bookings in seven sessions, with their people, messages and outcomes, in one batch: all is there.
pub async fn a_batch_of_hundreds_is_written_whole(harness: &Harness) {
    const BOOKINGS: usize = 700;
    let world = World::open(harness).await;
    let mut sessions = Vec::new();
    for hour in 9..16 {
        sessions.push(world.add(day(), (hour, hour + 1), &[open_tables(200, 200)]).await.session);
    }
    let now = harness.now().await;
    let caller = world.samples.caller_id();
    let mut parts = Vec::new();
    let mut made = Vec::new();
    for (number, session) in (0..BOOKINGS).zip(sessions.iter().cycle()) {
        let one = world.samples.booking(session, world.samples.strangers(), now);
        let mut part = booking(&world.samples, session, &one);
        part.messages.push(world.samples.message(MessageKind::Booked, session, &one, now));
        part.outcomes.push(world.samples.outcome(caller, &format!("key {number}"), &one));
        parts.push(part);
        made.push(one);
    }
    let changes = batch(parts);
    let written = harness.write(&changes).await.unwrap();
    assert_eq!(written.last_event, 8 + 700);
    for session in &sessions {
        assert_eq!(world.counts(session.id).await[0].taken_public.booked, 100);
    }

    let mut transaction = harness.store.begin().await.unwrap();
    let wanted = Wanted { bookings: made.iter().map(|one| one.id).collect(), ..Wanted::default() };
    let located = transaction.locate(&wanted).await.unwrap();
    assert_eq!((located.sessions.len(), located.people.len()), (7, 2 * BOOKINGS));
    let scope = Scope {
        sessions: located.sessions,
        people: located.people,
        bookings: wanted.bookings,
        keys: changes.outcomes.iter().map(|outcome| (caller, outcome.key.key.clone())).collect(),
        ..Scope::default()
    };
    let ledger = transaction.lock(&scope).await.unwrap();
    drop(transaction);
    assert_eq!(ledger.bookings, made.iter().map(|one| (one.id, one.clone())).collect());
    let occupied: Vec<_> = ledger.occupancies.into_values().flatten().collect();
    assert_eq!(occupied.len(), changes.occupancies_new.len());
    assert!(changes.occupancies_new.iter().take(20).all(|time| occupied.contains(time)));
    assert_eq!(ledger.replays.len(), BOOKINGS);
    let told: Vec<_> = harness.store.events(8, 1_000, None).await.unwrap().events;
    assert_eq!(told.into_iter().map(|event| event.event).collect::<Vec<_>>(), changes.events);
    let leased =
        harness.store.lease_messages(world.samples.uuid(), 1_000, calendars::Span::from_minutes(1)).await.unwrap();
    assert_eq!(leased.into_iter().map(|item| item.message).collect::<Vec<_>>(), changes.messages);
}

/// Hundreds of holds change and give their time back in one batch.
pub async fn hundreds_of_holds_end_at_once(harness: &Harness) {
    let world = World::open(harness).await;
    let entry = world.add_one(open_tables(400, 400)).await;
    let now = harness.now().await;
    let mut holds: Vec<_> =
        (0..300).map(|_| world.samples.hold(&entry.session, world.samples.strangers(), later(now, -1))).collect();
    harness.write(&batch(holds.iter().map(|hold| granting(&world.samples, &entry.session, hold)))).await.unwrap();
    let ledger = harness.ledger(&crate::world::sessions(&[entry.session.id])).await;
    assert_eq!(ledger.holds.len(), 300);
    for hold in &mut holds {
        hold.version = 2;
        hold.state = HoldState::Expired { at: now };
    }
    let expire = ChangeSet {
        capacity: vec![crate::changes::delta(entry.session.id, Channel::Public, -300, 0)],
        occupancies_gone: holds.iter().map(|hold| OccupancySource::Hold(hold.id)).collect(),
        holds_changed: holds.clone(),
        ..ChangeSet::default()
    };
    harness.write(&expire).await.unwrap();
    assert_eq!(world.counts(entry.session.id).await, entry.counts);
    let ids: Vec<HoldId> = holds.iter().map(|hold| hold.id).collect();
    let ledger = harness.ledger(&crate::world::holds(&ids)).await;
    assert_eq!(ledger.holds, holds.into_iter().map(|hold| (hold.id, hold)).collect());
}
