//! What bookings cost when there are many already.

use std::time::Instant;

use scheduler_model::SessionId;

use super::ground::{CONNECTIONS, Ground, clock};
use super::journey;
use super::turn::{self, Bookers, Turns};
use crate::Run;
use crate::support::backend::Backend;
use crate::support::report::{Figure, Unit};
use crate::support::scene::{HOT, MANY};
use crate::support::spread::Spread;
use crate::support::{ledger, seeded};

/// How many book at once.
const CLIENTS: u32 = 512;
/// Up to so many bookings each turn has a copy of the ledger, so that what turns add does not count. Beyond, they add little
/// beside what there is, and share one.
const COPIED: u32 = 200_000;
/// From so many the journey over HTTP is measured too.
const JOURNEY: u32 = 1_000_000;
const SECONDS: Unit = Unit { name: "s", more_is_better: false };

/// The turns at each number of existing bookings.
///
/// # Errors
/// A promise is broken, or the database failed.
pub(crate) async fn measure(run: &mut Run, backend: Backend) -> anyhow::Result<()> {
    let sizes = run.settings.existing.clone();
    let wants =
        |run: &Run, case: &str, size: u32| run.settings.wants(&format!("{} growth {case} {size}", backend.name()));
    let wanted = |run: &Run, size: u32| {
        let in_process = [HOT.name, MANY.name].into_iter().any(|case| wants(run, case, size));
        in_process || (size >= JOURNEY && wants(run, "journey", size))
    };
    if !sizes.iter().any(|size| wanted(run, *size)) {
        return Ok(());
    }
    let mut ground = Ground::fresh(backend, MANY).await?;
    for size in sizes {
        if !wanted(run, size) {
            continue;
        }
        seed(run, backend, &mut ground, size).await?;
        let everywhere: Vec<SessionId> = ground.sessions.iter().map(|(_, session)| *session).collect();
        for (case, sessions) in [(HOT.name, &everywhere[..1]), (MANY.name, &everywhere[..])] {
            if !wants(run, case, size) {
                continue;
            }
            let bookers = Bookers { sessions: sessions.to_vec(), clients: CLIENTS, seconds: run.settings.seconds };
            let turns = turns(run, &mut ground, size, &bookers).await?;
            let name = format!("{case}, {CLIENTS} clients, {} existing bookings", grouped(size));
            run.turns(&name, backend, &turns, None);
            run.existing.push(&format!("{}, {case}", backend.name()), size, turns.speeds());
        }
        if size >= JOURNEY && wants(run, "journey", size) {
            let round = journey::round(&mut ground, run.settings.seconds).await?;
            let name = format!("over HTTP, {} existing bookings", grouped(size));
            run.add_all(journey::figures(&name, backend.name(), &[round], None));
        }
        let begun = Instant::now();
        ground.check().await?;
        run.report.add(seconds(format!("checking {} bookings", ground.confirmed.len()), backend, begun));
    }
    Ok(())
}

/// Fills the ledger up to `size` bookings.
async fn seed(run: &mut Run, backend: Backend, ground: &mut Ground, size: u32) -> anyhow::Result<()> {
    let begun = Instant::now();
    let store = ground.database.connect(CONNECTIONS, clock()).await?;
    let sessions: Vec<SessionId> = ground.sessions.iter().map(|(_, session)| *session).collect();
    let missing = u64::from(size).saturating_sub(u64::try_from(ground.confirmed.len())?);
    let visits = ground.next..ground.next + missing;
    ground.next = visits.end;
    let booked = seeded::fill(store.as_ref(), &mut ledger::names(clock()), &sessions, visits).await?;
    ground.confirmed.extend(booked);
    store.close().await;
    ground.database.settle().await?;
    run.report.add(seconds(format!("seeding {missing} bookings"), backend, begun));
    Ok(())
}

async fn turns(run: &Run, ground: &mut Ground, size: u32, bookers: &Bookers) -> anyhow::Result<Turns> {
    let mut turns = Turns::default();
    for _ in 0..run.settings.rounds {
        if size <= COPIED {
            let mut copy = ground.copy().await?;
            turns.ours.push(turn::through_engine(&mut copy, bookers).await?);
            copy.check().await?;
            let mut copy = ground.copy().await?;
            turns.plain.push(turn::one_by_one(&mut copy, bookers).await?);
            copy.check().await?;
        } else {
            turns.ours.push(turn::through_engine(ground, bookers).await?);
            turns.plain.push(turn::one_by_one(ground, bookers).await?);
        }
    }
    Ok(turns)
}

fn seconds(case: String, backend: Backend, begun: Instant) -> Figure {
    Figure {
        case,
        backend: backend.name(),
        value: Spread::of(vec![begun.elapsed().as_secs_f64()]),
        unit: SECONDS,
        baseline: None,
        target: None,
    }
}

/// With commas between thousands.
fn grouped(number: u32) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().filter_map(|group| std::str::from_utf8(group).ok()).collect();
    groups.join(",")
}
