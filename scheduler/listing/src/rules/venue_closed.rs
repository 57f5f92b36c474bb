//! `venue.closed`: the venue is open on each of its days.

use super::obstacle::{Fact, Facts};
use super::proposal::{Proposal, unless_kept};
use super::{Check, Rule};
use crate::reason::Reason;

pub(super) const RULE: Rule = Rule { reason: Reason::VenueClosed, check: Check::Once(check) };

fn check(proposal: &Proposal<'_, '_>) -> Option<Facts> {
    let number = proposal.venue()?;
    let venue = &proposal.book.problem.supply.venues[usize::from(number)];
    let days = proposal.days().map(|(day, _)| proposal.date(day));
    let mut facts: Vec<Fact> = days.filter(|&date| !venue.is_open(date)).map(Fact::Date).collect();
    if !facts.is_empty() {
        facts.insert(0, proposal.venue_fact(number));
    }
    unless_kept(facts)
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{hearing, json, objections, world};

    #[test]
    fn open_on_every_day_that_it_takes() {
        let problem = world(|problem| {
            problem.supply.venues[0].closed = json(r#"[{ "first": "2026-06-04", "last": "2026-06-05" }]"#);
            hearing(problem, "h").minutes = 720;
        });
        let found = objections(&problem, &[], "06-03 10:00 L1 ana");
        assert_eq!(found, ["venue.closed: venue leeds, 2026-06-04"]);
        assert_eq!(objections(&problem, &[], "06-03 10:00 video ana"), Vec::<String>::new());
    }
}
