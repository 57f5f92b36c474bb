//! `panel.excluded`: nobody excluded sits.
//!
//! In a block list the rule is part of `list.not_for_this`.

use listing_model::Requirement;

use super::obstacle::{Fact, Facts};
use super::proposal::{Proposal, add};
use super::{Check, Rule};
use crate::reason::Reason;

pub(super) const RULE: Rule = Rule { reason: Reason::PanelExcluded, check: Check::Each(check) };

fn check(proposal: &Proposal<'_, '_>) -> Vec<Facts> {
    let panel = proposal.panel();
    let mut facts = Vec::new();
    for said in proposal.hearings().flat_map(|hearing| &hearing.panel_preferences) {
        let number = proposal.ground().people.person(&said.person);
        if said.requirement == Requirement::Exclude && number.is_some_and(|number| panel.contains(&number)) {
            add(&mut facts, Fact::Person(said.person.clone()));
        }
    }
    facts.into_iter().map(|fact| vec![fact]).collect()
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{hearing, json, objections, world};

    #[test]
    fn somebody_else_may_sit() {
        let problem = world(|problem| {
            hearing(problem, "h").panel_preferences = json(r#"[{ "person": "ana", "requirement": "exclude" }]"#);
        });
        assert_eq!(objections(&problem, &[], "06-02 10:00 L1 ana"), ["panel.excluded: person ana"]);
        assert_eq!(objections(&problem, &[], "06-02 10:00 L1 ben"), Vec::<String>::new());
    }
}
