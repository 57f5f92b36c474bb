//! Audits: every row of one snapshot.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use checker::{Auditor, Part, Report, Row};
use scheduler_model::{ChangeSet, HoldState, MessageKind, OccupancySource, Session};
use store::{Store, StoreResult};

use crate::changes::{booking, confirming, granting};
use crate::samples::{later, open_tables};
use crate::{Harness, Samples, World};

async fn audit(store: &dyn Store) -> Report {
    let mut auditor = Auditor::new();
    store.audit(&mut |row| auditor.row(row)).await.unwrap();
    auditor.finish()
}

async fn rows(store: &dyn Store) -> Vec<Row> {
    let mut rows = Vec::new();
    store.audit(&mut |row| rows.push(row)).await.unwrap();
    rows
}

/// Books for strangers in a transaction of its own: a row, its time, its event, its message, its outcome.
async fn book(store: &dyn Store, samples: &Samples, session: &Session) -> StoreResult<()> {
    let mut transaction = store.begin().await?;
    let made = samples.booking(session, samples.strangers(), transaction.now());
    let mut changes = booking(samples, session, &made);
    changes.messages.push(samples.message(MessageKind::Booked, session, &made, made.created_at));
    changes.outcomes.push(samples.outcome(made.caller, "once", &made));
    transaction.write(&changes).await?;
    transaction.commit().await
}

/// A ledger of a live hold, a confirmed hold with its booking, and a booking without a hold: lawful, and every table is sent.
pub async fn a_whole_ledger_is_sent(harness: &Harness) {
    let world = World::open(harness).await;
    let samples = &world.samples;
    let session = world.add_one(open_tables(9, 9)).await.session;
    book(&*harness.store, samples, &session).await.unwrap();
    let mut transaction = harness.store.begin().await.unwrap();
    let ends = later(transaction.now(), 10);
    let (live, held) =
        (samples.hold(&session, samples.strangers(), ends), samples.hold(&session, samples.strangers(), ends));
    transaction.write(&granting(samples, &session, &live)).await.unwrap();
    transaction.write(&granting(samples, &session, &held)).await.unwrap();
    transaction.commit().await.unwrap();
    let mut transaction = harness.store.begin().await.unwrap();
    let now = transaction.now();
    let mut made = samples.booking(&session, held.party.clone(), now);
    made.id = held.booking;
    let confirmed = scheduler_model::Hold { version: 2, state: HoldState::Confirmed { at: now }, ..held.clone() };
    let mut changes: ChangeSet = confirming(samples, &session, &confirmed, &made);
    changes.messages.push(samples.message(MessageKind::Booked, &session, &made, now));
    assert!(changes.occupancies_gone.contains(&OccupancySource::Hold(held.id)));
    transaction.write(&changes).await.unwrap();
    transaction.commit().await.unwrap();

    let report = audit(&*harness.store).await;
    assert!(report.is_lawful(), "{report}");
    let rows = rows(&*harness.store).await;
    let number = |wanted: fn(&Row) -> bool| rows.iter().filter(|row| wanted(row)).count();
    assert_eq!(number(|row| matches!(row, Row::Venue(_) | Row::Space(_) | Row::Session(_) | Row::Count(_))), 4);
    // Two publications, two grants, two bookings; those of no booking are in the feed alone.
    assert_eq!(number(|row| matches!(row, Row::Feed(_))), 6);
    assert_eq!(number(|row| matches!(row, Row::EventId(_))), 6);
    assert_eq!(number(|row| matches!(row, Row::Case(_, Part::Event(_)))), 4);
    assert_eq!(number(|row| matches!(row, Row::Time(_))), 6);
    assert_eq!(number(|row| matches!(row, Row::Case(_, Part::Occupancy(_)))), 6);
    assert_eq!(number(|row| matches!(row, Row::Reference(_))), 2);
    assert_eq!(number(|row| matches!(row, Row::Case(_, Part::Booking(_)))), 2);
    assert_eq!(number(|row| matches!(row, Row::Case(_, Part::Hold(_)))), 2);
    assert_eq!(number(|row| matches!(row, Row::Case(_, Part::Message(_)))), 2);
    assert_eq!(number(|row| matches!(row, Row::Case(_, Part::Outcome(_)))), 1);
    assert_eq!(rows.len(), 1 + 4 + 6 + 6 + 4 + 6 + 6 + 2 + 2 + 2 + 2 + 1);

    let sent = rows.iter().find_map(|row| match row {
        Row::Case(_, Part::Booking(booking)) if booking.id.0 == *made.id.uuid().as_bytes() => Some(booking.clone()),
        _ => None,
    });
    let sent = sent.unwrap();
    assert_eq!((sent.venue.0, sent.session.0), (*made.venue.uuid().as_bytes(), *made.session.uuid().as_bytes()));
    assert_eq!((sent.reference, sent.units, sent.version), (made.reference.compact(), 1, 1));
    assert_eq!((sent.created_at, sent.updated_at, sent.cancelled_at), (now.micros(), now.micros(), None));
    assert_eq!((sent.class.as_str(), sent.channel.as_str(), sent.state.as_str()), ("open_table", "public", "booked"));
    let sent = rows.iter().find_map(|row| match row {
        Row::Case(_, Part::Hold(hold)) if hold.id.0 == *live.id.uuid().as_bytes() => Some(hold.clone()),
        _ => None,
    });
    let sent = sent.unwrap();
    assert_eq!((sent.booking.0, sent.replaces), (*live.booking.uuid().as_bytes(), false));
    assert_eq!((sent.created_at, sent.last_moment), (live.created_at.micros(), live.last_moment.micros()));
    assert_eq!((sent.state.as_str(), sent.state_at, sent.version), ("live", ends.micros(), 1));
}

/// Writers go on while audits read: each audit sees some commit, and that whole.
pub async fn an_audit_sees_whole_commits(harness: &Harness) {
    const AUDITS: usize = 6;
    let world = World::open(harness).await;
    let session = world.add_one(open_tables(100_000, 100_000)).await.session;
    let (store, samples) = (Arc::clone(&harness.store), Arc::clone(&world.samples));
    let stop = Arc::new(AtomicBool::new(false));
    let written = Arc::new(AtomicUsize::new(0));
    let (stopped, counted) = (Arc::clone(&stop), Arc::clone(&written));
    let writing = tokio::spawn(async move {
        while !stopped.load(Ordering::Relaxed) {
            book(&*store, &samples, &session).await.unwrap();
            counted.fetch_add(1, Ordering::Relaxed);
            // A store that never waits would let nobody else run.
            tokio::task::yield_now().await;
        }
    });
    let mut seen = Vec::new();
    for audits in 0..AUDITS {
        while written.load(Ordering::Relaxed) <= audits {
            tokio::task::yield_now().await;
        }
        let report = audit(&*harness.store).await;
        assert!(report.is_lawful(), "{report}");
        seen.push(report.rows());
    }
    stop.store(true, Ordering::Relaxed);
    writing.await.unwrap();
    assert!(seen.is_sorted(), "{seen:?} rows seen");
}
