//! A list at once: what is in force stays where it can, then one hearing after another, the hardest to place first.

use std::cmp::Reverse;

use super::scan::Scan;
use crate::ground::Ground;
use crate::state::State;

/// Lists what can be listed of these items, in a state in which none of them is.
pub(crate) fn construct(state: &mut State<'_>, scan: &mut Scan, items: &[u32]) {
    let ground = state.ground;
    // Earlier hearings of an ordered link first, since later ones need them.
    let mut items = items.to_vec();
    items.sort_by_key(|&item| (depth(ground, item), item));
    for &item in &items {
        let place = ground.items[item as usize].before.first().and_then(|before| before.place);
        if let Some(place) = place
            && state.fits(item, place)
        {
            state.place(item, place);
        }
    }
    items.sort_by_key(|&item| hardest_first(ground, item));
    for &item in &items {
        if state.places[item as usize].is_none()
            && let Some(found) = scan.best(state, item, None)
        {
            state.place(item, found.place);
        }
    }
}

/// How many hearings of ordered links go before it.
fn depth(ground: &Ground, item: u32) -> u32 {
    let before = ground.items[item as usize].after_items.iter();
    before.map(|&(other, _)| depth(ground, other) + 1).max().unwrap_or(0)
}

/// Urgent ones, then long ones, then those with few days to choose from.
fn hardest_first(ground: &Ground, number: u32) -> impl Ord + use<> {
    let item = &ground.items[number as usize];
    let each = item.unlisted / i64::try_from(item.hearings.len()).unwrap_or(1);
    let choice = usize::from(item.until.saturating_sub(item.from)) * item.rooms.len().max(1);
    (Reverse(each), depth(ground, number), Reverse((item.days(), item.tail)), Reverse(item.seats.len()), choice, number)
}
