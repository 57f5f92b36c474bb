//! The outbox: leased, sent, tried again, given up, silenced.

use std::collections::BTreeSet;
use std::sync::Arc;

use calendars::Span;
use scheduler_model::{ChangeSet, MessageChannel, MessageId, MessageKind, NewMessage};
use store::{Constraint, MessageResult, OutboxStats, OutboxWaiting, SendVerdict};

use super::assert_refused;
use crate::samples::open_tables;
use crate::{Harness, World};

const MINUTE: Span = Span::from_minutes(1);

fn saying(messages: &[&NewMessage]) -> ChangeSet {
    ChangeSet { messages: messages.iter().map(|&message| message.clone()).collect(), ..ChangeSet::default() }
}

/// `count` messages, each of another booking, in the outbox.
async fn filled(world: &World<'_>, count: usize) -> Vec<NewMessage> {
    let session = world.add_one(open_tables(9, 9)).await.session;
    let now = world.harness.now().await;
    let mut messages = Vec::new();
    for _ in 0..count {
        let booking = world.samples.booking(&session, world.samples.strangers(), now);
        messages.push(world.samples.message(MessageKind::Booked, &session, &booking, now));
    }
    world.harness.write(&saying(&messages.iter().collect::<Vec<_>>())).await.unwrap();
    messages
}

async fn stats(harness: &Harness) -> (u64, u64, u64, u64) {
    let OutboxStats { pending, sent, failed, superseded, .. } = harness.store.outbox_stats().await.unwrap();
    (pending, sent, failed, superseded)
}

async fn leased(world: &World<'_>, limit: u32, lease_for: Span) -> (uuid::Uuid, Vec<MessageId>) {
    let lease = world.samples.uuid();
    let items = world.harness.store.lease_messages(lease, limit, lease_for).await.unwrap();
    (lease, items.iter().map(|item| item.message.id).collect())
}

/// A message comes out as it went in, in the order of writing, and nobody else gets it while it is leased.
pub async fn a_message_is_leased_and_sent(harness: &Harness) {
    let world = World::open(harness).await;
    let messages = filled(&world, 3).await;
    let written = harness.store.outbox_stats().await.unwrap().oldest_pending.unwrap();
    let lease = world.samples.uuid();
    let items = harness.store.lease_messages(lease, 2, MINUTE).await.unwrap();
    for (item, message) in items.iter().zip(&messages) {
        assert_eq!((&item.message, item.attempts, item.lease), (message, 0, lease));
        assert_eq!(item.created_at, written);
    }
    assert_eq!(items.len(), 2);
    let (_, rest) = leased(&world, 10, MINUTE).await;
    assert_eq!(rest, [messages[2].id]);
    assert_eq!(leased(&world, 10, MINUTE).await.1, []);

    assert!(harness.store.message_sent(messages[0].id, lease, "<1@example.org>").await.unwrap());
    assert_eq!(stats(harness).await, (2, 1, 0, 0));
    assert!(!harness.store.message_sent(messages[0].id, lease, "<1@example.org>").await.unwrap(), "it is sent once");
}

/// A lease that ran out and went to another worker is worth nothing; the message is due again meanwhile.
pub async fn a_lost_lease_writes_nothing(harness: &Harness) {
    let world = World::open(harness).await;
    let message = filled(&world, 1).await.remove(0).id;
    let (slow, _) = leased(&world, 1, Span::ZERO).await;
    let (quick, again) = leased(&world, 1, MINUTE).await;
    assert_eq!(again, [message]);
    let store = &harness.store;
    assert!(!store.message_sent(message, slow, "x").await.unwrap());
    assert!(!store.message_retry(message, slow, Span::ZERO, "x").await.unwrap());
    assert!(!store.message_failed(message, slow, "x").await.unwrap());
    assert_eq!(stats(harness).await, (1, 0, 0, 0));
    assert!(store.message_sent(message, quick, "x").await.unwrap());
    let unknown = MessageId::from_uuid(world.samples.uuid());
    assert!(!store.message_sent(unknown, quick, "x").await.unwrap());
}

/// A message that could not be sent waits for its next attempt; attempts are counted; given up means given up.
pub async fn a_message_is_tried_again_and_given_up(harness: &Harness) {
    let world = World::open(harness).await;
    let messages = filled(&world, 2).await;
    let (first, second) = (messages[0].id, messages[1].id);
    let store = &harness.store;
    let (lease, _) = leased(&world, 2, MINUTE).await;
    assert!(store.message_retry(first, lease, Span::ZERO, "451 try later").await.unwrap());
    assert!(store.message_retry(second, lease, Span::from_hours(1), "451 try later").await.unwrap());
    assert!(!store.message_retry(first, lease, Span::ZERO, "451").await.unwrap(), "an attempt has one result");

    let lease = world.samples.uuid();
    let items = store.lease_messages(lease, 9, MINUTE).await.unwrap();
    assert_eq!(items.iter().map(|item| (item.message.id, item.attempts)).collect::<Vec<_>>(), [(first, 1)]);
    assert!(store.message_failed(first, lease, "550 no such mailbox").await.unwrap());
    assert_eq!(stats(harness).await, (1, 0, 1, 0));
    assert_eq!(leased(&world, 9, MINUTE).await.1, []);
}

/// A lease is a try. One that ran out without a result is told to whoever takes the message next.
pub async fn a_try_without_a_result_counts(harness: &Harness) {
    let world = World::open(harness).await;
    let messages = filled(&world, 1).await;
    let store = &harness.store;
    for (tries, unfinished) in [(0, false), (1, true), (2, true)] {
        let items = store.lease_messages(world.samples.uuid(), 9, Span::ZERO).await.unwrap();
        assert_eq!(
            items.iter().map(|item| (item.attempts, item.unfinished)).collect::<Vec<_>>(),
            [(tries, unfinished)]
        );
    }
    let (lease, _) = leased(&world, 9, MINUTE).await;
    assert!(store.message_retry(messages[0].id, lease, Span::ZERO, "451 try later").await.unwrap());
    let items = store.lease_messages(world.samples.uuid(), 9, MINUTE).await.unwrap();
    assert_eq!(items.iter().map(|item| (item.attempts, item.unfinished)).collect::<Vec<_>>(), [(4, false)]);
}

/// Results of several tries are written at once, each by its own lease; what waits is counted without what is done.
pub async fn results_are_written_together(harness: &Harness) {
    let world = World::open(harness).await;
    let messages = filled(&world, 5).await;
    let written = harness.store.outbox_stats().await.unwrap().oldest_pending;
    let (lease, ids) = leased(&world, 4, MINUTE).await;
    let sent = || SendVerdict::Sent { transport_id: "<1@example.org>".to_owned() };
    let failed = SendVerdict::Failed { error: "550 no such mailbox".to_owned() };
    let retry = SendVerdict::Retry { after: Span::ZERO, error: "451 try later".to_owned() };
    let result = |id, lease, verdict| MessageResult { id, lease, verdict };
    let results = [
        result(ids[0], lease, sent()),
        result(MessageId::from_uuid(world.samples.uuid()), lease, sent()),
        result(ids[1], world.samples.uuid(), sent()),
        result(ids[2], lease, failed),
        result(ids[3], lease, retry),
        result(messages[4].id, lease, sent()),
    ];
    let store = &harness.store;
    assert_eq!(store.finish_messages(&results).await.unwrap(), [true, false, false, true, true, false]);
    assert_eq!(stats(harness).await, (3, 1, 1, 0));
    assert_eq!(store.outbox_waiting().await.unwrap(), OutboxWaiting { pending: 3, oldest: written });
    let (_, again) = leased(&world, 9, MINUTE).await;
    assert_eq!(BTreeSet::from_iter(again), BTreeSet::from([ids[3], messages[4].id]), "the other is leased still");
    assert_eq!(store.finish_messages(&[]).await.unwrap(), [false; 0]);
}

/// What has been due longest comes first.
pub async fn the_longest_due_comes_first(harness: &Harness) {
    let world = World::open(harness).await;
    let messages = filled(&world, 2).await;
    let (lease, _) = leased(&world, 1, MINUTE).await;
    assert!(harness.store.message_retry(messages[0].id, lease, Span::from_micros(1), "later").await.unwrap());
    let expected = [messages[1].id, messages[0].id];
    if let Some(clock) = &harness.clock {
        clock.advance(MINUTE);
    }
    assert_eq!(leased(&world, 9, MINUTE).await.1, expected);
}

/// A new message silences those of its booking that still wait, leased or not, and none that went out or are another's.
pub async fn a_newer_message_silences_older_ones(harness: &Harness) {
    let world = World::open(harness).await;
    let session = world.add_one(open_tables(9, 9)).await.session;
    let now = harness.now().await;
    let mut booking = world.samples.booking(&session, world.samples.strangers(), now);
    let other = world.samples.booking(&session, world.samples.strangers(), now);
    let say = |kind, booking: &_| world.samples.message(kind, &session, booking, now);

    let sent = say(MessageKind::Held, &booking);
    harness.write(&saying(&[&sent])).await.unwrap();
    let (lease, _) = leased(&world, 1, MINUTE).await;
    assert!(harness.store.message_sent(sent.id, lease, "x").await.unwrap());

    let email = say(MessageKind::Booked, &booking);
    let text = NewMessage {
        channel: MessageChannel::Sms,
        recipient: "07700 900123".to_owned(),
        ..say(MessageKind::Booked, &booking)
    };
    let unrelated = say(MessageKind::Booked, &other);
    harness.write(&saying(&[&email, &text, &unrelated])).await.unwrap();
    assert_eq!(stats(harness).await, (3, 1, 0, 0), "those of one batch do not silence each other");

    let (lease, in_flight) = leased(&world, 1, MINUTE).await;
    assert_eq!(in_flight, [email.id]);
    booking.version = 2;
    let newer = say(MessageKind::Changed, &booking);
    harness.write(&saying(&[&newer])).await.unwrap();
    assert_eq!(stats(harness).await, (2, 1, 0, 2));
    assert!(!harness.store.message_retry(email.id, lease, Span::ZERO, "x").await.unwrap(), "it is silent for good");
    let (_, waiting) = leased(&world, 9, MINUTE).await;
    assert_eq!(waiting.into_iter().collect::<BTreeSet<_>>(), [unrelated.id, newer.id].into());
}

/// There is one message per subject, kind, version, channel and recipient.
pub async fn a_message_is_written_once(harness: &Harness) {
    let world = World::open(harness).await;
    let message = filled(&world, 1).await.remove(0);
    let again = NewMessage { id: MessageId::from_uuid(world.samples.uuid()), ..message.clone() };
    assert_refused(harness.write(&saying(&[&again])).await, Constraint::Other);
    assert_eq!(stats(harness).await, (1, 0, 0, 0), "the refused batch silenced nothing");
    for different in [
        NewMessage { version: 2, ..again.clone() },
        NewMessage { kind: MessageKind::Changed, ..again.clone() },
        NewMessage { recipient: "b@example.org".to_owned(), ..again.clone() },
    ] {
        let different = NewMessage { id: MessageId::from_uuid(world.samples.uuid()), ..different };
        harness.write(&saying(&[&different])).await.unwrap();
    }
}

/// Workers that lease at the same time never get the same message, and together get all.
pub async fn workers_share_the_outbox(harness: &Harness) {
    let world = World::open(harness).await;
    let messages = filled(&world, 60).await;
    let mut workers = tokio::task::JoinSet::new();
    for _ in 0..6 {
        let (store, lease) = (Arc::clone(&harness.store), world.samples.uuid());
        workers.spawn(async move {
            let mut mine = Vec::new();
            loop {
                let items = match store.lease_messages(lease, 7, MINUTE).await {
                    Ok(items) => items,
                    Err(error) if error.may_retry() => continue,
                    Err(error) => panic!("{error}"),
                };
                if items.is_empty() {
                    return mine;
                }
                for item in items {
                    assert!(store.message_sent(item.message.id, lease, "x").await.unwrap());
                    mine.push(item.message.id);
                }
            }
        });
    }
    let mut got = Vec::new();
    while let Some(mine) = workers.join_next().await {
        got.extend(mine.unwrap());
    }
    got.sort();
    let mut expected: Vec<_> = messages.iter().map(|message| message.id).collect();
    expected.sort();
    assert_eq!(got, expected);
    assert_eq!(stats(harness).await, (0, 60, 0, 0));
    assert_eq!(harness.store.outbox_stats().await.unwrap().oldest_pending, None);
}
