//! How cost grows with size: the greedy list, steps and places a second, memory.

#![expect(clippy::float_arithmetic, reason = "figures for people to read; nothing is decided by them")]

use std::fs;
use std::hint::black_box;
use std::time::Instant;

use listing::{Ground, greedy};

use crate::regions;
use crate::settings::Settings;
use crate::support::plot::{Curve, plot};
use crate::support::report::{Figure, Report, Unit, folder};
use crate::support::resident::resident;
use crate::support::spread::Spread;

const SIZES: [u32; 5] = [20, 100, 500, 2_000, 12_000];
const MILLISECONDS: Unit = Unit { name: "ms", more_is_better: false };
const A_SECOND: Unit = Unit { name: "a second", more_is_better: true };
const MEBIBYTES: Unit = Unit { name: "MiB", more_is_better: false };
/// A greedy list of 12,000, in milliseconds.
const GREEDY: f64 = 2_000.0;
/// Memory of the whole bench, in MiB.
const MEMORY: f64 = 1_024.0;

/// Measures every size that is wanted, and draws the curves.
///
/// # Errors
/// A problem cannot be drawn, a file cannot be written.
pub(crate) fn measure(settings: &Settings, report: &mut Report) -> anyhow::Result<()> {
    let mut curves: Vec<Curve> = ["microseconds for each hearing of a greedy list", "microseconds a step"]
        .map(|name| Curve { name: name.to_owned(), dashed: false, points: Vec::new() })
        .into();
    for hearings in SIZES {
        if !settings.wants(&format!("growth {hearings}")) {
            continue;
        }
        let problem = regions::drawn(hearings)?;
        let ground = Ground::new(&problem);
        let ready = Spread::of((0..5).map(|_| milliseconds(|| Ground::new(&problem))).collect());
        add(report, &format!("growth {hearings}: making ready"), ready, MILLISECONDS, None);
        let list = Spread::of((0..5).map(|_| milliseconds(|| greedy(&ground))).collect());
        curves[0].points.push((f64::from(hearings), list.median * 1_000.0 / f64::from(hearings)));
        add(
            report,
            &format!("growth {hearings}: greedy list"),
            list,
            MILLISECONDS,
            (hearings == 12_000).then_some(GREEDY),
        );
        let (mut steps, mut places) = (Vec::new(), Vec::new());
        for _ in 0..3 {
            let wanted = u64::from(hearings).max(2_000);
            let begun = Instant::now();
            let none = regions::steps(&ground, 1);
            let without = begun.elapsed().as_secs_f64();
            let begun = Instant::now();
            let solved = regions::steps(&ground, wanted);
            let seconds = (begun.elapsed().as_secs_f64() - without).max(1e-6);
            steps.push(wanted as f64 / seconds);
            places.push((solved.priced - none.priced) as f64 / seconds);
        }
        let (steps, places) = (Spread::of(steps), Spread::of(places));
        curves[1].points.push((f64::from(hearings), 1e6 / steps.median));
        add(report, &format!("growth {hearings}: steps"), steps, A_SECOND, None);
        add(report, &format!("growth {hearings}: places priced"), places, A_SECOND, None);
        let memory = resident(std::process::id(), "VmHWM")?;
        add(report, &format!("growth {hearings}: memory so far"), Spread::of(vec![memory]), MEBIBYTES, Some(MEMORY));
    }
    if curves.iter().all(|curve| curve.points.len() > 1) {
        fs::write(folder()?.join("listing-growth.svg"), plot(&curves, "hearings", "microseconds"))?;
    }
    Ok(())
}

fn milliseconds<T>(work: impl FnOnce() -> T) -> f64 {
    let begun = Instant::now();
    black_box(work());
    begun.elapsed().as_secs_f64() * 1_000.0
}

fn add(report: &mut Report, case: &str, value: Spread, unit: Unit, target: Option<f64>) {
    report.add(Figure { case: case.to_owned(), backend: "listing", value, unit, baseline: None, target });
}
