//! Only a hold that lives can be used. The one clock decides, whether or not anybody has noticed the end.

use calendars::Instant;
use scheduler_model::{Hold, HoldState, Reason};

use crate::planted;

/// Why `hold` can no longer be confirmed, extended or given back at `now`, if so.
#[must_use]
pub fn not_usable(hold: &Hold, now: Instant) -> Option<Reason> {
    match hold.state {
        HoldState::Live { expires_at } if now < expires_at.plus(planted::grace()) => None,
        HoldState::Live { .. } | HoldState::Expired { .. } => Some(Reason::HoldExpired),
        HoldState::Released { .. } => Some(Reason::HoldReleased),
        HoldState::Confirmed { .. } => Some(Reason::HoldConfirmed),
    }
}

#[cfg(test)]
mod tests {
    use calendars::Span;
    use rstest::rstest;

    use super::*;
    use crate::fixtures::{NOW, hold};

    fn now() -> Instant {
        NOW.parse().unwrap()
    }

    #[rstest]
    #[case(HoldState::Live { expires_at: now().plus(Span::from_micros(1)) }, None)]
    #[case(HoldState::Live { expires_at: now() }, Some(Reason::HoldExpired))]
    #[case(HoldState::Expired { at: now() }, Some(Reason::HoldExpired))]
    #[case(HoldState::Released { at: now() }, Some(Reason::HoldReleased))]
    #[case(HoldState::Confirmed { at: now() }, Some(Reason::HoldConfirmed))]
    fn table(#[case] state: HoldState, #[case] expected: Option<Reason>) {
        assert_eq!(not_usable(&Hold { state, ..hold(1) }, now()), expected);
    }
}
