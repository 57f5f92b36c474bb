//! `panel.not_included`: everybody who must be included sits.
//!
//! In a list the rule is part of `list.not_for_this`.

use listing_model::Requirement;

use super::obstacle::{Fact, Facts};
use super::proposal::{Proposal, add};
use super::{Check, Rule};
use crate::reason::Reason;

pub(super) const RULE: Rule = Rule { reason: Reason::PanelNotIncluded, check: Check::Each(check) };

fn check(proposal: &Proposal<'_, '_>) -> Vec<Facts> {
    if proposal.slot().is_none() {
        return Vec::new();
    }
    let panel = proposal.panel();
    let mut facts = Vec::new();
    for said in proposal.hearings().flat_map(|hearing| &hearing.panel_preferences) {
        let number = proposal.ground().people.person(&said.person);
        if said.requirement == Requirement::Include && number.is_none_or(|number| !panel.contains(&number)) {
            add(&mut facts, Fact::Person(said.person.clone()));
        }
    }
    facts.into_iter().map(|fact| vec![fact]).collect()
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{hearing, json, objections, world};

    #[test]
    fn nobody_else_will_do() {
        let problem = world(|problem| {
            hearing(problem, "h").panel_preferences = json(r#"[{ "person": "ana", "requirement": "include" }]"#);
        });
        assert_eq!(objections(&problem, &[], "06-02 10:00 L1 ben"), ["panel.not_included: person ana"]);
        assert_eq!(objections(&problem, &[], "06-02 10:00 L1 ana"), Vec::<String>::new());
    }
}
