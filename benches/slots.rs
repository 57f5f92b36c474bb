//! How long it takes to turn timetables into sessions.
//!
//! Against the expansion that one would write first: day by day, and for each day ask every pattern. Both must make the
//! same sessions before anything is measured.

mod support {
    pub(crate) mod machine;
    pub(crate) mod national;
    pub(crate) mod report;
    pub(crate) mod spread;
    pub(crate) mod timing;
}

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, ensure};
use calendars::{
    Capacity, CapacityByClass, CapacityClass, DateRange, Division, LocalDate, Occurrence, Origin, SpaceKey, Timetable,
    Units, WorkingDays,
};
use support::report::{Figure, Report, Unit};
use support::timing::Plan;
use support::{national, timing};
use timetables::{expected_slots, read_holidays};

/// Days whose following 28 the shared data knows: over Christmas, with its closures, and in summer.
const DAYS: [&str; 2] = ["2025-12-18", "2026-07-31"];
/// What all 91 prisons together may take, in microseconds.
const TARGET: f64 = 2_000.0;
const PLAN: Plan = Plan { samples: 101, lasts: Duration::from_millis(2) };
const MICROSECONDS: Unit = Unit { name: "us", more_is_better: false };

fn main() -> anyhow::Result<()> {
    let mut report = Report::begin("slots", "sessions of whole timetables for 28 days, on one core");
    let tables = CapacityByClass::of(CapacityClass::OpenTable, Capacity::all_public(Units(20)));
    match national::folder() {
        None => skipped(),
        Some(folder) => {
            let prisons = national::prisons(&folder)?;
            let enabled = prisons.prisons.iter().filter(|prison| prison.enabled);
            let timetables: Vec<_> = enabled.map(|prison| prison.timetable(&SpaceKey::new("hall"), tables)).collect();
            for day in DAYS {
                measure(&mut report, &format!("{} prisons from {day}", timetables.len()), day, &timetables, true)?;
            }
            let bacs = folder.join("bacs.yml");
            let (holidays, _) = read_holidays("bacs.yml", &std::fs::read(&bacs)?);
            let holidays = Arc::new(holidays.context("bacs.yml cannot be read")?);
            let working_days = WorkingDays::new(holidays, Division::EnglandAndWales, false);
            let today = DAYS[0].parse()?;
            let value = timing::microseconds(PLAN, || expected_slots(&prisons, &working_days, today));
            report.add(Figure {
                case: format!("the same, from parsed file to slot texts, {today}"),
                backend: "timetables",
                value,
                unit: MICROSECONDS,
                baseline: None,
                target: None,
            });
        }
    }
    let demo = demo_timetables()?;
    measure(&mut report, &format!("{} demo venues from {}", demo.len(), DAYS[1]), DAYS[1], &demo, false)?;
    report.finish()
}

#[expect(clippy::print_stdout, reason = "a bench talks to the terminal")]
fn skipped() {
    println!("  skipped: there is no ../shared/data/prisons/pvb with the national timetables");
}

fn demo_timetables() -> anyhow::Result<Vec<Timetable>> {
    let files = national::files_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("demo/venues"))?;
    let read = |file: &timetables::FileText| {
        let text = std::str::from_utf8(&file.bytes)?;
        let venue = timetables::load(text, &file.name).map_err(|findings| anyhow::anyhow!("{findings:?}"))?;
        Ok(venue.timetable()?)
    };
    files.iter().filter(|file| file.is_yaml()).map(read).collect()
}

fn measure(
    report: &mut Report,
    case: &str,
    today: &str,
    timetables: &[Timetable],
    has_target: bool,
) -> anyhow::Result<()> {
    let today: LocalDate = today.parse()?;
    let range = DateRange::new(today.plus_days(1), today.plus_days(28))?;
    let mut sessions = 0;
    for timetable in timetables {
        let ours = timetable.expand(range);
        ensure!(ours == day_by_day(timetable, range), "the two expansions differ");
        sessions += ours.len();
    }
    let all = |expand: fn(&Timetable, DateRange) -> Vec<Occurrence>| -> usize {
        timetables.iter().map(|timetable| expand(timetable, range).len()).sum()
    };
    report.add(Figure {
        case: format!("{case}: {sessions} sessions"),
        backend: "calendars",
        value: timing::microseconds(PLAN, || all(Timetable::expand)),
        unit: MICROSECONDS,
        baseline: Some(timing::microseconds(PLAN, || all(day_by_day))),
        target: has_target.then_some(TARGET),
    });
    Ok(())
}

/// What one would write first.
fn day_by_day(timetable: &Timetable, range: DateRange) -> Vec<Occurrence> {
    let mut sessions = Vec::new();
    for date in range.iter() {
        if timetable.is_closed(date) {
            continue;
        }
        let mut of_day = Vec::new();
        if let Some(slots) = timetable.replaced.get(&date) {
            for slot in slots {
                of_day.push(Occurrence {
                    pattern: slot.key.clone(),
                    space: slot.space.clone(),
                    date,
                    hours: slot.hours,
                    capacity: slot.capacity,
                    eligibility: Arc::clone(&slot.eligibility),
                    origin: Origin::Replaced,
                });
            }
        } else {
            for pattern in timetable.patterns.iter().filter(|pattern| pattern.active) {
                if pattern.recurrence.occurs_on(date) {
                    of_day.push(Occurrence {
                        pattern: pattern.key.clone(),
                        space: pattern.space.clone(),
                        date,
                        hours: pattern.hours,
                        capacity: pattern.capacity,
                        eligibility: Arc::clone(&pattern.eligibility),
                        origin: Origin::Recurring,
                    });
                }
            }
        }
        for session in &mut of_day {
            for change in timetable.capacity_on.get(&date).into_iter().flatten() {
                if change.pattern.is_none() {
                    change_capacity(session, change.capacity);
                }
            }
            for change in timetable.capacity_on.get(&date).into_iter().flatten() {
                if change.pattern.as_ref() == Some(&session.pattern) {
                    change_capacity(session, change.capacity);
                }
            }
        }
        of_day.sort_by(|a, b| {
            let key =
                |session: &Occurrence| (session.start(), session.space.clone(), session.end(), session.pattern.clone());
            key(a).cmp(&key(b))
        });
        sessions.extend(of_day);
    }
    sessions
}

fn change_capacity(session: &mut Occurrence, changed: CapacityByClass) {
    for (class, capacity) in changed.iter() {
        if session.capacity.get(class).is_some() {
            session.capacity.insert(class, capacity);
        }
    }
}
