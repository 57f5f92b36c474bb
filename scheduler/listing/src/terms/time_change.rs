//! `time_change`: each hearing in force with another start than in force.

use listing_model::Layer;

use super::Term;
use super::sheet::Sheet;

pub(super) const TERM: Term = Term { layer: Layer::Changes, code: "time_change", cost };

fn cost(sheet: &Sheet<'_>) -> i64 {
    sheet.changes(sheet.weights().time_change, |old, new| old.start != new.start)
}
