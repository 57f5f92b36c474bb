//! `person_travel`: each day on which somebody sits in a room or a block list costs what the venue costs them.

use listing_model::Layer;

use super::Term;
use super::sheet::Sheet;

pub(super) const TERM: Term = Term { layer: Layer::Travel, code: "person_travel", cost };

fn cost(sheet: &Sheet<'_>) -> i64 {
    let pages = sheet.diary.values();
    pages.filter_map(|page| page.holder.venue_cost(page.venue?)).map(i64::from).sum()
}
