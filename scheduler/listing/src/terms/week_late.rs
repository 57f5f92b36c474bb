//! `week_late`: each week begun from a hearing's target to its first day, times its priority's weight.
//!
//! Source: employment tribunals are measured by a first hearing within 26 weeks.

use listing_model::Layer;

use super::Term;
use super::sheet::{Listed, Sheet};

pub(super) const TERM: Term = Term { layer: Layer::Age, code: "week_late", cost };

fn cost(sheet: &Sheet<'_>) -> i64 {
    let policy = &sheet.problem().policy;
    let of = |listed: &Listed<'_>| {
        let late = listed.hearing.target.map_or(0, |target| target.days_until(listed.at.date).max(0));
        (late + 6) / 7 * i64::from(policy.priorities.age[listed.hearing.priority as usize])
    };
    i64::from(policy.weights.week_late) * sheet.listed.iter().map(of).sum::<i64>()
}
