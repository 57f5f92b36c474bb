//! A list in force, as a listing officer without a computer might have made it: first come, first placed.

mod diary;
mod first_fit;

use std::collections::BTreeSet;

use listing_model::{Hearing, HearingId, Lock, Placement, Problem};

use crate::calendar::Calendar;
use crate::hand::Hand;
use diary::Diary;
use first_fit::FirstFit;

/// Days from today within which people hold fast to what they have been told.
const SOON: i64 = 35;

/// Places for up to so many percent of the hearings, those that were asked for longest ago, each at the first place that is
/// lawful beside those before it. Hearings in links or with interpreters wait for somebody who can do better. Some that
/// are soon are locked.
pub(crate) fn placements(problem: &mut Problem, calendar: &Calendar, percent: u32, hand: &mut Hand) -> Vec<Placement> {
    let wanted = problem.hearings.len() * percent as usize / 100;
    let linked: BTreeSet<&HearingId> = problem.links.iter().flat_map(|link| &link.hearings).collect();
    let mut order: Vec<usize> =
        (0..problem.hearings.len()).filter(|&index| is_simple(&problem.hearings[index], &linked)).collect();
    order.sort_by_key(|&index| (problem.hearings[index].received, index));
    let mut placed: Vec<(usize, Placement)> = Vec::new();
    let mut fit = FirstFit::new(problem, Diary::new(&problem.supply, calendar));
    for index in order {
        if placed.len() >= wanted {
            break;
        }
        placed.extend(fit.place(&problem.hearings[index]).map(|placement| (index, placement)));
    }
    placed.sort_by_key(|&(index, _)| index);
    for (index, placement) in &placed {
        if calendar.horizon.today.days_until(placement.date) <= SOON {
            problem.hearings[*index].lock = lock(hand);
        }
    }
    placed.into_iter().map(|(_, placement)| placement).collect()
}

fn is_simple(hearing: &Hearing, linked: &BTreeSet<&HearingId>) -> bool {
    !linked.contains(&hearing.id) && hearing.interpreters.is_empty()
}

/// Of hearings that are soon, some stay where they are, some keep their day, some their judge.
fn lock(hand: &mut Hand) -> Lock {
    let open = Lock::default();
    match hand.between(1, 100) {
        ..=15 => Lock { date: true, time: true, room: true, panel: true },
        16..=45 => Lock { date: true, ..open },
        46..=55 => Lock { panel: true, ..open },
        _ => open,
    }
}
