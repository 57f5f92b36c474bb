//! `list.full`: a list has at most so many hearings.

use super::obstacle::{Fact, Facts};
use super::proposal::{Proposal, add_all};
use super::{Check, Rule};
use crate::reason::Reason;

pub(super) const RULE: Rule = Rule { reason: Reason::ListFull, check: Check::Once(check) };

fn check(proposal: &Proposal<'_, '_>) -> Option<Facts> {
    let (number, list) = proposal.list()?;
    let items = &proposal.state.lists[usize::from(number)].items;
    if items.len() < list.most {
        return None;
    }
    let mut facts = vec![Fact::List(list.id.clone()), Fact::Count(u32::try_from(list.most).unwrap_or(u32::MAX))];
    add_all(&mut facts, items.iter().flat_map(|&item| proposal.hearings_of(item)));
    Some(facts)
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{objections, world};

    #[test]
    fn one_more_is_too_many() {
        let problem = world(|problem| problem.supply.lists[0].max_hearings = Some(1));
        assert_eq!(objections(&problem, &[], "B1 10:00"), Vec::<String>::new());
        let found = objections(&problem, &[("other", "B1 10:00")], "B1 10:00");
        assert_eq!(found, ["list.full: list B1, 1, hearing other"]);
    }
}
