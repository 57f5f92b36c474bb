//! `person_change`: each hearing in force with another presiding person than in force.

use listing_model::Layer;

use super::Term;
use super::sheet::Sheet;

pub(super) const TERM: Term = Term { layer: Layer::Changes, code: "person_change", cost };

fn cost(sheet: &Sheet<'_>) -> i64 {
    sheet.changes(sheet.weights().person_change, |old, new| old.presiding() != new.presiding())
}
