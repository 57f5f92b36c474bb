//! Reads the whole ledger back after a run: everything that was confirmed is there, once, and nothing else.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use anyhow::{Context, ensure};
use calendars::{DateRange, Instant, LocalDate};
use scheduler_model::{BookingId, EventKind, PersonId, SessionId, VenueId};
use store::{BookingFilter, Store};

/// Rows read at once.
const PAGE: u32 = 5_000;

/// What the sweep saw.
pub(crate) struct Swept {
    /// Transactions that changed the busiest venue: its version goes up by one with each.
    pub(crate) transactions: u64,
}

/// Checks the ledger against the bookings that were confirmed.
///
/// # Errors
/// A promise is broken: which.
pub(crate) async fn check(
    store: &dyn Store,
    venues: &BTreeSet<VenueId>,
    confirmed: &[(BookingId, SessionId)],
) -> anyhow::Result<Swept> {
    let mut expected: HashMap<BookingId, SessionId> = confirmed.iter().copied().collect();
    ensure!(expected.len() == confirmed.len(), "two confirmations name the same booking");

    let mut references = BTreeSet::new();
    let mut times: BTreeMap<PersonId, Vec<(Instant, Instant)>> = BTreeMap::new();
    let mut booked: BTreeMap<SessionId, u32> = BTreeMap::new();
    let (mut transactions, mut offered) = (0, 0);
    for &venue in venues {
        let mut filter = BookingFilter { venue, dates: None, caller: None, cancelled: true, after: None, limit: PAGE };
        loop {
            let page = store.bookings(&filter).await?;
            for row in &page.rows {
                let booking = &row.booking;
                let session = expected.remove(&booking.id);
                ensure!(session == Some(booking.session), "booking {} was never confirmed, or elsewhere", booking.id);
                ensure!(booking.is_booked(), "booking {} does not stand", booking.id);
                ensure!(references.insert(booking.reference), "reference {} was given twice", booking.reference);
                *booked.entry(booking.session).or_default() += booking.units.0;
                let interval = row.session.interval;
                for (person, _) in booking.party.people() {
                    times.entry(person).or_default().push((interval.start(), interval.end()));
                }
            }
            filter.after = page.next;
            if filter.after.is_none() {
                break;
            }
        }
        let (version, sessions) = store.index_sessions(venue, every_day()?).await?;
        transactions = transactions.max(version.saturating_sub(1));
        for indexed in sessions {
            let id = indexed.session.id;
            for count in &indexed.counts {
                ensure!(count.taken() <= count.total.0, "session {id} is oversold: {count:?}");
                ensure!(
                    count.taken_public.all() <= count.public.0,
                    "session {id} oversold its public share: {count:?}"
                );
                let (held, sold) = (count.taken_public.held + count.taken_staff.held, count.taken());
                ensure!(held == 0, "session {id} counts holds that nobody has");
                let rows = booked.remove(&id).unwrap_or(0);
                ensure!(sold == rows, "session {id} counts {sold} booked, and its bookings have {rows}");
                offered += 1;
            }
        }
    }
    ensure!(offered > 0, "there is no session");
    ensure!(booked.is_empty(), "there are bookings without a session");
    ensure!(expected.is_empty(), "{} confirmed bookings are lost", expected.len());
    for (person, taken) in &mut times {
        taken.sort_unstable();
        let apart = taken.windows(2).all(|two| two[0].1 <= two[1].0);
        ensure!(apart, "{person} is in two places");
    }
    check_feed(store, confirmed).await?;
    let pending = store.outbox_stats().await?.pending;
    ensure!(usize::try_from(pending)? == confirmed.len(), "{pending} messages for {} bookings", confirmed.len());
    Ok(Swept { transactions })
}

/// One event for each booking, without a gap.
async fn check_feed(store: &dyn Store, confirmed: &[(BookingId, SessionId)]) -> anyhow::Result<()> {
    let mut waiting: BTreeSet<BookingId> = confirmed.iter().map(|(booking, _)| *booking).collect();
    let mut last = 0;
    loop {
        let page = store.events(last, PAGE, None).await?;
        if page.events.is_empty() {
            ensure!(page.last == last, "the feed stops at {last}, though {} was given out", page.last);
            break;
        }
        for event in page.events {
            ensure!(event.seq == last + 1, "the feed has a gap after {last}");
            last = event.seq;
            if event.event.kind == EventKind::BookingBooked {
                let booking = event.event.booking.context("an event without its booking")?;
                ensure!(waiting.remove(&booking), "booking {booking} has two events, or was never confirmed");
            }
        }
    }
    ensure!(waiting.is_empty(), "{} bookings have no event", waiting.len());
    Ok(())
}

fn every_day() -> anyhow::Result<DateRange> {
    Ok(DateRange::new(LocalDate::new(2000, 1, 1)?, LocalDate::new(2200, 1, 1)?)?)
}
