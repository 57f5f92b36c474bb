//! `party.taken`: no party is required in two places at once.

use super::Rule;
use super::obstacle::Fact;
use super::proposal::{Proposal, add, add_all, taken_by, unless_kept};
use crate::reason::Reason;

pub(super) const RULE: Rule = Rule { reason: Reason::PartyTaken, check };

fn check(proposal: &Proposal<'_, '_>) -> Option<Vec<Fact>> {
    let (item, state) = (proposal.item(), proposal.state);
    let busy = |&(day, mask): &(u16, _)| {
        item.parties.iter().any(|&party| state.party_busy[state.party_at(party, day)] & mask != 0)
    };
    let mut facts = Vec::new();
    // Who it is that makes them busy is looked up only if somebody does.
    for (day, mask) in proposal.days().filter(busy) {
        for (other, of) in (0..).zip(&proposal.ground().items).filter(|&(other, _)| other != proposal.number) {
            let shares = || item.parties.iter().any(|party| of.parties.contains(party));
            if taken_by(state, other, day) & mask == 0 || !shares() {
                continue;
            }
            let needs: Vec<_> = proposal.required().collect();
            for hearing in proposal.book.hearings(of) {
                let theirs = hearing.parties.iter().filter(|theirs| theirs.required && needs.contains(&&theirs.party));
                add_all(&mut facts, theirs.map(|theirs| Fact::Party(theirs.party.clone())));
            }
            add(&mut facts, Fact::Date(proposal.date(day)));
            add_all(&mut facts, proposal.hearings_of(other));
        }
    }
    unless_kept(facts)
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{hearing, objections, world};

    #[test]
    fn nobody_is_in_two_rooms() {
        let problem = world(|problem| hearing(problem, "other").parties[0].party = "pat".into());
        let placed = [("other", "06-02 10:30 L2 ben")];
        let found = objections(&problem, &placed, "06-02 10:00 L1 ana");
        assert_eq!(found, ["party.taken: party pat, 2026-06-02, hearing other"]);
        assert_eq!(objections(&problem, &placed, "06-02 11:30 L1 ana"), Vec::<String>::new());
    }

    #[test]
    fn a_list_takes_the_rest_of_the_day() {
        let problem = world(|problem| hearing(problem, "other").parties[0].party = "pat".into());
        let found = objections(&problem, &[("other", "B1 10:00")], "06-08 16:00 L1 ana");
        assert_eq!(found, ["party.taken: party pat, 2026-06-08, hearing other"]);
    }
}
