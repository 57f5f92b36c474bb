//! `week`: each whole week from today to the first day of a hearing, times its priority's weight.

use listing_model::Layer;

use super::Term;
use super::sheet::Sheet;

pub(super) const TERM: Term = Term { layer: Layer::Age, code: "week", cost };

fn cost(sheet: &Sheet<'_>) -> i64 {
    let policy = &sheet.problem().policy;
    let of = |listed: &super::sheet::Listed<'_>| {
        let weeks = sheet.problem().horizon.week_of(listed.at.date);
        weeks * i64::from(policy.priorities.age[listed.hearing.priority as usize])
    };
    i64::from(policy.weights.week) * sheet.listed.iter().map(of).sum::<i64>()
}
