//! A list at once: what is in force stays where it can, then one hearing after another, the hardest to place first.

use std::cmp::Reverse;

use super::scan::Scan;
use crate::ground::Ground;
use crate::ground::item::Item;
use crate::state::State;

/// What makes items hard to place. The same for every part of a ground.
#[derive(Debug)]
pub(crate) struct Hardness {
    /// For each item, how many go before it in the longest row of ordered links.
    depths: Vec<u32>,
    /// For each item, the most that one of its hearings costs if it is not listed, or one of those that can only come after it.
    urgency: Vec<i64>,
}

impl Hardness {
    /// Of a ground's items.
    pub(crate) fn new(ground: &Ground) -> Self {
        let depths = depths(ground);
        Self { urgency: urgency(ground, &depths), depths }
    }

    /// Urgent ones, then long ones, then those with few days to choose from.
    fn hardest_first(&self, ground: &Ground, number: u32) -> impl Ord + use<> {
        let (item, at) = (&ground.items[number as usize], number as usize);
        let choice = usize::from(item.until.saturating_sub(item.from)) * item.rooms.len().max(1);
        let length = Reverse((item.days(), item.tail));
        (Reverse(self.urgency[at]), self.depths[at], length, Reverse(item.seats.len()), choice, number)
    }
}

/// Lists what can be listed of these items, in a state in which none of them is.
pub(crate) fn construct(state: &mut State<'_>, scan: &mut Scan, items: &[u32], hardness: &Hardness) {
    let ground = state.ground;
    // Earlier hearings of an ordered link first, since later ones need them.
    let mut items = items.to_vec();
    items.sort_by_key(|&item| (hardness.depths[item as usize], item));
    for &item in &items {
        let place = ground.items[item as usize].before.first().and_then(|before| before.place);
        if let Some(place) = place
            && state.fits(item, place)
        {
            state.place(item, place);
        }
    }
    items.sort_by_key(|&item| hardness.hardest_first(ground, item));
    for &item in &items {
        if state.places[item as usize].is_none()
            && let Some(found) = scan.best(state, item, None)
        {
            state.place(item, found.place);
        }
    }
}

/// Each pair is looked at once: there may be many ways through the links, but no way round, or the reader would have refused them.
fn depths(ground: &Ground) -> Vec<u32> {
    let mut depths = vec![0; ground.items.len()];
    let mut waits_for: Vec<usize> = ground.items.iter().map(|item| item.after_items.len()).collect();
    let mut ready: Vec<usize> = (0..ground.items.len()).filter(|&item| waits_for[item] == 0).collect();
    while let Some(item) = ready.pop() {
        for &(next, _) in &ground.items[item].before_items {
            let next = next as usize;
            depths[next] = depths[next].max(depths[item] + 1);
            waits_for[next] -= 1;
            if waits_for[next] == 0 {
                ready.push(next);
            }
        }
    }
    depths
}

fn urgency(ground: &Ground, depths: &[u32]) -> Vec<i64> {
    let each = |item: &Item| item.unlisted / i64::try_from(item.hearings.len()).unwrap_or(1);
    let mut urgency: Vec<i64> = ground.items.iter().map(each).collect();
    let mut last_first: Vec<usize> = (0..ground.items.len()).filter(|&item| depths[item] > 0).collect();
    last_first.sort_by_key(|&item| Reverse(depths[item]));
    for item in last_first {
        for &(before, _) in &ground.items[item].after_items {
            urgency[before as usize] = urgency[before as usize].max(urgency[item]);
        }
    }
    urgency
}
