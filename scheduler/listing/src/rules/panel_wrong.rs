//! `panel.wrong`: one person for each seat, in order, nobody twice, each with the seat's role, tickets and specialisms.
//!
//! Source: in employment tribunals a judge alone, or with one member from the employers' side and one from the employees'; in
//! social security the session category says which tiers sit. Tickets are authorisations for kinds of work.

use listing_model::{OfficeHolder, Seat};

use super::obstacle::{Fact, Facts};
use super::proposal::Proposal;
use super::{Check, Rule};
use crate::reason::Reason;

pub(super) const RULE: Rule = Rule { reason: Reason::PanelWrong, check: Check::Each(check) };

fn check(proposal: &Proposal<'_, '_>) -> Vec<Facts> {
    if proposal.slot().is_none() {
        return Vec::new();
    }
    let panel = proposal.panel();
    // All hearings of a slot have the same seats.
    let seats = proposal.hearings().next().map_or(&[][..], |hearing| &hearing.panel);
    let mut wrong = Vec::new();
    for (nth, seat) in seats.iter().enumerate() {
        let Some(&number) = panel.get(nth) else {
            wrong.push(vec![Fact::Role(seat.role.clone())]);
            continue;
        };
        let person = proposal.book.problem.supply.people.get(usize::from(number));
        let lacking = person.map_or_else(|| vec![Fact::Role(seat.role.clone())], |person| lacks(person, seat));
        if !lacking.is_empty() || panel[..nth].contains(&number) {
            wrong.push([vec![proposal.person(number)], lacking].concat());
        }
    }
    wrong
}

/// What a person lacks for a seat.
fn lacks(person: &OfficeHolder, seat: &Seat) -> Vec<Fact> {
    let role = (!person.roles.contains(&seat.role)).then(|| Fact::Role(seat.role.clone()));
    let tickets = seat.tickets.iter().filter(|ticket| !person.tickets.contains(ticket));
    let specialisms = seat.specialisms.iter().filter(|one| !person.specialisms.contains(one));
    role.into_iter().chain(tickets.chain(specialisms).cloned().map(Fact::Qualification)).collect()
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{hearing, json, objections, world};

    #[test]
    fn the_ticket_for_the_work() {
        let problem = world(|problem| hearing(problem, "h").panel[0].tickets = vec!["DISC".to_owned()]);
        let found = objections(&problem, &[], "06-02 10:00 L1 ben");
        assert_eq!(found, ["panel.wrong: person ben, qualification DISC"]);
        assert_eq!(objections(&problem, &[], "06-02 10:00 L1 ana"), Vec::<String>::new());
    }

    #[test]
    fn every_seat_and_nobody_in_two() {
        let full =
            world(|problem| hearing(problem, "h").panel = json(r#"[{ "role": "judge" }, { "role": "member" }]"#));
        assert_eq!(objections(&full, &[], "06-02 10:00 L1 ana mem"), Vec::<String>::new());
        assert_eq!(objections(&full, &[], "06-02 10:00 L1 ana"), ["panel.wrong: role member"]);
        let two = world(|problem| hearing(problem, "h").panel = json(r#"[{ "role": "judge" }, { "role": "judge" }]"#));
        assert_eq!(objections(&two, &[], "06-02 10:00 L1 ana ana"), ["panel.wrong: person ana"]);
    }
}
