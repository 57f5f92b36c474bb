//! `person.taken`: nobody sits in two places at once; a block list has its people for the whole of its sittings.

use super::obstacle::{Fact, Facts};
use super::proposal::{Proposal, add, add_all, unless_kept};
use super::{Check, Rule};
use crate::reason::Reason;

pub(super) const RULE: Rule = Rule { reason: Reason::PersonTaken, check: Check::Each(check) };

fn check(proposal: &Proposal<'_, '_>) -> Vec<Facts> {
    taken(proposal, &proposal.panel())
}

/// For each of some people who are elsewhere at the time, who, when, and what for.
pub(super) fn taken(proposal: &Proposal<'_, '_>, people: &[u16]) -> Vec<Facts> {
    let of = |&number: &u16| {
        let mut facts = Vec::new();
        for (day, mask) in proposal.days() {
            let items = &proposal.state.people[proposal.ground().at(number, day)].items;
            let mut others: Vec<Fact> =
                proposal.state.overlapping(items, day, mask).flat_map(|other| proposal.hearings_of(other)).collect();
            others.extend(proposal.blocks(day, mask, |_, people| people.contains(&number)));
            if !others.is_empty() {
                add(&mut facts, proposal.person(number));
                add(&mut facts, Fact::Date(proposal.date(day)));
                add_all(&mut facts, others);
            }
        }
        unless_kept(facts)
    };
    people.iter().filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{objections, world};

    #[test]
    fn one_place_at_a_time_video_too() {
        let problem = world(|_| ());
        let placed = [("other", "06-02 10:30 video ana")];
        let found = objections(&problem, &placed, "06-02 10:00 L1 ana");
        assert_eq!(found, ["person.taken: person ana, 2026-06-02, hearing other"]);
        assert_eq!(objections(&problem, &placed, "06-02 11:30 L1 ana"), Vec::<String>::new());
    }

    #[test]
    fn a_block_list_has_its_people() {
        let problem = world(|_| ());
        let found = objections(&problem, &[], "06-08 10:00 L1 ben");
        assert_eq!(found, ["person.taken: person ben, 2026-06-08, list B1"]);
        assert_eq!(objections(&problem, &[], "06-08 14:00 L1 ben"), Vec::<String>::new());
    }
}
