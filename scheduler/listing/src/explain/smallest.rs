//! The fewest rules that stand in the way.

use super::offers::offers;
use super::survey::Survey;
use crate::place::Place;
use crate::reason::Reason;
use crate::rules::{Proposal, Rules, broken};

/// Rules that could be out of the way, in the order in which officers would rather see them go: others move before somebody is asked
/// for a favour, and nobody is asked to do without what they need unless nothing else is left.
const EASE: &[Reason] = &[
    Reason::RoomTaken,
    Reason::PersonTaken,
    Reason::InterpreterTaken,
    Reason::PartyTaken,
    Reason::PersonOtherVenue,
    Reason::PersonTooManyDays,
    Reason::LinkOrder,
    Reason::ShortNotice,
    Reason::PartyUnavailable,
    Reason::OutsideWindow,
    Reason::RoomClosed,
    Reason::PersonAway,
    Reason::InterpreterAway,
    Reason::LinkPanel,
    Reason::ChannelNotAllowed,
    Reason::VenueNotAllowed,
    Reason::VenueClosed,
    Reason::PanelNotIncluded,
    Reason::PlaceForbidden,
    Reason::LockBroken,
    Reason::PanelWrong,
    Reason::InterpreterWrong,
    Reason::RoomLacks,
    Reason::PanelExcluded,
];

/// More rules than this are no explanation.
const MOST: usize = 4;

/// How many places are held against the rules before a set of rules is given up.
const TRIES: usize = 12;

/// The fewest rules that, were they not there, would make a place lawful, and the place. What breaks fewest is preferred, then what
/// is easiest to get out of the way.
pub(super) fn smallest(survey: &Survey<'_, '_>) -> Option<(Rules, Place)> {
    let in_play: Vec<Reason> = in_play(survey);
    // A list that is not for it is no place for it, whatever else is out of the way.
    let in_lists = lists(survey).into_iter().filter(|(rules, _)| !rules.has(Reason::ListNotForThis));
    let in_list = in_lists.min_by_key(|(rules, _)| rules.count());
    for size in 1..=MOST {
        for rules in sets(&in_play, size) {
            if survey.any(rules)
                && let Some(place) = breaking(survey, rules)
            {
                return Some((rules, place));
            }
        }
        if let Some(found) = in_list.filter(|(rules, _)| rules.count() as usize <= size) {
            return Some(found);
        }
    }
    None
}

/// Each rule that would open some days if it alone were not there, and how many.
pub(super) fn alone(survey: &Survey<'_, '_>) -> Vec<(Reason, u32)> {
    let days = |reason: Reason| {
        let open = survey.days().filter(|&day| survey.is_open(day, Rules::one(reason)));
        u32::try_from(open.count()).unwrap_or(u32::MAX)
    };
    in_play(survey).into_iter().map(|reason| (reason, days(reason))).filter(|&(_, days)| days > 0).collect()
}

/// A place that breaks these rules and no others, by the rules themselves.
pub(super) fn breaking(survey: &Survey<'_, '_>, rules: Rules) -> Option<Place> {
    let places = offers(survey, rules, TRIES).into_iter().map(|offer| offer.place);
    places.into_iter().find(|&place| broken(&proposal(survey, place)).are_among(rules))
}

/// The places in lists that the question is about, and the rules that each breaks.
pub(super) fn lists(survey: &Survey<'_, '_>) -> Vec<(Rules, Place)> {
    let ground = survey.state.ground;
    let within = survey.within;
    let Some((channel, _)) = survey.item.in_room.or(survey.item.roomless) else { return Vec::new() };
    let mut found = Vec::new();
    for (number, list) in (0..).zip(&ground.lists) {
        if !within.has_day(list.day) || !within.has_venue(list.venue) || within.room.or(within.person).is_some() {
            continue;
        }
        for start in (0..).take(list.starts.len()) {
            let place = Place::List { list: number, start, channel };
            found.push((broken(&proposal(survey, place)), place));
        }
    }
    found
}

pub(super) fn proposal<'a, 'g>(survey: &Survey<'a, 'g>, place: Place) -> Proposal<'a, 'g> {
    Proposal { book: survey.book, state: survey.state, number: survey.number, place }
}

/// The rules that may break something here at all, the easiest first.
fn in_play(survey: &Survey<'_, '_>) -> Vec<Reason> {
    let item = survey.item;
    let mut all = Rules::of(&[
        Reason::RoomTaken,
        Reason::RoomClosed,
        Reason::VenueClosed,
        Reason::PersonTaken,
        Reason::PersonAway,
        Reason::PersonOtherVenue,
        Reason::PersonTooManyDays,
        Reason::PartyUnavailable,
    ]);
    let some = [
        (!item.parties.is_empty(), Reason::PartyTaken),
        (!item.after_items.is_empty() || !item.before_items.is_empty(), Reason::LinkOrder),
        (!item.languages.is_empty(), Reason::InterpreterTaken),
        (!item.languages.is_empty(), Reason::InterpreterAway),
        (!item.forbidden.is_empty(), Reason::PlaceForbidden),
        (survey.book.hearings(item).any(|hearing| !hearing.lock.is_open()), Reason::LockBroken),
    ];
    all = some.into_iter().filter(|(holds, _)| *holds).fold(all, |sum, (_, reason)| sum.with(reason));
    all = survey.days().fold(all, |sum, day| sum.and(survey.of_day(day)));
    all = survey.venues.iter().flat_map(|venue| &venue.rooms).fold(all, |sum, (_, rules)| sum.and(*rules));
    all = survey.seats.iter().flatten().fold(all, |sum, candidate| sum.and(candidate.broken));
    EASE.iter().copied().filter(|&reason| all.has(reason)).collect()
}

/// The sets of so many of these rules, the easiest together first.
fn sets(rules: &[Reason], size: usize) -> Vec<Rules> {
    let mut found: Vec<(usize, Rules)> = vec![(0, Rules::NONE)];
    let mut ends: Vec<usize> = vec![0];
    for _ in 0..size {
        let mut longer = Vec::new();
        let mut next_ends = Vec::new();
        for (&(effort, set), &end) in found.iter().zip(&ends) {
            for (at, &reason) in rules.iter().enumerate().skip(end) {
                longer.push((effort + at, set.with(reason)));
                next_ends.push(at + 1);
            }
        }
        (found, ends) = (longer, next_ends);
    }
    found.sort_by_key(|&(effort, _)| effort);
    found.into_iter().map(|(_, set)| set).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_set_of_a_size_once_the_easiest_first() {
        let rules = [Reason::RoomTaken, Reason::PersonTaken, Reason::PersonAway, Reason::RoomLacks];
        let pairs = sets(&rules, 2);
        assert_eq!(pairs.len(), 6);
        assert_eq!(pairs[0], Rules::of(&rules[..2]));
        assert_eq!(pairs[5], Rules::of(&rules[2..]));
        assert!(sets(&rules, 3).iter().all(|set| set.count() == 3));
    }
}
