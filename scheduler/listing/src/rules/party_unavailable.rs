//! `party.unavailable`: every party whose attendance is required is available for every sitting that is touched.

use listing_model::PartyId;

use super::obstacle::{Fact, Facts};
use super::proposal::{Proposal, add, unless_kept};
use super::{Check, Rule};
use crate::reason::Reason;

pub(super) const RULE: Rule = Rule { reason: Reason::PartyUnavailable, check: Check::Each(check) };

fn check(proposal: &Proposal<'_, '_>) -> Vec<Facts> {
    let of = |id: &PartyId| {
        let party = proposal.book.by_id.party(id)?;
        let mut facts = Vec::new();
        for (day, mask) in proposal.days() {
            let date = proposal.date(day);
            if proposal.sittings(mask).any(|sitting| !party.is_available(date, sitting)) {
                add(&mut facts, Fact::Party(id.clone()));
                add(&mut facts, Fact::Date(date));
            }
        }
        unless_kept(facts)
    };
    proposal.required().filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{hearing, json, objections, world};

    fn mornings_only(problem: &mut listing_model::Problem) {
        problem.supply.parties[0].unavailable_weekdays = json(r#"[{ "weekday": "tuesday", "sittings": ["PM"] }]"#);
    }

    #[test]
    fn dates_to_avoid_are_avoided() {
        let problem = world(mornings_only);
        assert_eq!(objections(&problem, &[], "06-02 14:00 L1 ana"), ["party.unavailable: party pat, 2026-06-02"]);
        assert_eq!(objections(&problem, &[], "06-02 10:00 L1 ana"), Vec::<String>::new());
    }

    #[test]
    fn somebody_who_is_not_required_may_be_missed() {
        let problem = world(|problem| {
            mornings_only(problem);
            hearing(problem, "h").parties[0].required = false;
        });
        assert_eq!(objections(&problem, &[], "06-02 14:00 L1 ana"), Vec::<String>::new());
    }

    #[test]
    fn a_list_lasts_to_the_end_of_the_day() {
        let problem = world(mornings_only);
        let placed = [("other", "06-09 10:00 L1 ana")];
        assert_eq!(objections(&problem, &placed, "F1 10:00"), ["party.unavailable: party pat, 2026-06-09"]);
    }
}
