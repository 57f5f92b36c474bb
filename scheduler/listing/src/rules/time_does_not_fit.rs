//! `time.does_not_fit`: it lies within one sitting, or within the day, or begins with the first sitting.

use super::obstacle::{Fact, Facts};
use super::proposal::Proposal;
use super::{Check, Rule};
use crate::mask;
use crate::reason::Reason;

pub(super) const RULE: Rule = Rule { reason: Reason::DoesNotFit, check: Check::Once(check) };

fn check(proposal: &Proposal<'_, '_>) -> Option<Facts> {
    let slot = proposal.slot()?;
    let (item, calendar) = (proposal.item(), &proposal.ground().calendar);
    let fits = if !item.is_within_a_day() {
        slot.start == 0
    } else if item.tail <= calendar.longest() {
        let taken = mask::run(slot.start, item.tail);
        calendar.parts.iter().any(|part| taken & !part.mask == 0)
    } else {
        u32::from(slot.start) + u32::from(item.tail) <= u32::from(calendar.grains)
    };
    let grains = u32::from(item.full_days) * u32::from(calendar.grains) + u32::from(item.tail);
    let minutes = grains * u32::from(calendar.grain_minutes);
    (!fits).then(|| vec![Fact::Time(calendar.time(slot.start)), Fact::Count(minutes)])
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use crate::rules::fixture::{hearing, objections, world};

    #[rstest]
    #[case::within_the_morning(180, "10:00", true)]
    #[case::over_lunch_although_a_sitting_would_do(180, "10:30", false)]
    #[case::over_lunch_because_no_sitting_is_so_long(210, "10:30", true)]
    #[case::beyond_the_evening(210, "14:00", false)]
    #[case::days_begin_in_the_morning(720, "10:00", true)]
    #[case::and_at_no_other_time(720, "14:00", false)]
    fn lengths_and_starts(#[case] minutes: u32, #[case] start: &str, #[case] lawful: bool) {
        let problem = world(|problem| hearing(problem, "h").minutes = minutes);
        let found = objections(&problem, &[], &format!("06-02 {start} L1 ana"));
        assert_eq!(found.is_empty(), lawful, "{found:?}");
        assert!(found.iter().all(|objection| objection.starts_with("time.does_not_fit")), "{found:?}");
    }
}
