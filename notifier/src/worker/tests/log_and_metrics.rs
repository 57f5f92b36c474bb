//! What the worker tells those who run it.

use std::collections::BTreeMap;
use std::io::Write;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use metrics::{Counter, Gauge, Histogram, Key, KeyName, Metadata, Recorder, SharedString, Unit};
use scheduler_model::NewMessage;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use super::{DrainReport, clock, numbered, outbox, smtp, worker};
use crate::MemoryMailbox;
use crate::testing::{Answer, Step};

/// Keeps all that is logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn logs_name_the_message_and_nobody() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .finish();
    // For the whole process: a subscriber for one thread misses what other threads were the first to log. So nobody may be
    // named in any test's log.
    tracing::subscriber::set_global_default(subscriber).unwrap();
    let clock = clock();
    let bad = NewMessage { recipient: "sian@example".to_owned(), ..numbered(7004) };
    let outbox = outbox(&clock, [numbered(7001), numbered(7002), numbered(7003), bad]);
    let answers = [
        Answer::Say(Step::RcptTo, "550 <sian@example.org> unknown"),
        Answer::Say(Step::RcptTo, "450 <sian@example.org> later"),
    ];
    let (_, transport) = smtp(&answers).await;
    let report = worker(&outbox, transport, &clock).drain().await.unwrap();
    assert_eq!(report, DrainReport { sent: 1, retried: 1, failed: 2, unrecorded: 0 });
    let said = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    for number in 7001..=7004 {
        assert!(said.contains(&Uuid::from_u128(number).to_string()), "{said}");
    }
    for personal in ["sian", "Siân", "Okoro", "Lee", "bookings/", "14D-2PF2"] {
        assert!(!said.contains(personal), "{personal} is in the log:\n{said}");
    }
}

/// Keeps the value of every counter and gauge, by name and labels.
#[derive(Default)]
struct Numbers(Mutex<BTreeMap<String, Arc<AtomicU64>>>);

impl Numbers {
    fn number(&self, key: &Key) -> Arc<AtomicU64> {
        let labels: Vec<String> = key.labels().map(|label| format!("{}={}", label.key(), label.value())).collect();
        let name = format!("{} {}", key.name(), labels.join(" "));
        Arc::clone(self.0.lock().unwrap().entry(name.trim_end().to_owned()).or_default())
    }

    fn all(&self) -> Vec<(String, u64)> {
        let numbers = self.0.lock().unwrap();
        numbers.iter().map(|(name, number)| (name.clone(), number.load(Ordering::SeqCst))).collect()
    }
}

impl Recorder for Numbers {
    fn describe_counter(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}
    fn describe_gauge(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}
    fn describe_histogram(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}

    fn register_counter(&self, key: &Key, _: &Metadata<'_>) -> Counter {
        Counter::from_arc(self.number(key))
    }

    fn register_gauge(&self, key: &Key, _: &Metadata<'_>) -> Gauge {
        Gauge::from_arc(self.number(key))
    }

    fn register_histogram(&self, _: &Key, _: &Metadata<'_>) -> Histogram {
        Histogram::noop()
    }
}

#[tokio::test(start_paused = true)]
async fn messages_are_counted_by_outcome_and_the_outbox_by_age() {
    let numbers = Numbers::default();
    let _guard = metrics::set_default_local_recorder(&numbers);
    let clock = clock();
    let bad = NewMessage { recipient: "nobody".to_owned(), ..numbered(3) };
    let outbox = outbox(&clock, [numbered(1), numbered(2), bad]);
    let sending = worker(&outbox, Arc::new(MemoryMailbox::default()), &clock);
    sending.drain().await.unwrap();
    // Due, but leased by another worker: it waits, and grows old.
    outbox.add(numbered(4));
    store::Outbox::lease_messages(&*outbox, Uuid::from_u128(9), 1, calendars::Span::from_hours(1)).await.unwrap();
    clock.advance(calendars::Span::from_seconds(90));
    let stop = CancellationToken::new();
    let token = stop.clone();
    tokio::join!(sending.run(token), async move {
        tokio::time::sleep(std::time::Duration::from_secs(1)).await;
        stop.cancel();
    });
    let bits = |number: f64| number.to_bits();
    let expected = [
        ("assize_messages_total channel=email outcome=failed", 1),
        ("assize_messages_total channel=email outcome=sent", 2),
        ("assize_outbox_oldest_pending_seconds", bits(90.0)),
        ("assize_outbox_pending", bits(1.0)),
    ];
    assert_eq!(numbers.all(), expected.map(|(name, number)| (name.to_owned(), number)));
}
