//! Somebody of 18 or more comes and answers for the others. Every age is the age on the day of the visit.

use calendars::LocalDate;
use scheduler_model::{PartyMember, PartyRole, Reason};

use super::{Context, Stage};

/// The age of majority: Family Law Reform Act 1969, section 1. Not the same as a venue's `adult_age`, which is about chairs.
pub const ADULT: u32 = 18;

/// A member's age in completed years on `day`, where the date of birth is known.
pub(super) fn age(member: &PartyMember, day: LocalDate) -> Option<u32> {
    member.born.map(|born| LocalDate::years_between(born, day))
}

pub(super) fn check(context: &Context<'_>, reasons: &mut Vec<Reason>) {
    let day = context.session.date;
    let visitors = || context.party.visitors();
    let all_known = visitors().all(|member| member.born.is_some());
    let adult = |member: &PartyMember| age(member, day).is_some_and(|years| years >= ADULT);

    if !all_known {
        reasons.push(Reason::PartyBirthDate);
    }
    if visitors().any(|member| member.born.is_some_and(|born| born > day)) {
        reasons.push(Reason::PartyUnborn);
    }
    let some = visitors().next().is_some();
    if some && all_known && !visitors().any(adult) {
        reasons.push(Reason::PartyNoAdult);
    } else if context.stage > Stage::Search {
        let mut leads = visitors().filter(|member| member.role == PartyRole::LeadVisitor);
        if leads.any(|lead| lead.born.is_some() && !adult(lead)) {
            reasons.push(Reason::PartyLead);
        }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use scheduler_model::{Party, ReasonCode};

    use super::*;
    use crate::fixtures::{Scene, lead, visitor};
    use crate::rules::PARTY;

    // The visit is on 2026-06-12.
    #[rstest]
    #[case::grown_up(vec![lead(2, "1990-01-01")], &[])]
    #[case::eighteen_that_day(vec![lead(2, "2008-06-12")], &[])]
    #[case::eighteen_the_day_after(vec![lead(2, "2008-06-13")], &[ReasonCode::PartyNoAdult])]
    #[case::a_child_leads(vec![lead(2, "2010-01-01"), visitor(3, "1990-01-01")], &[ReasonCode::PartyLead])]
    #[case::born_that_day(vec![lead(2, "1990-01-01"), visitor(3, "2026-06-12")], &[])]
    #[case::unborn(vec![lead(2, "1990-01-01"), visitor(3, "2026-06-13")], &[ReasonCode::PartyUnborn])]
    fn table(#[case] party: Vec<PartyMember>, #[case] expected: &[ReasonCode]) {
        let mut scene = Scene::new();
        scene.party = Party(party);
        assert_eq!(scene.codes(PARTY), expected);
    }

    #[test]
    fn an_unknown_age_is_asked_for_first() {
        let mut scene = Scene::new();
        scene.party = Party(vec![lead(2, "1990-01-01"), visitor(3, "2015-01-01")]);
        scene.party.0[0].born = None;
        assert_eq!(scene.codes(PARTY), &[ReasonCode::PartyBirthDate]);
    }
}
