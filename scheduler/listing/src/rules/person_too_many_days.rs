//! `person.too_many_days`: the days on which a person sits pass neither their most in a week, Monday to Sunday, nor their most.
//!
//! A hearing breaks it only with days on which the person does not sit already.

use std::ops::Range;

use super::obstacle::{Fact, Facts};
use super::proposal::Proposal;
use super::{Check, Rule};
use crate::reason::Reason;
use crate::state::State;

pub(super) const RULE: Rule = Rule { reason: Reason::PersonTooManyDays, check: Check::Each(check) };

fn check(proposal: &Proposal<'_, '_>) -> Vec<Facts> {
    let first = proposal.day();
    let last = proposal.days().last().map_or(first, |(day, _)| day);
    let of = |number: u16| {
        let limit = passed(proposal.state, number, first..last + 1)?;
        Some(vec![proposal.person(number), Fact::Date(proposal.date(first)), Fact::Count(u32::from(limit))])
    };
    proposal.panel().into_iter().filter_map(of).collect()
}

/// The limit that a person would pass by sitting on these days as well.
pub(crate) fn passed(state: &State<'_>, person: u16, days: Range<u16>) -> Option<u16> {
    let of = &state.ground.people.all[usize::from(person)];
    let (mut new, mut week, mut in_week) = (0, u16::MAX, 0);
    for day in days.filter(|&day| !state.sits_on(state.ground.at(person, day))) {
        new += 1;
        let its = state.ground.calendar.calendar_week[usize::from(day)];
        if its != week {
            (week, in_week) = (its, state.sitting.in_week(person, its));
        }
        in_week += 1;
        if in_week > of.most_in_a_week {
            return Some(u16::from(of.most_in_a_week));
        }
    }
    (new > 0 && state.sitting.days(person).saturating_add(new) > of.most).then_some(of.most)
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{hearing, objections, person, world};

    #[test]
    fn a_week_begins_on_monday() {
        let problem = world(|problem| person(problem, "ana").max_days_a_week = Some(1));
        let placed = [("other", "06-05 10:00 L1 ana")];
        let found = objections(&problem, &placed, "06-01 10:00 L1 ana");
        assert_eq!(found, ["person.too_many_days: person ana, 2026-06-01, 1"]);
        for at in ["06-05 14:00 L1 ana", "06-08 10:00 L1 ana"] {
            assert_eq!(objections(&problem, &placed, at), Vec::<String>::new(), "{at}");
        }
    }

    #[test]
    fn the_days_of_a_long_hearing_count_together() {
        let problem = world(|problem| {
            hearing(problem, "h").minutes = 3 * 360;
            person(problem, "ana").max_days = Some(2);
        });
        let found = objections(&problem, &[], "06-01 10:00 L1 ana");
        assert_eq!(found, ["person.too_many_days: person ana, 2026-06-01, 2"]);
    }
}
