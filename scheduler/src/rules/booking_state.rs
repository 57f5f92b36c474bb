//! A booking can be changed or cancelled while it stands, is what the caller saw, and its session has not started.

use calendars::Instant;
use scheduler_model::{Booking, Channel, Reason, Session};

/// Why `booking`, which is in `session`, cannot be changed at `now`: empty if it can. `expected` is the version that the
/// caller saw.
#[must_use]
pub fn not_changeable(booking: &Booking, session: &Session, expected: Option<u32>, now: Instant) -> Vec<Reason> {
    let mut reasons = not_as_expected(booking, expected);
    if booking.is_booked() && session.interval.start() <= now {
        reasons.push(Reason::BookingStarted);
    }
    reasons
}

/// Why `booking`, which is in `session`, cannot be cancelled at `now` through `channel`: empty if it can. Staff may cancel
/// what has started, to put the record right; the public may not.
#[must_use]
pub fn not_cancellable(
    booking: &Booking,
    session: &Session,
    expected: Option<u32>,
    channel: Channel,
    now: Instant,
) -> Vec<Reason> {
    match channel {
        Channel::Public => not_changeable(booking, session, expected, now),
        Channel::Staff => not_as_expected(booking, expected),
    }
}

fn not_as_expected(booking: &Booking, expected: Option<u32>) -> Vec<Reason> {
    if !booking.is_booked() {
        return vec![Reason::BookingCancelled];
    }
    let actual = booking.version;
    expected
        .filter(|&seen| seen != actual)
        .map(|expected| Reason::BookingVersion { expected, actual })
        .into_iter()
        .collect()
}

#[cfg(test)]
mod tests {
    use calendars::Span;
    use rstest::rstest;
    use scheduler_model::{BookingState, CancelReason};

    use super::*;
    use crate::fixtures::{Scene, booking};

    const OTHER_VERSION: Reason = Reason::BookingVersion { expected: 2, actual: 1 };

    #[rstest]
    #[case::before_it(false, None, -1, vec![], vec![])]
    #[case::as_seen(false, Some(1), -1, vec![], vec![])]
    #[case::otherwise(false, Some(2), -1, vec![OTHER_VERSION], vec![OTHER_VERSION])]
    #[case::started(false, None, 0, vec![Reason::BookingStarted], vec![])]
    #[case::both(false, Some(2), 0, vec![OTHER_VERSION, Reason::BookingStarted], vec![OTHER_VERSION])]
    #[case::cancelled(true, Some(2), 0, vec![Reason::BookingCancelled], vec![Reason::BookingCancelled])]
    fn table(
        #[case] cancelled: bool,
        #[case] expected: Option<u32>,
        #[case] micros_in: i64,
        #[case] public: Vec<Reason>,
        #[case] staff: Vec<Reason>,
    ) {
        let session = Scene::new().entry.session;
        let now = session.interval.start().plus(Span::from_micros(micros_in));
        let mut booking = booking(1);
        if cancelled {
            booking.state = BookingState::Cancelled { at: now, reason: CancelReason::Visitor };
        }
        assert_eq!(not_changeable(&booking, &session, expected, now), public);
        assert_eq!(not_cancellable(&booking, &session, expected, Channel::Public, now), public);
        assert_eq!(not_cancellable(&booking, &session, expected, Channel::Staff, now), staff);
    }
}
