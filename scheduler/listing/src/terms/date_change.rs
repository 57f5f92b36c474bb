//! `date_change`: each hearing in force with another first day than in force.

use listing_model::Layer;

use super::Term;
use super::sheet::Sheet;

pub(super) const TERM: Term = Term { layer: Layer::Changes, code: "date_change", cost };

fn cost(sheet: &Sheet<'_>) -> i64 {
    sheet.changes(sheet.weights().date_change, |old, new| old.date != new.date)
}
