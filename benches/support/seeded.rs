//! A ledger that has been in use for long: filled with bookings, many in each transaction.

use std::collections::BTreeSet;

use anyhow::ensure;
use engine::{IdSource, RandomIds};
use scheduler::admission::decide;
use scheduler_model::{BookingId, Order, Outcome, SessionId};
use store::{Scope, Store};

use super::visit::{self, Told};
use super::way;

/// Bookings in each transaction.
const AT_ONCE: u64 = 4_096;

/// Books the visits with those numbers, in the sessions by turns, as the engine does it: locked, decided by the same rules,
/// written through the same port. So the ledger is lawful whatever its schema is. Gives all the bookings.
///
/// # Errors
/// A booking was refused.
pub(crate) async fn fill(
    store: &dyn Store,
    ids: &mut RandomIds,
    sessions: &[SessionId],
    visits: std::ops::Range<u64>,
) -> anyhow::Result<Vec<(BookingId, SessionId)>> {
    let mut booked = Vec::new();
    let mut places = sessions.iter().copied().cycle();
    let mut from = visits.start;
    while from < visits.end {
        let to = visits.end.min(from + AT_ONCE);
        let mut scope = Scope { sessions: BTreeSet::new(), ..Scope::default() };
        let mut orders: Vec<Order> = Vec::new();
        let mut at = Vec::new();
        for (visit, session) in (from..to).zip(places.by_ref()) {
            let order = way::order(visit::booking(session, visit, Told::ByPhone), ids.stamp());
            way::widen(&mut scope, &order)?;
            orders.push(order);
            at.push(session);
        }
        let mut transaction = store.begin().await?;
        let ledger = transaction.lock(&scope).await?;
        let decision = decide(ledger, &orders, ids);
        transaction.write(&decision.changes).await?;
        transaction.commit().await?;
        for (outcome, session) in decision.outcomes.iter().zip(at) {
            let Outcome::Booked(receipt) = outcome else { anyhow::bail!("not booked: {outcome:?}") };
            booked.push((receipt.id, session));
        }
        from = to;
    }
    ensure!(!booked.is_empty() || visits.is_empty(), "there is no session to book in");
    Ok(booked)
}
