//! Whether a listing plan is lawful and what it costs, from the problem's and the plan's JSON alone.
//!
//! The checker shares no code with what it checks: it builds on no other crate of the project. It is written from
//! `docs/listing/format.md`, slowly and simply: it has dates, a grid, rules, costs and probabilities of its own.
//!
//! ```
//! # fn main() -> Result<(), plan_checker::Unreadable> {
//! let problem = r#"{
//!     "format": "listing/1", "name": "One short hearing",
//!     "horizon": {
//!         "today": "2026-05-01", "first": "2026-05-11", "last": "2026-05-15",
//!         "sittings": [{"code": "AM", "start": "10:00", "minutes": 180}]
//!     },
//!     "supply": {"venues": [], "rooms": [], "people": [{"id": "J1", "roles": ["judge"]}]},
//!     "hearings": [
//!         {"id": "H1", "type": "short", "minutes": 180, "channels": [{"channel": "video"}], "panel": [{"role": "judge"}]}
//!     ]
//! }"#;
//! let plan = r#"{
//!     "format": "listing-plan/1",
//!     "placements": [{
//!         "hearing": "H1", "date": "2026-05-11", "start": "10:00", "channel": "video",
//!         "panel": [{"role": "judge", "person": "J1"}]
//!     }]
//! }"#;
//! let outcomes = r#"{"format": "listing-outcomes/1", "types": []}"#;
//! let judgement = plan_checker::judge(problem, plan, outcomes, &[])?;
//! assert!(judgement.is_lawful(), "{judgement}");
//! // The hearing waits for a week, and its judge sits on one of five days.
//! assert_eq!(judgement.score(), [0, 1, 0, 0, 0, 0, 200, 0]);
//! # Ok(())
//! # }
//! ```

mod breach;
mod dates;
mod grid;
mod json;
mod judgement;
mod plan;
mod problem;
mod risk;
mod rules;
mod scene;
mod score;
mod unreadable;

use crate::dates::Day;
use crate::json::Read;
use crate::plan::Plan;
use crate::problem::{Outcomes, Problem};
use crate::scene::Scene;

pub use breach::{Breach, Code};
pub use judgement::Judgement;
pub use risk::{Chance, Idle, ListRisk, SessionRisk};
pub use score::{LayerCost, Term};
pub use unreadable::Unreadable;

/// Judges a plan (`listing-plan/1`) for a problem (`listing/1`).
///
/// `default_outcomes` (`listing-outcomes/1`) is read if the problem has no outcomes of its own. `bank_holidays` are those of
/// the horizon's division, as year, month and day.
///
/// # Errors
///
/// A text is not JSON, lacks a field, or says something that has no meaning: two things with one id, a sitting that is no
/// whole number of grains, probabilities that do not sum to one, a date that the calendar does not have. Whatever a problem or
/// a plan may say beyond that is judged: a name that leads nowhere, say, is a breach if the plan uses it.
pub fn judge(
    problem: &str,
    plan: &str,
    default_outcomes: &str,
    bank_holidays: &[(i32, u32, u32)],
) -> Result<Judgement, Unreadable> {
    let problem = json::document(problem, "problem")?;
    let plan = json::document(plan, "plan")?;
    let has_own = problem.get("outcomes").is_some_and(|own| !own.is_null());
    let defaults = if has_own { None } else { Some(json::document(default_outcomes, "default_outcomes")?) };
    let defaults =
        defaults.as_ref().map(|defaults| Outcomes::read(defaults).map_err(|error| error.under("default_outcomes")));
    let holidays = holidays(bank_holidays)?;
    let problem = Problem::read(&problem, defaults.transpose()?, &holidays).map_err(|error| error.under("problem"))?;
    let plan = Plan::read(&plan).map_err(|error| error.under("plan"))?;
    let scene = Scene::new(&problem, &plan);
    let lists = risk::of_lists(&scene);
    Ok(Judgement {
        breaches: rules::check(&scene, &lists),
        layers: score::of(&scene),
        lists,
        sessions: risk::of_sessions(&scene),
    })
}

fn holidays(bank_holidays: &[(i32, u32, u32)]) -> Read<Vec<Day>> {
    let read = |(index, &(year, month, day)): (usize, &(i32, u32, u32))| {
        let day = Day::new(i64::from(year), i64::from(month), i64::from(day));
        day.ok_or_else(|| Unreadable::here("is no day of the calendar").under(&format!("bank_holidays[{index}]")))
    };
    bank_holidays.iter().enumerate().map(read).collect()
}
