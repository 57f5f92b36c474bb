//! `room_change`: each room after the first in which somebody sits on a day, in slots.

use listing_model::Layer;

use super::Term;
use super::sheet::Sheet;

pub(super) const TERM: Term = Term { layer: Layer::Continuity, code: "room_change", cost };

fn cost(sheet: &Sheet<'_>) -> i64 {
    let changes: usize = sheet.diary.values().map(|page| page.rooms.len().saturating_sub(1)).sum();
    i64::from(sheet.weights().room_change) * i64::try_from(changes).unwrap_or(i64::MAX)
}
