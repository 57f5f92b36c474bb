//! `date.short_notice`: so many calendar days lie between today and the first day, unless the hearing is in force on that day.
//!
//! Source: 14 days in social security and child support (SI 2008/2685, rule 29), as in employment tribunals before a
//! preliminary issue (SI 2021/1037); 21 days for a small claim (CPR 27.4(2)). Less by consent: that is for an officer.

use super::obstacle::{Fact, Facts};
use super::proposal::{Proposal, unless_kept};
use super::{Check, Rule};
use crate::reason::Reason;

pub(super) const RULE: Rule = Rule { reason: Reason::ShortNotice, check: Check::Once(check) };

fn check(proposal: &Proposal<'_, '_>) -> Option<Facts> {
    let first = proposal.date(proposal.day());
    let notice = proposal.book.problem.horizon.today.days_until(first);
    let mut facts = Vec::new();
    for hearing in proposal.hearings() {
        let stands = proposal.book.in_force.get(&hearing.id).is_some_and(|placement| placement.date == first);
        if notice < i64::from(hearing.notice_days) && !stands {
            facts.push(Fact::Date(first));
            facts.push(Fact::Count(u32::from(hearing.notice_days)));
            facts.extend(proposal.which(hearing));
        }
    }
    unless_kept(facts)
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{hearing, json, objections, world};

    #[test]
    fn notice_counts_calendar_days_from_today() {
        let problem = world(|problem| hearing(problem, "h").notice_days = 23);
        assert_eq!(objections(&problem, &[], "06-02 10:00 L1 ana"), ["date.short_notice: 2026-06-02, 23"]);
        assert_eq!(objections(&problem, &[], "06-03 10:00 L1 ana"), Vec::<String>::new());
    }

    #[test]
    fn a_day_that_people_have_been_told_may_stand() {
        let problem = world(|problem| {
            hearing(problem, "h").notice_days = 23;
            problem.in_force = json(
                r#"{ "version": 1, "placements": [{ "hearing": "h", "date": "2026-06-01", "start": "10:00",
                     "channel": "in_person", "room": "L1", "panel": [{ "role": "judge", "person": "ana" }] }] }"#,
            );
        });
        assert_eq!(objections(&problem, &[], "06-01 14:00 L2 ana"), Vec::<String>::new());
        assert_eq!(objections(&problem, &[], "06-02 10:00 L1 ana"), ["date.short_notice: 2026-06-02, 23"]);
    }
}
