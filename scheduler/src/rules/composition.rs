//! A party is at least one visitor, one of whom answers for it, and one prisoner; nobody is in it twice.
//!
//! A hold may still lack the prisoner, and a search knows nobody's part.

use scheduler_model::{PartyRole, Reason};

use super::{Context, Stage};

pub(super) fn check(context: &Context<'_>, reasons: &mut Vec<Reason>) {
    if context.stage == Stage::Search {
        return;
    }
    let count = |role| context.party.0.iter().filter(|member| member.role == role).count();
    if context.party.visitors().next().is_none() {
        reasons.push(Reason::PartyEmpty);
    } else if count(PartyRole::LeadVisitor) != 1 {
        reasons.push(Reason::PartyLead);
    }
    let prisoners = count(PartyRole::Prisoner);
    if prisoners > 1 || (prisoners == 0 && context.stage == Stage::Booking) {
        reasons.push(Reason::PartyPrisoner);
    }
    let mut people: Vec<_> = context.party.people().map(|(person, _)| person).collect();
    people.sort_unstable();
    if people.windows(2).any(|pair| pair[0] == pair[1]) {
        reasons.push(Reason::PartyRepeated);
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use scheduler_model::{Party, ReasonCode};

    use super::*;
    use crate::fixtures::{Scene, lead, prisoner, visitor};
    use crate::rules::PARTY;

    #[rstest]
    #[case::whole(Stage::Booking, vec![prisoner(1), lead(2, "1990-01-01"), visitor(3, "2015-01-01")], &[])]
    #[case::nobody(Stage::Booking, vec![], &[ReasonCode::PartyEmpty, ReasonCode::PartyPrisoner])]
    #[case::only_a_prisoner(Stage::Booking, vec![prisoner(1)], &[ReasonCode::PartyEmpty])]
    #[case::no_lead(Stage::Booking, vec![prisoner(1), visitor(2, "1990-01-01")], &[ReasonCode::PartyLead])]
    #[case::two_leads(Stage::Booking, vec![prisoner(1), lead(2, "1990-01-01"), lead(3, "1990-01-01")], &[ReasonCode::PartyLead])]
    #[case::no_prisoner(Stage::Booking, vec![lead(2, "1990-01-01")], &[ReasonCode::PartyPrisoner])]
    #[case::two_prisoners(Stage::Hold, vec![prisoner(1), prisoner(4), lead(2, "1990-01-01")], &[ReasonCode::PartyPrisoner])]
    #[case::a_hold_without(Stage::Hold, vec![lead(2, "1990-01-01")], &[])]
    #[case::twice(Stage::Hold, vec![lead(2, "1990-01-01"), visitor(2, "1990-01-01")], &[ReasonCode::PartyRepeated])]
    #[case::a_search(Stage::Search, vec![visitor(2, "1990-01-01")], &[])]
    fn table(#[case] stage: Stage, #[case] party: Vec<scheduler_model::PartyMember>, #[case] expected: &[ReasonCode]) {
        let mut scene = Scene::new();
        scene.stage = stage;
        scene.party = Party(party);
        assert_eq!(scene.codes(PARTY), expected);
    }

    #[test]
    fn two_people_not_known_yet_are_not_the_same() {
        let mut scene = Scene::new();
        scene.party = Party(vec![lead(2, "1990-01-01"), visitor(3, "1990-01-01")]);
        scene.party.0.iter_mut().for_each(|member| member.person = None);
        assert_eq!(scene.codes(PARTY), &[]);
    }
}
