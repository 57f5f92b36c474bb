//! What the days of a hearing cost, and what hearings usually cost.

use listing_model::{Hearing, Layer, Placement, Policy, Problem};

use super::calendar::Calendar;
use super::item::{Before, Item};
use super::places::Numbers;
use crate::score::Score;

/// What it costs a hearing to begin on each day, in units of the layer of age.
pub(crate) fn age(hearing: &Hearing, policy: &Policy, calendar: &Calendar) -> Vec<i64> {
    let by_priority = i64::from(policy.priorities.age[hearing.priority as usize]);
    let late = |day: usize| {
        let over = hearing.target.map_or(0, |target| target.days_until(calendar.dates[day]));
        (over.max(0) + 6) / 7
    };
    let cost = |day: usize| {
        let weeks = i64::from(calendar.week[day]);
        (i64::from(policy.weights.week) * weeks + i64::from(policy.weights.week_late) * late(day)) * by_priority
    };
    (0..calendar.days()).map(cost).collect()
}

/// Where a hearing was in the list in force, and what it costs to change that.
pub(crate) fn before(placement: &Placement, problem: &Problem, numbers: Numbers<'_>) -> Before {
    let weights = &problem.policy.weights;
    let factor = match problem.horizon.today.days_until(placement.date) {
        ..=7 => 8,
        8..=14 => 4,
        15..=28 => 2,
        _ => 1,
    };
    let of = [weights.date_change, weights.time_change, weights.room_change_in_force, weights.person_change];
    let list = placement.list.as_ref();
    // Whatever is said beside it: in a list a hearing has no room and nobody presiding of its own.
    let presiding = placement.panel.first().filter(|_| list.is_none());
    Before {
        place: numbers.place(placement),
        day: numbers.calendar.day(placement.date),
        costs: of.map(|weight| i64::from(weight) * factor),
        start: numbers.calendar.grain(placement.start),
        room: placement.room.as_ref().filter(|_| list.is_none()).and_then(|room| numbers.rooms.room(room)),
        list: list
            .and_then(|id| numbers.lists.iter().position(|list| list.id == *id))
            .and_then(|at| u16::try_from(at).ok()),
        presiding: presiding.and_then(|bench| numbers.people.person(&bench.person)),
    }
}

/// The most that one hearing usually costs in each layer: what a search weighs the layer before it by.
pub(crate) fn usual(problem: &Problem, items: &[Item]) -> Score {
    let weights = &problem.policy.weights;
    let policy = &problem.policy;
    let most = |costs: &mut dyn Iterator<Item = i64>| costs.max().unwrap_or(0).max(1);
    let people = problem.supply.people.iter().flat_map(|person| &person.venues).map(|at| i64::from(at.cost));
    let mut usual = Score::default();
    usual[Layer::Unlisted] = policy.priorities.unlisted.into_iter().map(i64::from).max().unwrap_or(1).max(1);
    usual[Layer::Age] = most(&mut items.iter().filter_map(|item| item.age.last().copied()));
    let venue = most(&mut items.iter().flat_map(|item| item.rooms.iter().map(|choice| choice.cost)));
    usual[Layer::Travel] = venue + most(&mut people.into_iter()) * 4 + 8;
    usual[Layer::Preference] = i64::from(weights.no_preferred_person) + i64::from(weights.party_missing) + 2;
    usual[Layer::Continuity] = 2 * i64::from(weights.room_change) + i64::from(weights.panel_change);
    usual[Layer::Compact] = 4 * i64::from(weights.broken_sitting) + 4 * i64::from(weights.gap) + 2;
    usual[Layer::Balance] = 1_000;
    let all = [weights.date_change, weights.time_change, weights.room_change_in_force, weights.person_change];
    usual[Layer::Changes] = all.into_iter().map(i64::from).sum::<i64>() * 8;
    usual
}
