//! `party.taken`: no party is required in two places at once.

use listing_model::{Hearing, PartyId};

use super::obstacle::{Fact, Facts};
use super::proposal::{Proposal, add, add_all};
use super::{Check, Rule};
use crate::mask::Mask;
use crate::reason::Reason;

pub(super) const RULE: Rule = Rule { reason: Reason::PartyTaken, check: Check::Each(check) };

fn check(proposal: &Proposal<'_, '_>) -> Vec<Facts> {
    let (item, state) = (proposal.item(), proposal.state);
    let is_busy = |&(day, mask): &(u16, Mask)| {
        item.parties.iter().any(|&party| state.party_busy[state.party_at(party, day)] & mask != 0)
    };
    let busy: Vec<(u16, Mask)> = proposal.days().filter(is_busy).collect();
    // Who it is, and where they are, is looked up only if somebody is.
    if busy.is_empty() {
        Vec::new()
    } else {
        proposal.required().filter_map(|id| elsewhere(proposal, id, &busy)).collect()
    }
}

/// When and at which hearings a party is at these times, if at any.
fn elsewhere(proposal: &Proposal<'_, '_>, id: &PartyId, times: &[(u16, Mask)]) -> Option<Facts> {
    let mut facts = vec![Fact::Party(id.clone())];
    for (other, of) in (0..).zip(&proposal.ground().items).filter(|&(other, _)| other != proposal.number) {
        for &(day, mask) in times {
            let needs = || proposal.book.hearings(of).any(|hearing| requires(hearing, id));
            if proposal.state.taken_by(other, day) & mask != 0 && needs() {
                add(&mut facts, Fact::Date(proposal.date(day)));
                add_all(&mut facts, proposal.hearings_of(other));
            }
        }
    }
    (facts.len() > 1).then_some(facts)
}

fn requires(hearing: &Hearing, id: &PartyId) -> bool {
    hearing.parties.iter().any(|attendance| attendance.required && attendance.party == *id)
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
