//! `interpreter.taken`: no interpreter is in two places at once.

use super::obstacle::Facts;
use super::person_taken::taken;
use super::proposal::Proposal;
use super::{Check, Rule};
use crate::reason::Reason;

pub(super) const RULE: Rule = Rule { reason: Reason::InterpreterTaken, check: Check::Each(check) };

fn check(proposal: &Proposal<'_, '_>) -> Vec<Facts> {
    taken(proposal, &proposal.interpreters())
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{hearing, objections, world};

    #[test]
    fn one_hearing_at_a_time() {
        let problem = world(|problem| {
            for id in ["h", "other"] {
                hearing(problem, id).interpreters = vec!["cym".to_owned()];
            }
        });
        let placed = [("other", "06-02 10:30 Y1 ben iva")];
        let found = objections(&problem, &placed, "06-02 10:00 L1 ana iva");
        assert_eq!(found, ["interpreter.taken: person iva, 2026-06-02, hearing other"]);
        // Unlike office-holders they may be at two venues on a day.
        assert_eq!(objections(&problem, &placed, "06-02 14:00 L1 ana iva"), Vec::<String>::new());
    }
}
