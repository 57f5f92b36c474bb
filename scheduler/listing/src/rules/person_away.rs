//! `person.away`: each person sits at that time, by their pattern, and is not away.

use super::obstacle::{Fact, Facts};
use super::proposal::{Proposal, add, unless_kept};
use super::{Check, Rule};
use crate::reason::Reason;

pub(super) const RULE: Rule = Rule { reason: Reason::PersonAway, check: Check::Each(check) };

fn check(proposal: &Proposal<'_, '_>) -> Vec<Facts> {
    away(proposal, &proposal.panel())
}

/// For each of some people who are not there at the time, who and when.
pub(super) fn away(proposal: &Proposal<'_, '_>, people: &[u16]) -> Vec<Facts> {
    let ground = proposal.ground();
    let of = |&number: &u16| {
        let mut facts = Vec::new();
        for (day, mask) in proposal.days() {
            if mask & !ground.people.present[ground.at(number, day)] != 0 {
                add(&mut facts, proposal.person(number));
                add(&mut facts, Fact::Date(proposal.date(day)));
            }
        }
        unless_kept(facts)
    };
    people.iter().filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{hearing, json, objections, person, world};

    #[test]
    fn a_pattern_and_leave() {
        let problem = world(|problem| {
            person(problem, "ana").pattern = json(
                r#"[{ "weekday": "monday" }, { "weekday": "tuesday" }, { "weekday": "wednesday", "sittings": ["AM"] }]"#,
            );
            person(problem, "ana").away = json(r#"[{ "first": "2026-06-02", "last": "2026-06-02" }]"#);
        });
        assert_eq!(objections(&problem, &[], "06-02 10:00 L1 ana"), ["person.away: person ana, 2026-06-02"]);
        assert_eq!(objections(&problem, &[], "06-03 14:00 L1 ana"), ["person.away: person ana, 2026-06-03"]);
        assert_eq!(objections(&problem, &[], "06-03 10:00 L1 ana"), Vec::<String>::new());
    }

    #[test]
    fn each_day_that_it_takes() {
        let problem = world(|problem| {
            hearing(problem, "h").minutes = 720;
            person(problem, "ana").away = json(r#"[{ "first": "2026-06-03", "last": "2026-06-03" }]"#);
        });
        assert_eq!(objections(&problem, &[], "06-02 10:00 L1 ana"), ["person.away: person ana, 2026-06-03"]);
    }
}
