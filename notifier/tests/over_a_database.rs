//! From the outbox of a real database to a mail in the demonstration's mailbox.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::Arc;

use notifier::{
    DEFAULT_ARRIVE_MINUTES_BEFORE, Delivery, DrainReport, FileMailbox, ManageLinks, MessageRenderer, OutboxWorker,
    Sender, Stage, WorkerConfig, WorkerParts,
};
use scheduler_model::{Bilingual, ChangeSet, MessageKind, NewMessage};
use store::{Clock, ManualClock, Store};
use store_conformance::samples::open_tables;
use store_conformance::{Harness, World};
use store_sqlite::{SqliteConfig, SqliteStore};

fn sender() -> Sender {
    Sender::new(Bilingual::same("Prison visits"), "visits@example.org", None).unwrap()
}

fn worker(store: &Arc<dyn Store>, delivery: &Delivery, clock: &ManualClock) -> OutboxWorker {
    let links = ManageLinks::new("a secret of some length", "https://visits.example").unwrap();
    let parts = WorkerParts {
        outbox: Arc::clone(store),
        renderer: Arc::new(MessageRenderer::new(sender(), links, DEFAULT_ARRIVE_MINUTES_BEFORE).unwrap()),
        transport: delivery.transport(Stage::Demo).unwrap(),
        sender: sender(),
        clock: Arc::new(clock.clone()),
    };
    OutboxWorker::new(parts, WorkerConfig::default(), 1).unwrap()
}

async fn say(harness: &Harness, messages: &[NewMessage]) {
    let changes = ChangeSet { messages: messages.to_vec(), ..ChangeSet::default() };
    harness.write(&changes).await.unwrap();
}

#[tokio::test]
async fn what_a_transaction_wrote_lies_in_the_mailbox_and_only_the_newest_word_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let clock = ManualClock::at("2026-11-23T12:00:00Z".parse().unwrap());
    let config = SqliteConfig::new(folder.path().join("ledger.db"), Arc::new(clock.clone()));
    let store: Arc<dyn Store> = Arc::new(SqliteStore::open(&config).await.unwrap());
    store.migrate().await.unwrap();
    let harness = Harness::new(Arc::clone(&store)).with_clock(clock.clone());
    let world = World::open(&harness).await;
    let session = world.add_one(open_tables(9, 9)).await.session;
    clock.set(session.interval.start().minus(calendars::Span::from_hours(72)));

    let now = clock.now();
    let mut one = world.samples.booking(&session, world.samples.strangers(), now);
    let other = world.samples.booking(&session, world.samples.strangers(), now);
    one.contact.email = Some("one@example.org".to_owned());
    let booked = world.samples.message(MessageKind::Booked, &session, &one, now);
    let mut refused = world.samples.message(MessageKind::Booked, &session, &other, now);
    refused.recipient = "no address".to_owned();
    say(&harness, &[booked, refused]).await;
    one.version += 1;
    let cancelled = world.samples.message(MessageKind::Cancelled, &session, &one, now);
    say(&harness, std::slice::from_ref(&cancelled)).await;

    let delivery = Delivery::File { folder: folder.path().join("mail") };
    let report = worker(&store, &delivery, &clock).drain().await.unwrap();
    assert_eq!(report, DrainReport { sent: 1, failed: 1, ..DrainReport::default() });
    let stats = store.outbox_stats().await.unwrap();
    assert_eq!((stats.pending, stats.sent, stats.failed, stats.superseded), (0, 1, 1, 1));

    let mailbox = FileMailbox::open(folder.path().join("mail")).unwrap();
    let list = mailbox.list(10).await.unwrap();
    assert_eq!(list.len(), 1);
    assert_eq!(list[0].to, "one@example.org");
    let mail = mailbox.read(&list[0].key).await.unwrap();
    assert!(mail.text.contains(&one.reference.to_string()), "{}", mail.text);
    let calendar = mail.calendar.unwrap();
    assert!(calendar.contains("METHOD:CANCEL") && calendar.contains("SEQUENCE:1"), "{calendar}");
    assert!(calendar.contains(&format!("UID:{}@example.org", one.id)), "{calendar}");
    store.close().await;
}
