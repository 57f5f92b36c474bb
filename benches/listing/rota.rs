//! A real rota of six months, its assignments dropped and filled again.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use anytime::Never;
use rota::{Assumed, Filled, Inference, Options, fill, import, report, sound};

use crate::contest::{Contest, Entry};
use crate::settings::Settings;

/// Fills it under each reading of who could have come. Costs are sessions without a full bench, with nobody, without a chair.
///
/// # Errors
/// The tables are unsound.
pub(crate) fn measure(settings: &Settings, contest: &mut Contest) -> anyhow::Result<()> {
    if !settings.wants("rota") {
        return Ok(());
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/courts/rota");
    let read = |name: &str| fs::read_to_string(folder.join(name));
    let (Ok(profiles), Ok(schedules)) = (read("bedfordshire_profiles.csv"), read("bedfordshire_schedules.csv")) else {
        return Ok(());
    };
    for available in Assumed::ALL {
        for extra_sittings in [0, 2] {
            let inference = Inference { extra_sittings, ..Inference::cautious(available) };
            let imported = import("Bedfordshire", &profiles, &schedules, inference)?;
            let (rota, faults) = sound(imported.rota);
            anyhow::ensure!(faults.is_empty(), "{faults:?}");
            let problem = format!("rota, {available:?}, {extra_sittings} more each");
            let real = Filled { assignments: imported.real, ..Filled::default() };
            let begun = Instant::now();
            let filling = fill(&rota, Options::default(), &Never);
            let took = begun.elapsed();
            for (solver, filled, seed) in [("assize", &filling.filled, Some(1)), ("the real rota", &real, None)] {
                let counted = report(rota.rota(), filled);
                anyhow::ensure!(counted.breaches.is_empty(), "{:?}", counted.breaches);
                let counts = [counted.sessions - counted.full, counted.nobody, counted.nobody_presides];
                let took = if seed.is_some() { took } else { Duration::ZERO };
                contest.add(Entry {
                    seed,
                    costs: Some(counts.map(|count| i64::try_from(count).unwrap_or(i64::MAX)).to_vec()),
                    says: format!(
                        "[{} of {} full; {} possible at most]",
                        counted.full, counted.sessions, filling.at_most
                    ),
                    ..Entry::of(&problem, solver, Duration::ZERO, took)
                });
            }
        }
    }
    Ok(())
}
