//! Leases, pokes, bounds and stops.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use calendars::Span;
use store::{Clock, Outbox, OutboxState};
use tokio::sync::{Notify, Semaphore};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use super::{DrainReport, NOTHING, clock, config, numbered, outbox, worker};
use crate::testing::{FakeOutbox, renderer, sender};
use crate::worker::{OutboxWorker, WorkerConfig, WorkerConfigError, WorkerParts};
use crate::{DeliveryError, Mail, MailTransport, Receipt};

/// Lets mails through when the test opens the gate, and counts.
struct Gate {
    open: Semaphore,
    inside: AtomicUsize,
    most: AtomicUsize,
    entered: Notify,
    delivered: AtomicUsize,
}

impl Gate {
    fn closed() -> Arc<Self> {
        Arc::new(Self {
            open: Semaphore::new(0),
            inside: AtomicUsize::new(0),
            most: AtomicUsize::new(0),
            entered: Notify::new(),
            delivered: AtomicUsize::new(0),
        })
    }
}

#[async_trait]
impl MailTransport for Gate {
    async fn deliver(&self, mail: &Mail) -> Result<Receipt, DeliveryError> {
        let inside = self.inside.fetch_add(1, Ordering::SeqCst) + 1;
        self.most.fetch_max(inside, Ordering::SeqCst);
        self.entered.notify_one();
        self.open.acquire().await.unwrap().forget();
        self.inside.fetch_sub(1, Ordering::SeqCst);
        self.delivered.fetch_add(1, Ordering::SeqCst);
        Ok(Receipt { transport_id: mail.message_id().to_owned() })
    }
}

#[tokio::test]
async fn a_lost_lease_writes_nothing() {
    let clock = clock();
    let outbox = outbox(&clock, [numbered(1)]);
    let gate = Gate::closed();
    let slow = worker(&outbox, Arc::clone(&gate) as Arc<dyn MailTransport>, &clock);
    let slow = tokio::spawn(async move { slow.drain().await.unwrap() });
    gate.entered.notified().await;
    // The first worker's machine sleeps past its lease; another one takes the message.
    clock.advance(config().lease());
    let other = outbox.lease_messages(Uuid::from_u128(99), 1, config().lease()).await.unwrap();
    assert_eq!(other.len(), 1);
    gate.open.add_permits(1);
    assert_eq!(slow.await.unwrap(), DrainReport { unrecorded: 1, ..NOTHING });
    assert_eq!(outbox.row(0).state, OutboxState::Pending);
    assert!(outbox.message_sent(numbered(1).id, Uuid::from_u128(99), "x").await.unwrap());
}

#[tokio::test]
async fn messages_whose_last_try_had_no_result_go_one_by_one() {
    let clock = clock();
    let outbox = outbox(&clock, (1..=4).map(numbered));
    // A worker takes three and dies.
    assert_eq!(outbox.lease_messages(Uuid::from_u128(99), 3, config().lease()).await.unwrap().len(), 3);
    clock.advance(config().lease());
    let gate = Gate::closed();
    let other = worker(&outbox, Arc::clone(&gate) as Arc<dyn MailTransport>, &clock);
    let draining = tokio::spawn(async move { other.drain().await.unwrap() });
    for _ in 0..4 {
        gate.entered.notified().await;
        gate.open.add_permits(1);
    }
    assert_eq!(draining.await.unwrap(), DrainReport { sent: 4, ..NOTHING });
    assert_eq!(gate.most.load(Ordering::SeqCst), 1);
}

fn running(worker: OutboxWorker<FakeOutbox>) -> (Arc<Notify>, CancellationToken, tokio::task::JoinHandle<()>) {
    let (poke, stop) = (worker.poke(), CancellationToken::new());
    let token = stop.clone();
    (poke, stop, tokio::spawn(async move { worker.run(token).await }))
}

#[tokio::test(start_paused = true)]
async fn a_poke_wakes_at_once_and_time_alone_in_time() {
    let clock = clock();
    let outbox = outbox(&clock, []);
    let gate = Gate::closed();
    gate.open.add_permits(100);
    let (poke, stop, task) = running(worker(&outbox, Arc::clone(&gate) as Arc<dyn MailTransport>, &clock));
    tokio::time::sleep(Duration::from_secs(12)).await;
    let begun = tokio::time::Instant::now();
    outbox.add(numbered(1));
    poke.notify_one();
    gate.entered.notified().await;
    assert_eq!(begun.elapsed(), Duration::ZERO);
    outbox.add(numbered(2));
    gate.entered.notified().await;
    assert!(begun.elapsed() <= config().poll_every + Duration::from_millis(1), "{:?}", begun.elapsed());
    stop.cancel();
    task.await.unwrap();
    assert_eq!(outbox.states(), [OutboxState::Sent; 2]);
}

#[tokio::test(start_paused = true)]
async fn so_many_at_once_and_no_more() {
    let clock = clock();
    let outbox = outbox(&clock, (1..=40).map(numbered));
    let gate = Gate::closed();
    let (_, stop, task) = running(worker(&outbox, Arc::clone(&gate) as Arc<dyn MailTransport>, &clock));
    while gate.inside.load(Ordering::SeqCst) < config().concurrency {
        gate.entered.notified().await;
    }
    gate.open.add_permits(40);
    while gate.delivered.load(Ordering::SeqCst) < 40 {
        gate.entered.notified().await;
        tokio::task::yield_now().await;
    }
    stop.cancel();
    task.await.unwrap();
    assert_eq!(gate.most.load(Ordering::SeqCst), config().concurrency);
    assert_eq!(outbox.states(), [OutboxState::Sent; 40]);
}

#[tokio::test]
async fn a_stop_lets_what_is_being_sent_finish_and_begins_nothing() {
    let clock = clock();
    let outbox = outbox(&clock, (1..=6).map(numbered));
    let gate = Gate::closed();
    let parts = WorkerParts {
        outbox: Arc::clone(&outbox),
        renderer: Arc::new(renderer()),
        transport: Arc::clone(&gate) as Arc<dyn MailTransport>,
        sender: sender(),
        clock: Arc::new(clock.clone()) as Arc<dyn Clock>,
    };
    let config = WorkerConfig { time_limit: Duration::from_secs(60), ..config() };
    let (_, stop, task) = running(OutboxWorker::new(parts, config, 1).unwrap());
    while gate.inside.load(Ordering::SeqCst) < 4 {
        gate.entered.notified().await;
    }
    stop.cancel();
    gate.open.add_permits(100);
    task.await.unwrap();
    let states = outbox.states();
    assert_eq!(states[..4], [OutboxState::Sent; 4]);
    assert_eq!(states[4..], [OutboxState::Pending; 2]);
    assert!(outbox.row(4).lease.is_none() && outbox.row(5).lease.is_none());
}

#[test]
fn a_lease_outlives_the_longest_send() {
    for seconds in [1, 30, 3600] {
        let config = WorkerConfig { time_limit: Duration::from_secs(seconds), ..WorkerConfig::default() };
        assert!(config.lease() >= Span::from_seconds(i64::try_from(seconds).unwrap() + 60));
        assert_eq!(config.check(), Ok(()));
    }
    let wrong = WorkerConfig { concurrency: 0, ..WorkerConfig::default() };
    assert_eq!(wrong.check(), Err(WorkerConfigError::NoConcurrency));
    for wrong in [
        WorkerConfig { poll_every: Duration::ZERO, ..WorkerConfig::default() },
        WorkerConfig { time_limit: Duration::ZERO, ..WorkerConfig::default() },
        WorkerConfig { time_limit: Duration::from_secs(3601), ..WorkerConfig::default() },
    ] {
        assert_eq!(wrong.check(), Err(WorkerConfigError::Times));
    }
}
