//! `date.not_a_sitting_day`: enough sitting days are left for all that the hearing takes.
//!
//! Days of the calendar are sitting days: Monday to Friday without bank holidays and closed days. Source: employment tribunals'
//! case management refuses dates on a Saturday or a Sunday.

use super::obstacle::{Fact, Facts};
use super::proposal::Proposal;
use super::{Check, Rule};
use crate::reason::Reason;

pub(super) const RULE: Rule = Rule { reason: Reason::NotASittingDay, check: Check::Once(check) };

fn check(proposal: &Proposal<'_, '_>) -> Option<Facts> {
    let slot = proposal.slot()?;
    let wanted = proposal.item().days();
    let left = proposal.ground().days() - usize::from(slot.day);
    (left < usize::from(wanted)).then(|| vec![Fact::Date(proposal.date(slot.day)), Fact::Count(u32::from(wanted))])
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{hearing, objections, world};

    #[test]
    fn days_beyond_the_horizon_are_none() {
        let problem = world(|problem| hearing(problem, "h").minutes = 3 * 360);
        assert_eq!(objections(&problem, &[], "06-10 10:00 L1 ana"), Vec::<String>::new());
        assert_eq!(objections(&problem, &[], "06-11 10:00 L1 ana"), ["date.not_a_sitting_day: 2026-06-11, 3"]);
    }
}
