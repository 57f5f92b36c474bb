//! A restricted session is for prisoners whose location, category and incentive level are known and fit.
//!
//! Unknown fits nothing, whether the group lets in or keeps out.

use scheduler_model::{GroupMode, GroupRule, LocationPattern, Reason};

use super::Context;

pub(super) fn check(context: &Context<'_>, reasons: &mut Vec<Reason>) {
    let wanted = &context.session.eligibility;
    let facts = context.facts;
    let location = facts.and_then(|facts| facts.location.as_ref()).filter(|location| !location.0.is_empty());
    let category = facts.and_then(|facts| facts.category.as_ref());
    let incentive = facts.and_then(|facts| facts.incentive.as_ref());

    let verdicts = [
        (
            fits(wanted.location.as_ref(), location, LocationPattern::covers),
            Reason::LocationNotEligible,
            Reason::LocationUnknown,
        ),
        (fits(wanted.category.as_ref(), category, PartialEq::eq), Reason::CategoryNotEligible, Reason::CategoryUnknown),
        (
            fits(wanted.incentive.as_ref(), incentive, PartialEq::eq),
            Reason::IncentiveNotEligible,
            Reason::IncentiveUnknown,
        ),
    ];
    for (verdict, not_eligible, unknown) in verdicts {
        match verdict {
            Fit::Fits => {}
            Fit::DoesNot => reasons.push(not_eligible),
            Fit::Unknown => reasons.push(unknown),
        }
    }
}

enum Fit {
    Fits,
    DoesNot,
    Unknown,
}

fn fits<M, F>(rule: Option<&GroupRule<M>>, fact: Option<&F>, matches: impl Fn(&M, &F) -> bool) -> Fit {
    let Some(rule) = rule else { return Fit::Fits };
    let Some(fact) = fact else { return Fit::Unknown };
    let is_member = rule.any_of.iter().any(|member| matches(member, fact));
    if is_member == (rule.mode == GroupMode::Include) { Fit::Fits } else { Fit::DoesNot }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use scheduler_model::{CategoryCode, Eligibility, IncentiveCode, Location, PersonFacts, ReasonCode};

    use super::*;
    use crate::fixtures::Scene;
    use crate::rules::ELIGIBILITY;

    fn levels(text: &str) -> Vec<String> {
        text.split('-').map(str::to_owned).collect()
    }

    #[rstest]
    #[case::wing(GroupMode::Include, &["C"], Some("C-2-008"), &[])]
    #[case::landing(GroupMode::Include, &["A", "C-2"], Some("C-2-008"), &[])]
    #[case::cell(GroupMode::Include, &["C-2-S-008"], Some("C-2-S-008"), &[])]
    #[case::other_cell(GroupMode::Include, &["C-2-S-009"], Some("C-2-S-008"), &[ReasonCode::LocationNotEligible])]
    #[case::deeper_than_known(GroupMode::Include, &["C-2"], Some("C"), &[ReasonCode::LocationNotEligible])]
    #[case::unknown(GroupMode::Include, &["C"], None, &[ReasonCode::LocationUnknown])]
    #[case::kept_out(GroupMode::Exclude, &["C-2"], Some("C-2-008"), &[ReasonCode::LocationNotEligible])]
    #[case::not_kept_out(GroupMode::Exclude, &["C-2"], Some("C-1-008"), &[])]
    #[case::unknown_is_kept_out(GroupMode::Exclude, &["C-2"], None, &[ReasonCode::LocationUnknown])]
    fn location(
        #[case] mode: GroupMode,
        #[case] groups: &[&str],
        #[case] lives: Option<&str>,
        #[case] expected: &[ReasonCode],
    ) {
        let mut scene = Scene::new();
        let any_of = groups.iter().map(|group| LocationPattern(levels(group))).collect();
        scene.entry.session.eligibility.location = Some(GroupRule { mode, any_of });
        scene.facts =
            Some(PersonFacts { location: lives.map(|text| Location(levels(text))), ..PersonFacts::default() });
        assert_eq!(scene.codes(ELIGIBILITY), expected);
    }

    #[rstest]
    #[case(Some("B"), Some("ENHANCED"), &[])]
    #[case(Some("C"), Some("ENHANCED"), &[ReasonCode::CategoryNotEligible])]
    #[case(Some("B"), Some("BASIC"), &[ReasonCode::IncentiveNotEligible])]
    #[case(None, None, &[ReasonCode::CategoryUnknown, ReasonCode::IncentiveUnknown])]
    #[case(Some("C"), None, &[ReasonCode::CategoryNotEligible, ReasonCode::IncentiveUnknown])]
    fn category_and_incentive(
        #[case] category: Option<&str>,
        #[case] incentive: Option<&str>,
        #[case] expected: &[ReasonCode],
    ) {
        let mut scene = Scene::new();
        scene.entry.session.eligibility = Eligibility {
            location: None,
            category: Some(GroupRule {
                mode: GroupMode::Include,
                any_of: ["A", "B"].map(|code| CategoryCode(code.into())).into(),
            }),
            incentive: Some(GroupRule { mode: GroupMode::Exclude, any_of: vec![IncentiveCode("BASIC".into())] }),
        };
        scene.facts = Some(PersonFacts {
            location: None,
            category: category.map(|code| CategoryCode(code.into())),
            incentive: incentive.map(|code| IncentiveCode(code.into())),
        });
        assert_eq!(scene.codes(ELIGIBILITY), expected);
    }

    #[test]
    fn nothing_known_fits_only_what_is_open_to_all() {
        let mut scene = Scene::new();
        assert_eq!(scene.codes(ELIGIBILITY), &[]);
        let any_of = vec![LocationPattern(levels("C"))];
        scene.entry.session.eligibility.location = Some(GroupRule { mode: GroupMode::Include, any_of });
        assert_eq!(scene.codes(ELIGIBILITY), &[ReasonCode::LocationUnknown]);
        scene.facts = Some(PersonFacts { location: Some(Location(vec![])), ..PersonFacts::default() });
        assert_eq!(scene.codes(ELIGIBILITY), &[ReasonCode::LocationUnknown]);
    }
}
