//! `date.outside_window`: the first day is not before the window's first, the last not after its last; or the first is the
//! fixed date.
//!
//! Source: a trial window of at most three weeks, or a fixed date (CPR 28.2(4)).

use listing_model::Window;

use super::obstacle::{Fact, Facts};
use super::proposal::{Proposal, add, unless_kept};
use super::{Check, Rule};
use crate::reason::Reason;

pub(super) const RULE: Rule = Rule { reason: Reason::OutsideWindow, check: Check::Once(check) };

fn check(proposal: &Proposal<'_, '_>) -> Option<Facts> {
    let first = proposal.date(proposal.day());
    let last = proposal.days().last().map_or(first, |(day, _)| proposal.date(day));
    let mut facts = Vec::new();
    for hearing in proposal.hearings() {
        let missed = match hearing.window {
            Some(Window::Between(span)) if first < span.first || span.last < last => Fact::Dates(span.first, span.last),
            Some(Window::FixedDate(date)) if date != first => Fact::Date(date),
            _ => continue,
        };
        add(&mut facts, missed);
        facts.extend(proposal.which(hearing));
    }
    unless_kept(facts)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use crate::rules::fixture::{hearing, json, objections, world};

    #[rstest]
    #[case::too_early("06-02 10:00 L1 ana", 360, false)]
    #[case::on_the_first_day("06-03 10:00 L1 ana", 360, true)]
    #[case::ends_on_the_last_day("06-04 10:00 L1 ana", 720, true)]
    #[case::ends_after_it("06-05 10:00 L1 ana", 720, false)]
    fn a_window_holds_the_first_day_and_the_last(#[case] at: &str, #[case] minutes: u32, #[case] lawful: bool) {
        let problem = world(|problem| {
            let hearing = hearing(problem, "h");
            hearing.minutes = minutes;
            hearing.window = json(r#"{ "between": { "first": "2026-06-03", "last": "2026-06-05" } }"#);
        });
        let found = objections(&problem, &[], at);
        let expected = if lawful { vec![] } else { vec!["date.outside_window: 2026-06-03 to 2026-06-05"] };
        assert_eq!(found, expected);
    }

    #[test]
    fn a_fixed_date_is_that_date() {
        let problem = world(|problem| hearing(problem, "h").window = json(r#"{ "fixed_date": "2026-06-03" }"#));
        assert_eq!(objections(&problem, &[], "06-03 10:00 L1 ana"), Vec::<String>::new());
        assert_eq!(objections(&problem, &[], "06-04 10:00 L1 ana"), ["date.outside_window: 2026-06-03"]);
    }
}
