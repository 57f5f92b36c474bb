//! A session takes demands while its venue and it are open and it has not started.

use scheduler_model::{Reason, SessionState};

use super::Context;
use crate::planted::{self, Bug};

pub(super) fn check(context: &Context<'_>, reasons: &mut Vec<Reason>) {
    if !context.venue.open {
        reasons.push(Reason::VenueClosed);
    }
    if context.session.state == SessionState::Closed && !planted::on(Bug::ClosedSessionTakesDemands) {
        reasons.push(Reason::SessionClosed);
    }
    if context.session.interval.start() <= context.now {
        reasons.push(Reason::SessionStarted);
    }
}

#[cfg(test)]
mod tests {
    use calendars::Span;
    use rstest::rstest;
    use scheduler_model::{ReasonCode, SessionState};

    use crate::fixtures::Scene;
    use crate::rules::SESSION;

    #[rstest]
    #[case::ordinary(true, SessionState::Open, -1, &[])]
    #[case::starts_now(true, SessionState::Open, 0, &[ReasonCode::SessionStarted])]
    #[case::runs(true, SessionState::Open, 1, &[ReasonCode::SessionStarted])]
    #[case::closed(true, SessionState::Closed, -1, &[ReasonCode::SessionClosed])]
    #[case::all(false, SessionState::Closed, 1, &[ReasonCode::VenueClosed, ReasonCode::SessionStarted, ReasonCode::SessionClosed])]
    fn table(#[case] open: bool, #[case] state: SessionState, #[case] micros_in: i64, #[case] expected: &[ReasonCode]) {
        let mut scene = Scene::new();
        scene.venue.open = open;
        scene.entry.session.state = state;
        scene.now = scene.entry.session.interval.start().plus(Span::from_micros(micros_in));
        assert_eq!(scene.codes(SESSION), expected);
    }
}
