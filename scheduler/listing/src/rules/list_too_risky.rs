//! `list.too_risky`: the probability that somebody is sent away from a list is at most its ceiling.
//!
//! Source: tribunals "list many more cases than they have available" judges or venues, because so many settle; here that is a
//! policy with a number.

use over_listing::Probability;

use super::obstacle::{Fact, Facts};
use super::proposal::Proposal;
use super::{Check, Rule};
use crate::floats;
use crate::ground::list::Stands;
use crate::reason::Reason;
use crate::state::State;

pub(super) const RULE: Rule = Rule { reason: Reason::ListTooRisky, check: Check::Once(check) };

fn check(proposal: &Proposal<'_, '_>) -> Option<Facts> {
    let (number, list) = proposal.list()?;
    // The risk is that of the item's one hearing; several of one slot are in no list.
    let (risk, ceiling) = match &list.stands {
        Stands::Block { .. } => {
            let prospect = &proposal.ground().prospects[proposal.item().hearings[0] as usize];
            let load = proposal.state.lists[usize::from(number)].load.as_ref();
            (load.map_or(Probability::ONE, |load| load.risk_with(prospect)), list.ceiling)
        }
        Stands::Freed(_) => floats::risk_with(proposal.state, number, Some(proposal.number))?,
    };
    (risk > ceiling).then(|| vec![Fact::List(list.id.clone()), Fact::Risk(risk), Fact::Ceiling(ceiling)])
}

/// The float and backup lists of a day from which somebody would too probably be sent away as things stand: what a slot takes of
/// a day no longer falls free for them.
pub(crate) fn strained(state: &State<'_>, day: u16) -> Option<u16> {
    let lists = (0..).zip(&state.ground.lists).filter(|(number, list)| {
        list.day == day
            && matches!(list.stands, Stands::Freed(_))
            && !state.lists[usize::from(*number)].items.is_empty()
    });
    let mut numbers = lists.map(|(number, _)| number);
    numbers.find(|&number| floats::risk_with(state, number, None).is_some_and(|(risk, ceiling)| risk > ceiling))
}

#[cfg(test)]
mod tests {
    use super::strained;
    use crate::ground::Ground;
    use crate::rules::fixture::{hearing, item, objections, place, world};
    use crate::state::State;

    #[test]
    fn a_block_list_holds_what_its_sittings_hold() {
        // Of this type nothing is known: it is taken to go ahead.
        let problem = world(|problem| hearing(problem, "h").minutes = 150);
        assert_eq!(objections(&problem, &[], "B1 10:00"), Vec::<String>::new());
        let found = objections(&problem, &[("other", "B1 10:00")], "B1 10:00");
        assert_eq!(found, ["list.too_risky: list B1, risk 100.0%, ceiling 5.0%"]);
    }

    #[test]
    fn a_float_list_waits_for_a_judge_who_sits_there() {
        let found = objections(&world(|_| ()), &[], "F1 10:00");
        assert_eq!(found, ["list.too_risky: list F1, risk 100.0%, ceiling 5.0%"]);
        let sits = [("other", "06-09 14:00 L1 ana")];
        assert_eq!(objections(&world(|_| ()), &sits, "F1 10:00"), Vec::<String>::new());
    }

    #[test]
    fn what_was_free_for_a_float_list_may_be_taken_from_it() {
        let problem = world(|problem| {
            let mut third = problem.hearings[0].clone();
            third.id = "third".into();
            problem.hearings.push(third);
        });
        let ground = Ground::new(&problem);
        let mut state = State::new(&ground);
        for (id, at) in [("other", "06-09 14:00 L1 ana"), ("h", "F1 10:00")] {
            state.place(item(&ground, id), place(&ground, at));
        }
        let list = ground.lists.iter().position(|list| list.id.as_str() == "F1").map(|at| at as u16);
        assert_eq!(strained(&state, ground.lists[1].day), None);
        state.place(item(&ground, "third"), place(&ground, "06-09 10:00 L1 ana"));
        assert_eq!(strained(&state, ground.lists[1].day), list);
    }
}
