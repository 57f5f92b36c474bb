//! `interpreter.wrong`: one interpreter for each language, in order, nobody twice, each with the language.

use super::obstacle::{Fact, Facts};
use super::proposal::Proposal;
use super::{Check, Rule};
use crate::reason::Reason;

pub(super) const RULE: Rule = Rule { reason: Reason::InterpreterWrong, check: Check::Each(check) };

fn check(proposal: &Proposal<'_, '_>) -> Vec<Facts> {
    if proposal.slot().is_none() {
        return Vec::new();
    }
    let there = proposal.interpreters();
    // Each hearing of a slot has interpreters of its own.
    let languages: Vec<&String> = proposal.hearings().flat_map(|hearing| &hearing.interpreters).collect();
    let mut wrong = Vec::new();
    for (nth, language) in languages.iter().enumerate() {
        let found = there.get(nth).copied();
        let speaks = found.is_some_and(|number| proposal.ground().people.all[usize::from(number)].speaks(language));
        if !speaks || found.is_some_and(|number| there[..nth].contains(&number)) {
            let person = found.map(|number| proposal.person(number));
            wrong.push([Fact::Language((*language).clone())].into_iter().chain(person).collect());
        }
    }
    wrong.extend(there.iter().skip(languages.len()).map(|&number| vec![proposal.person(number)]));
    wrong
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{hearing, objections, world};

    #[test]
    fn each_language_has_somebody_who_speaks_it() {
        let problem = world(|problem| hearing(problem, "h").interpreters = vec!["cym".to_owned()]);
        assert_eq!(objections(&problem, &[], "06-02 10:00 L1 ana iva"), Vec::<String>::new());
        assert_eq!(objections(&problem, &[], "06-02 10:00 L1 ana"), ["interpreter.wrong: language cym"]);
        let problem = world(|problem| hearing(problem, "h").interpreters = vec!["pol".to_owned()]);
        let found = objections(&problem, &[], "06-02 10:00 L1 ana iva");
        assert_eq!(found, ["interpreter.wrong: language pol, person iva"]);
    }

    #[test]
    fn nobody_interprets_who_is_not_wanted() {
        let found = objections(&world(|_| ()), &[], "06-02 10:00 L1 ana iva");
        assert_eq!(found, ["interpreter.wrong: person iva"]);
    }
}
