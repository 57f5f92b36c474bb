//! `room_change_in_force`: each hearing in force with another room or list than in force.

use listing_model::Layer;

use super::Term;
use super::sheet::Sheet;

pub(super) const TERM: Term = Term { layer: Layer::Changes, code: "room_change_in_force", cost };

fn cost(sheet: &Sheet<'_>) -> i64 {
    sheet.changes(sheet.weights().room_change_in_force, |old, new| (&old.room, &old.list) != (&new.room, &new.list))
}
