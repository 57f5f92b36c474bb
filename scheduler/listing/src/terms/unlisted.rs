//! `unlisted`: each hearing that is not listed costs what its priority says.

use listing_model::Layer;

use super::Term;
use super::sheet::Sheet;

pub(super) const TERM: Term = Term { layer: Layer::Unlisted, code: "unlisted", cost };

fn cost(sheet: &Sheet<'_>) -> i64 {
    let by_priority = sheet.problem().policy.priorities.unlisted;
    sheet.unlisted.iter().map(|hearing| i64::from(by_priority[hearing.priority as usize])).sum()
}
