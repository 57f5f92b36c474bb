//! Where a transaction's time goes: the engine's steps, one after the other, for batches of a given size.

use std::collections::BTreeSet;
use std::time::Instant;

use anyhow::bail;
use engine::{IdSource, RandomIds};
use scheduler::admission::decide;
use scheduler_model::{BookingId, Order, Outcome, SessionId};
use store::{Scope, Store};

use super::visit::{self, Told};
use super::way;

/// The steps, in order.
pub(crate) const STAGES: [&str; 5] = ["begin", "lock and read", "decide", "write", "commit"];

/// What was booked.
type Booked = Vec<(BookingId, SessionId)>;

/// Books `batches` batches of `size` visits each, and gives the seconds that each step of each batch took, and the bookings.
///
/// # Errors
/// The database refused something.
pub(crate) async fn measure(
    store: &dyn Store,
    ids: &mut RandomIds,
    session: SessionId,
    size: u64,
    batches: u64,
) -> anyhow::Result<(Vec<[f64; 5]>, Booked)> {
    let (mut all, mut booked) = (Vec::new(), Vec::new());
    for batch in 0..batches {
        let orders: Vec<Order> = (batch * size..(batch + 1) * size)
            .map(|visit| way::order(visit::booking(session, visit, Told::ByEmail), ids.stamp()))
            .collect();
        let mut scope = Scope { sessions: BTreeSet::from([session]), ..Scope::default() };
        for order in &orders {
            way::widen(&mut scope, order)?;
        }
        let mut took = [0.0; 5];
        let mut start = Instant::now();
        let mut lap = |stage: &mut f64| *stage = std::mem::replace(&mut start, Instant::now()).elapsed().as_secs_f64();
        let mut transaction = store.begin().await?;
        lap(&mut took[0]);
        let ledger = transaction.lock(&scope).await?;
        lap(&mut took[1]);
        let decision = decide(ledger, &orders, ids);
        lap(&mut took[2]);
        transaction.write(&decision.changes).await?;
        lap(&mut took[3]);
        transaction.commit().await?;
        lap(&mut took[4]);
        all.push(took);
        for outcome in decision.outcomes {
            let Outcome::Booked(receipt) = outcome else { bail!("not booked: {outcome:?}") };
            booked.push((receipt.id, session));
        }
    }
    Ok((all, booked))
}
