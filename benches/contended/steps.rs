//! Where a transaction's time goes, step by step.

use super::ground::{CONNECTIONS, Ground, clock};
use crate::support::backend::Backend;
use crate::support::report::{Figure, Unit};
use crate::support::scene::HOT;
use crate::support::spread::Spread;
use crate::support::{ledger, stages};

/// Sizes of batches whose steps are measured one by one: alone, and as full as crowds of clients fill them.
pub(crate) const BATCHES: [u64; 3] = [1, 512, 2_048];
const MICROSECONDS: Unit = Unit { name: "us a booking", more_is_better: false };

/// Where the time goes in a transaction with `size` bookings in one session.
///
/// # Errors
/// The database failed, or its ledger is not lawful afterwards.
pub(crate) async fn measure(backend: Backend, size: u64) -> anyhow::Result<Vec<Figure>> {
    let mut ground = Ground::fresh(backend, HOT).await?;
    let store = ground.database.connect(CONNECTIONS, clock()).await?;
    let batches = if size == 1 { 200 } else { 20 };
    let mut figures = Vec::new();
    for (_, session) in ground.sessions.clone() {
        let mut ids = ledger::names(clock());
        let (took, booked) = stages::measure(store.as_ref(), &mut ids, session, size, batches).await?;
        ground.confirmed.extend(booked);
        let figure = |name: &str, seconds: &dyn Fn(&[f64; 5]) -> f64| Figure {
            case: format!("batch of {size}: {name}"),
            backend: backend.name(),
            value: Spread::of(took.iter().map(|took| each(seconds(took), size)).collect()),
            unit: MICROSECONDS,
            baseline: None,
            target: None,
        };
        for (stage, name) in stages::STAGES.into_iter().enumerate() {
            figures.push(figure(name, &|took| took[stage]));
        }
        figures.push(figure("together", &|took| took.iter().sum()));
    }
    store.close().await;
    ground.check().await?;
    Ok(figures)
}

/// Microseconds for each of so many.
#[expect(clippy::float_arithmetic, reason = "figures for people to read; nothing is decided by them")]
fn each(seconds: f64, size: u64) -> f64 {
    seconds * 1e6 / f64::from(u32::try_from(size).unwrap_or(u32::MAX))
}
