//! `interpreter.away`: each interpreter works at that time.

use super::obstacle::Facts;
use super::person_away::away;
use super::proposal::Proposal;
use super::{Check, Rule};
use crate::reason::Reason;

pub(super) const RULE: Rule = Rule { reason: Reason::InterpreterAway, check: Check::Each(check) };

fn check(proposal: &Proposal<'_, '_>) -> Vec<Facts> {
    away(proposal, &proposal.interpreters())
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{hearing, json, objections, world};

    #[test]
    fn interpreters_have_days_off() {
        let problem = world(|problem| {
            hearing(problem, "h").interpreters = vec!["cym".to_owned()];
            problem.supply.interpreters[0].pattern = json(r#"[{ "weekday": "wednesday" }]"#);
        });
        let found = objections(&problem, &[], "06-02 10:00 L1 ana iva");
        assert_eq!(found, ["interpreter.away: person iva, 2026-06-02"]);
        assert_eq!(objections(&problem, &[], "06-03 10:00 L1 ana iva"), Vec::<String>::new());
    }
}
