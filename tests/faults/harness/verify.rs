//! After the faults: everything that was acknowledged is there, nothing is there twice, and the checker agrees.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use futures::StreamExt;
use futures::stream;
use serde_json::Value;

use super::caller::{Answer, Caller, Command, Trouble};
use super::journal::{Journal, text};
use super::mail::Received;
use super::service::Service;
use super::venue;
use super::wait::{until, until_or};

/// How many questions are asked at once.
const AT_ONCE: usize = 8;
/// How long one question may take to be answered, troubles included: there are no more faults.
const ANSWER_LIMIT: Duration = Duration::from_secs(30);
/// The most memory that a node may ever have had.
const MEMORY_KIB: u64 = 200 * 1024;

impl Service {
    /// Proves that all promises were kept. The load must have ended.
    pub(crate) async fn verify(&mut self, journal: &Journal) {
        assert!(journal.wrong.is_empty(), "{} wrong answers:\n{}", journal.wrong.len(), journal.wrong.join("\n"));
        assert!(!journal.acknowledged.is_empty(), "nothing was acknowledged: nothing is proven");
        let bases = self.bases();
        same_answers(&self.caller, &bases, journal).await;
        let stored = same_bookings(&self.caller, &bases, journal).await;
        same_feed(&self.caller, &bases[0], &stored).await;
        self.check();
        let mut peak = 0;
        for node in &mut self.nodes {
            let panics = node.panics();
            assert!(panics.is_empty(), "a node panicked:\n{}", panics.join("\n"));
            peak = peak.max(node.peak_kib());
        }
        assert!(peak < MEMORY_KIB, "a node had {peak} KiB of memory");
        println!(
            "{} commands acknowledged {:?}, {} forgotten; troubles {:?}; {} bookings; at most {} MiB",
            journal.acknowledged.len(),
            journal.tally(),
            journal.forgotten.len(),
            journal.troubles,
            stored.len(),
            peak / 1024
        );
    }

    /// Waits until everybody has been told how their booking stands, and proves that nobody was told anything under two names.
    pub(crate) async fn verify_mail(&self, journal: &Journal, limit: Duration) -> Received {
        let wanted: BTreeSet<(String, bool)> =
            journal.bookings.iter().map(|(id, receipt)| (id.clone(), receipt["state"] == "cancelled")).collect();
        let untold = || {
            let told: BTreeSet<(String, bool)> = latest(&self.mail.received()).into_iter().collect();
            wanted.difference(&told).cloned().collect::<Vec<_>>()
        };
        let all = until_or(limit, async || untold().is_empty().then_some(())).await;
        assert!(all.is_some(), "not told within {limit:?} how their booking stands, whether it is off: {:?}", untold());
        let received = self.mail.received();
        for (name, ids) in &received.ids {
            assert_eq!(ids.len(), 1, "{name:?} went out as several messages: {ids:?}");
        }
        let (messages, duplicates) = (received.ids.len(), received.duplicates());
        println!("{messages} messages, {duplicates} deliveries beyond the first");
        received
    }
}

/// What each booking's latest message says: whether it is off.
fn latest(received: &Received) -> BTreeMap<String, bool> {
    // In order of the version: the last one stays.
    received.ids.keys().map(|(booking, _, cancelled)| (booking.clone(), *cancelled)).collect()
}

/// Asks until there is an answer.
async fn insist(what: &str, mut ask: impl AsyncFnMut() -> Result<Answer, Trouble>) -> Answer {
    let asked = until(what, ANSWER_LIMIT, async || match ask().await {
        Ok(answer) => Some(answer),
        Err(Trouble::Wrong(wrong)) => panic!("{what}: {wrong}"),
        Err(Trouble::Broken(_) | Trouble::Later(..)) => None,
    });
    asked.await.0
}

/// Every command, sent once more to any node under its key, comes to what was acknowledged.
async fn same_answers(caller: &Caller, bases: &[String], journal: &Journal) {
    let repeated = journal.acknowledged.iter().enumerate().map(|(place, (command, answer))| async move {
        let base = &bases[place % bases.len()];
        let again = insist("a repeated command", async || caller.send(base, command).await).await;
        let same = again.status == answer.status && again.lasting() == answer.lasting();
        (!same).then(|| differs(command, answer, &again))
    });
    let different: Vec<String> =
        stream::iter(repeated).buffer_unordered(AT_ONCE).filter_map(std::future::ready).collect().await;
    assert!(different.is_empty(), "{} commands came to something else:\n{}", different.len(), different.join("\n"));
}

fn differs(command: &Command, first: &Answer, again: &Answer) -> String {
    format!("{}: {} {}\n   then {} {}", command.key, first.status, first.body, again.status, again.body)
}

/// The service has just the bookings that were acknowledged, each as its last receipt says; and of those whose clients went
/// away, each at most once.
async fn same_bookings(caller: &Caller, bases: &[String], journal: &Journal) -> BTreeMap<String, Value> {
    let stored = bookings(caller, &bases[0]).await;
    let mut by_address: BTreeMap<String, u32> = BTreeMap::new();
    for booking in stored.values() {
        *by_address.entry(text(&booking["contact"]["email"])).or_default() += 1;
    }
    let twice: Vec<_> = by_address.iter().filter(|(_, times)| **times > 1).collect();
    assert!(twice.is_empty(), "booked more than once: {twice:?}");
    let forgotten: BTreeSet<String> =
        journal.forgotten.iter().map(|command| text(&command.body["contact"]["email"])).collect();
    for (id, booking) in &stored {
        let known = journal.bookings.contains_key(id) || forgotten.contains(&text(&booking["contact"]["email"]));
        assert!(known, "nobody has asked for this booking: {booking}");
    }
    for (id, receipt) in &journal.bookings {
        let booking = stored.get(id).unwrap_or_else(|| panic!("an acknowledged booking is lost: {receipt}"));
        for (field, said) in receipt.as_object().unwrap() {
            assert_eq!(booking[field], *said, "{field} of {id}");
        }
    }
    let read = journal.bookings.iter().enumerate().map(|(place, (id, receipt))| async move {
        let path = format!("/v1/bookings/{id}");
        let shown = insist("a booking", async || caller.get(&bases[place % bases.len()], &path).await).await;
        assert_eq!((&shown.body["version"], &shown.body["state"]), (&receipt["version"], &receipt["state"]), "{id}");
    });
    stream::iter(read).buffer_unordered(AT_ONCE).collect::<Vec<()>>().await;
    stored
}

/// All bookings of the venue.
async fn bookings(caller: &Caller, base: &str) -> BTreeMap<String, Value> {
    let availability = format!("/v1/venues/{}/availability?adults=1&children=0", venue::CODE);
    let days = insist("the days", async || caller.get(base, &availability).await).await.body;
    let (from, to) = (text(&days["from"]), text(&days["to"]));
    let list = format!("/v1/venues/{}/bookings?from={from}&to={to}&cancelled=true&limit=200", venue::CODE);
    let (mut all, mut path) = (BTreeMap::new(), list.clone());
    loop {
        let page = insist("a page of bookings", async || caller.get(base, &path).await).await;
        assert!(page.is_done(), "{}", page.body);
        for booking in page.body["bookings"].as_array().unwrap() {
            assert!(all.insert(text(&booking["id"]), booking.clone()).is_none(), "listed twice: {booking}");
        }
        match page.body["next"].as_str() {
            Some(next) => path = format!("{list}&cursor={next}"),
            None => return all,
        }
    }
}

/// The feed has no gap, and tells of each booking just its versions, in order.
async fn same_feed(caller: &Caller, base: &str, stored: &BTreeMap<String, Value>) {
    let (mut seq, mut told): (u64, BTreeMap<String, u64>) = (0, BTreeMap::new());
    let mut ids = BTreeSet::new();
    loop {
        let path = format!("/v1/events?after={seq}&limit=1000");
        let page = insist("a page of the feed", async || caller.get(base, &path).await).await.body;
        let events = page["events"].as_array().unwrap();
        for event in events {
            seq += 1;
            assert_eq!(event["seq"], seq, "a gap in the feed");
            assert!(ids.insert(text(&event["id"])), "told twice: {event}");
            if text(&event["kind"]).starts_with("booking.") {
                let version = told.entry(text(&event["booking"])).or_default();
                *version += 1;
                assert_eq!(event["version"], *version, "{event}");
            }
        }
        if events.is_empty() {
            assert_eq!(page["last"], seq, "the feed ends before its end");
            break;
        }
    }
    let versions: BTreeMap<String, u64> =
        stored.iter().map(|(id, booking)| (id.clone(), booking["version"].as_u64().unwrap())).collect();
    assert_eq!(told, versions, "the feed tells of other bookings than there are");
}
