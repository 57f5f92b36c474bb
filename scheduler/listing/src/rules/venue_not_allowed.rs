//! `venue.not_allowed`: the venue is one of the hearing's choices, named, or in a named cluster or region.

use super::obstacle::Facts;
use super::proposal::{Proposal, add, unless_kept};
use super::{Check, Rule};
use crate::reason::Reason;

pub(super) const RULE: Rule = Rule { reason: Reason::VenueNotAllowed, check: Check::Once(check) };

fn check(proposal: &Proposal<'_, '_>) -> Option<Facts> {
    let number = proposal.venue()?;
    let venue = &proposal.book.problem.supply.venues[usize::from(number)];
    let mut facts = Vec::new();
    for hearing in proposal.hearings() {
        if !hearing.venues.iter().any(|choice| choice.names(venue)) {
            add(&mut facts, proposal.venue_fact(number));
            facts.extend(proposal.which(hearing));
        }
    }
    unless_kept(facts)
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{hearing, json, objections, world};

    #[test]
    fn elsewhere_only_if_an_area_is_named() {
        let problem = world(|_| ());
        assert_eq!(objections(&problem, &[], "06-02 10:00 Y1 ana"), ["venue.not_allowed: venue york"]);
        let problem = world(|problem| {
            problem.supply.venues[1].cluster = Some("north".to_owned());
            hearing(problem, "h").venues.push(json(r#"{ "cluster": "north", "cost": 4 }"#));
        });
        assert_eq!(objections(&problem, &[], "06-02 10:00 Y1 ana"), Vec::<String>::new());
    }
}
