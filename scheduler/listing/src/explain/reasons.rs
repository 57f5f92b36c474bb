//! Why an item has no place, as codes: quick enough to be asked for everything that is not listed.

use super::funnel::{Step, funnel};
use super::survey::{Reach, Survey};
use super::within::Within;
use crate::ground::list::Stands;
use crate::reason::Reason;
use crate::rules::{Book, Rules};
use crate::state::State;

/// The rules that stand in the way of an item that has no place, the strongest first; never none.
///
/// The strongest is the one that turned away the last days that were left. Then come those that turned away others, by how many
/// days. What keeps it out of lists comes last.
pub(crate) fn reasons(book: &Book<'_>, state: &State<'_>, number: u32) -> Vec<Reason> {
    let within = Within::default();
    let item = &state.ground.items[number as usize];
    let nothing = item.rooms.is_empty() && item.roomless.is_none();
    // Where nothing at all is allowed, what is not allowed has to be looked at to say why.
    let barred = nothing || item.seats.iter().chain(&item.languages).any(Vec::is_empty);
    let reach = if barred { Reach::All } else { Reach::Allowed };
    let steps = funnel(&Survey::new(book, state, number, within, reach));
    let mut found = in_order(&steps);
    for choice in &item.lists {
        let list = &state.ground.lists[usize::from(choice.list)];
        let full = state.lists[usize::from(choice.list)].items.len() >= list.most;
        let risky = !full && (matches!(list.stands, Stands::Freed(_)) || !state.block_takes(item, choice));
        for (reason, holds) in [(Reason::ListFull, full), (Reason::ListTooRisky, risky)] {
            if holds && !found.contains(&reason) {
                found.push(reason);
            }
        }
    }
    if found.is_empty() {
        // Nothing stands in its way: it was left out because that is cheaper, or because the search did not get to it.
        found.push(Reason::PersonTaken);
    }
    found
}

/// The rules that turned days away: first those of the step that left none.
fn in_order(steps: &[Step]) -> Vec<Reason> {
    let mut found = Vec::new();
    let mut known = Rules::NONE;
    let mut add = |turned_away: &[(Reason, u32)]| {
        for &(reason, _) in turned_away {
            if !known.has(reason) {
                known = known.with(reason);
                found.push(reason);
            }
        }
    };
    let decisive = steps.iter().position(|step| step.days == 0);
    if let Some(step) = decisive.and_then(|at| steps.get(at)) {
        add(&step.turned_away);
    }
    let mut others: Vec<(Reason, u32)> = steps.iter().flat_map(|step| step.turned_away.iter().copied()).collect();
    // No hearing is open to a day that does not exist: that says nothing unless it is all there is to say.
    others.retain(|&(reason, _)| reason != Reason::NotASittingDay);
    others.sort_by_key(|&(reason, days)| (std::cmp::Reverse(days), reason));
    add(&others);
    found
}
