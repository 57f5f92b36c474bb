//! `person.too_many_days`: the days on which a person sits pass neither their most in a week, Monday to Sunday, nor their most.
//!
//! A hearing breaks it only with days on which the person does not sit already.

use std::collections::BTreeMap;

use super::Rule;
use super::obstacle::Fact;
use super::proposal::{Proposal, add, unless_kept};
use crate::reason::Reason;

pub(super) const RULE: Rule = Rule { reason: Reason::PersonTooManyDays, check };

fn check(proposal: &Proposal<'_, '_>) -> Option<Vec<Fact>> {
    let (ground, state) = (proposal.ground(), proposal.state);
    let mut facts = Vec::new();
    for number in proposal.panel() {
        let of = &ground.people.all[usize::from(number)];
        let mut new_in_week: BTreeMap<usize, u8> = BTreeMap::new();
        for (day, _) in proposal.days().filter(|&(day, _)| !state.sits_on(ground.at(number, day))) {
            *new_in_week.entry(state.week_at(number, day)).or_default() += 1;
        }
        let new: u16 = new_in_week.values().map(|&days| u16::from(days)).sum();
        let most = new > 0 && state.days_sat[usize::from(number)].saturating_add(new) > of.most;
        let in_week =
            new_in_week.iter().any(|(&week, days)| state.week_sat[week].saturating_add(*days) > of.most_in_a_week);
        let limits = [(most, u32::from(of.most)), (in_week, u32::from(of.most_in_a_week))];
        for (_, limit) in limits.into_iter().filter(|(passed, _)| *passed) {
            add(&mut facts, proposal.person(number));
            add(&mut facts, Fact::Date(proposal.date(proposal.day())));
            add(&mut facts, Fact::Count(limit));
        }
    }
    unless_kept(facts)
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
