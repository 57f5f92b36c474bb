//! Listing again after a loss: one judge is away for a week.

use std::time::Instant;

use anyhow::Context;
use anytime::Never;
use calendars::LocalDate;
use listing::officer::{Change, apply, what_if};
use listing::{Budget, Ground, greedy};
use listing_model::{DateSpan, PersonId, Problem};

use crate::regions;
use crate::settings::Settings;
use crate::support::report::{Figure, Report, Unit};
use crate::support::spread::Spread;

const SIZES: [u32; 3] = [500, 2_000, 12_000];
const SECONDS: Unit = Unit { name: "s", more_is_better: false };
const MOVED: Unit = Unit { name: "hearings", more_is_better: false };
/// What one judge lost for a week may take among 12,000 hearings, in seconds.
const TARGET: f64 = 5.0;

/// Measures every size that is wanted: for three judges, the time and how many hearings have another place.
///
/// # Errors
/// A problem cannot be drawn, or a change cannot be made.
pub(crate) fn measure(settings: &Settings, report: &mut Report) -> anyhow::Result<()> {
    for hearings in SIZES {
        let case = format!("replan {hearings}");
        if !settings.wants(&case) {
            continue;
        }
        let mut problem = regions::drawn(hearings)?;
        problem.in_force = None;
        let ground = Ground::new(&problem);
        let plan = greedy(&ground).plan(&ground, &problem);
        problem.in_force = Some(apply(None, &plan)?);
        let (mut seconds, mut moved) = (Vec::new(), Vec::new());
        for nth in [3, 7, 11] {
            let (person, from) = busy_judge(&problem, nth).context("a judge who sits")?;
            let days = DateSpan { first: from, last: from.plus_days(6) };
            let begun = Instant::now();
            let change = Change::LoseJudge { person, days };
            let answer = what_if(&problem, &[change], Budget { steps: 2_000, seed: 1 }, &Never)?;
            seconds.push(begun.elapsed().as_secs_f64());
            moved.push(f64::from(u32::try_from(answer.affected.len()).unwrap_or(u32::MAX)));
        }
        let target = (hearings == 12_000).then_some(TARGET);
        for (what, values, unit, target) in [
            ("one judge lost for a week", seconds, SECONDS, target),
            ("hearings with another place", moved, MOVED, None),
        ] {
            let case = format!("{case}: {what}");
            let value = Spread::of(values);
            report.add(Figure { case, backend: "listing", value, unit, baseline: None, target });
        }
    }
    Ok(())
}

/// Somebody who presides over hearings in force, and the Monday of a week in which they do.
fn busy_judge(problem: &Problem, nth: usize) -> Option<(PersonId, LocalDate)> {
    let list = problem.in_force.as_ref()?;
    let placement = list.placements.iter().filter(|placement| placement.room.is_some()).nth(nth)?;
    Some((placement.panel.first()?.person.clone(), placement.date.iso_week_monday()))
}
