//! A booking knows who each person is; a hold need not.

use scheduler_model::Reason;

use super::{Context, Stage};

pub(super) fn check(context: &Context<'_>, reasons: &mut Vec<Reason>) {
    if context.stage == Stage::Booking && context.party.0.iter().any(|member| member.person.is_none()) {
        reasons.push(Reason::PartyUnidentified);
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use scheduler_model::{Party, ReasonCode};

    use super::*;
    use crate::fixtures::{Scene, lead, prisoner};
    use crate::rules::PARTY;

    #[rstest]
    #[case(Stage::Hold, 0, &[])]
    #[case(Stage::Booking, 0, &[ReasonCode::PartyUnidentified])]
    #[case(Stage::Booking, 1, &[ReasonCode::PartyUnidentified])]
    fn table(#[case] stage: Stage, #[case] unknown: usize, #[case] expected: &[ReasonCode]) {
        let mut scene = Scene::new();
        scene.stage = stage;
        scene.party = Party(vec![prisoner(1), lead(2, "1990-01-01")]);
        scene.party.0[unknown].person = None;
        assert_eq!(scene.codes(PARTY), expected);
    }
}
