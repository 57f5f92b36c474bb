//! `link.panel`: with `same_panel`, the same person presides over all that are listed.

use super::obstacle::Facts;
use super::proposal::Proposal;
use super::{Check, Rule};
use crate::reason::Reason;

pub(super) const RULE: Rule = Rule { reason: Reason::LinkPanel, check: Check::Each(check) };

fn check(proposal: &Proposal<'_, '_>) -> Vec<Facts> {
    let panel = proposal.panel();
    let Some(&presiding) = panel.first() else { return Vec::new() };
    let links = proposal.item().panel_links.iter().map(|&link| &proposal.ground().panel_links[link as usize]);
    let mut found = Vec::new();
    for &other in links.flatten().filter(|&&other| other != proposal.number) {
        if let Some(person) = proposal.state.presiding(other)
            && person != presiding
        {
            found.push([proposal.person(person)].into_iter().chain(proposal.hearings_of(other)).collect());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{json, objections, world};

    #[test]
    fn whoever_presides_over_one_presides_over_all() {
        let link = r#"[{ "id": "l", "kind": "same_panel", "hearings": ["other", "h"] }]"#;
        let problem = world(|problem| problem.links = json(link));
        let placed = [("other", "06-03 10:00 L1 ben")];
        let found = objections(&problem, &placed, "06-02 10:00 L1 ana");
        assert_eq!(found, ["link.panel: person ben, hearing other"]);
        assert_eq!(objections(&problem, &placed, "06-02 10:00 L1 ben"), Vec::<String>::new());
    }
}
