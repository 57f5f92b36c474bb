//! Nobody is in two places at once: neither the prisoner nor a visitor has another visit that overlaps.
//!
//! A prisoner's other visit in this very session is [`Reason::PrisonerInSession`], and a visitor's other visit to this
//! prisoner in this session is [`Reason::DuplicateRequest`]; those rules speak of them.

use scheduler_model::Reason;

use super::{Context, duplicate};

pub(super) fn check(context: &Context<'_>, reasons: &mut Vec<Reason>) {
    let clashes = |visitor: bool| {
        let people = context.party.people().filter(move |(_, role)| role.is_visitor() == visitor);
        people.flat_map(|(person, _)| context.clashes(person))
    };
    if clashes(false).any(|taken| taken.session != context.session.id) {
        reasons.push(Reason::PrisonerElsewhere);
    }
    if clashes(true).any(|taken| !duplicate::is_same_visit(context, taken)) {
        reasons.push(Reason::VisitorElsewhere);
    }
}

#[cfg(test)]
mod tests {
    use calendars::Span;
    use rstest::rstest;
    use scheduler_model::{Party, ReasonCode as Code};

    use crate::fixtures::{Scene, Taken, lead, prisoner, visitor};
    use crate::rules::PEOPLE;

    /// The demand: prisoner 1 with visitors 2 and 3, in session 1, as booking 50.
    fn scene(taken: &[Taken]) -> Scene {
        let mut scene = Scene::new();
        scene.party = Party(vec![prisoner(1), lead(2, "1990-01-01"), visitor(3, "1990-01-01")]);
        taken.iter().for_each(|taken| scene.take(*taken));
        scene
    }

    #[rstest]
    #[case::nobody(&[], &[])]
    #[case::strangers(&[Taken { person: 4, prisoner: true, session: 1, booking: 60, ..Taken::DEFAULT }], &[])]
    #[case::prisoner_there_already(&[Taken { person: 1, prisoner: true, session: 1, booking: 60, ..Taken::DEFAULT }], &[Code::PrisonerInSession])]
    #[case::same_again(
        &[
            Taken { person: 1, prisoner: true, session: 1, booking: 60, ..Taken::DEFAULT },
            Taken { person: 3, session: 1, booking: 60, ..Taken::DEFAULT },
        ],
        &[Code::DuplicateRequest]
    )]
    #[case::same_again_and_another_visitor_is_elsewhere(
        &[
            Taken { person: 1, prisoner: true, session: 1, booking: 60, ..Taken::DEFAULT },
            Taken { person: 3, session: 1, booking: 60, ..Taken::DEFAULT },
            Taken { person: 2, session: 2, booking: 61, ..Taken::DEFAULT },
        ],
        &[Code::DuplicateRequest, Code::VisitorElsewhere]
    )]
    #[case::prisoner_here_visitor_with_another_prisoner(
        &[
            Taken { person: 1, prisoner: true, session: 1, booking: 60, ..Taken::DEFAULT },
            Taken { person: 3, session: 1, booking: 61, ..Taken::DEFAULT },
        ],
        &[Code::PrisonerInSession, Code::VisitorElsewhere]
    )]
    #[case::prisoner_elsewhere(&[Taken { person: 1, prisoner: true, session: 2, booking: 60, ..Taken::DEFAULT }], &[Code::PrisonerElsewhere])]
    #[case::visitor_elsewhere(&[Taken { person: 2, session: 2, booking: 60, ..Taken::DEFAULT }], &[Code::VisitorElsewhere])]
    #[case::only_touching(&[Taken { person: 2, session: 2, booking: 60, starts: 120, ..Taken::DEFAULT }], &[])]
    #[case::a_minute_shared(&[Taken { person: 2, session: 2, booking: 60, starts: 119, ..Taken::DEFAULT }], &[Code::VisitorElsewhere])]
    #[case::before_it(&[Taken { person: 2, session: 2, booking: 60, starts: -60, ..Taken::DEFAULT }], &[])]
    #[case::own_booking(&[Taken { person: 1, prisoner: true, session: 1, booking: 50, ..Taken::DEFAULT }], &[])]
    #[case::own_booking_elsewhere(&[Taken { person: 2, session: 2, booking: 50, ..Taken::DEFAULT }], &[])]
    #[case::live_hold(&[Taken { person: 1, prisoner: true, session: 1, booking: 60, held_for: Some(1), ..Taken::DEFAULT }], &[Code::PrisonerInSession])]
    #[case::hold_ran_out(&[Taken { person: 1, prisoner: true, session: 1, booking: 60, held_for: Some(0), ..Taken::DEFAULT }], &[])]
    fn table(#[case] taken: &[Taken], #[case] expected: &[Code]) {
        assert_eq!(scene(taken).codes(PEOPLE), expected);
    }

    #[test]
    fn a_hold_given_back_first_does_not_stand_in_the_way() {
        let held =
            Taken { person: 1, prisoner: true, session: 1, booking: 60, held_for: Some(60_000_000), ..Taken::DEFAULT };
        let mut scene = scene(&[held]);
        scene.instead_of = scene.occupancies.values().flatten().next().map(|taken| taken.source);
        assert_eq!(scene.codes(PEOPLE), &[]);
        scene.now = scene.now.plus(Span::from_minutes(1));
        scene.instead_of = None;
        assert_eq!(scene.codes(PEOPLE), &[]);
    }

    #[test]
    fn people_not_known_yet_clash_with_nobody() {
        let mut scene = scene(&[Taken { person: 2, session: 2, booking: 60, ..Taken::DEFAULT }]);
        scene.party.0.iter_mut().for_each(|member| member.person = None);
        assert_eq!(scene.codes(PEOPLE), &[]);
    }
}
