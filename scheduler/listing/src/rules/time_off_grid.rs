//! `time.off_grid`: it begins on a grain of a sitting.

use super::obstacle::{Fact, Facts};
use super::proposal::Proposal;
use super::{Check, Rule};
use crate::reason::Reason;

pub(super) const RULE: Rule = Rule { reason: Reason::OffGrid, check: Check::Once(check) };

/// A place knows grains only, so all that can be wrong is a grain that the day does not have.
fn check(proposal: &Proposal<'_, '_>) -> Option<Facts> {
    let slot = proposal.slot()?;
    (slot.start >= proposal.ground().calendar.grains).then(|| vec![Fact::Date(proposal.date(slot.day))])
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{objections, world};

    #[test]
    fn nothing_begins_outside_the_sittings() {
        let found = objections(&world(|_| ()), &[], "06-02 13:00 L1 ana");
        assert_eq!(found[0], "time.off_grid: 2026-06-02");
    }
}
