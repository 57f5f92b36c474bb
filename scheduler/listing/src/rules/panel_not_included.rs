//! `panel.not_included`: everybody who must be included sits.
//!
//! In a list the rule is part of `list.not_for_this`.

use listing_model::Requirement;

use super::Rule;
use super::obstacle::Fact;
use super::proposal::{Proposal, add, unless_kept};
use crate::reason::Reason;

pub(super) const RULE: Rule = Rule { reason: Reason::PanelNotIncluded, check };

fn check(proposal: &Proposal<'_, '_>) -> Option<Vec<Fact>> {
    proposal.slot()?;
    let panel = proposal.panel();
    let mut facts = Vec::new();
    for said in proposal.hearings().flat_map(|hearing| &hearing.panel_preferences) {
        let number = proposal.ground().people.person(&said.person);
        if said.requirement == Requirement::Include && number.is_none_or(|number| !panel.contains(&number)) {
            add(&mut facts, Fact::Person(said.person.clone()));
        }
    }
    unless_kept(facts)
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
