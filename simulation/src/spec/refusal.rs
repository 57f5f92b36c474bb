//! What a refusal says of the session, and of the hold, that it is about.

use scheduler_model::{HoldId, Reason, ReasonCode, Refusal};

use super::place::{Check, Giving, Seat};

/// What a refusal says of the session that was asked for. `all_judged`: whether every rule had its say, so that no word of
/// capacity means that there was enough.
pub(super) fn of_session(refusal: &Refusal, seat: Seat, giving: Giving, all_judged: bool) -> Vec<Check> {
    let mut checks = Vec::new();
    let mut had_its_say = all_judged;
    for reason in &refusal.reasons {
        match reason {
            Reason::CapacityFull { left, .. } => checks.push(Check::Full(seat, *left, giving)),
            Reason::ClassNotOffered { class } => checks.push(Check::NotOffered(*class)),
            Reason::SessionClosed => checks.push(Check::Listed(false)),
            _ => {}
        }
        had_its_say &= !matches!(
            reason.code(),
            ReasonCode::CapacityFull
                | ReasonCode::ClassNotOffered
                | ReasonCode::CallerVenue
                | ReasonCode::CallerChannel
                | ReasonCode::HoldUnknown
                | ReasonCode::BookingUnknown
                | ReasonCode::SessionUnknown
                | ReasonCode::IdempotencyReused
                | ReasonCode::ConstraintConflict
        );
    }
    if had_its_say {
        checks.push(Check::Room(seat, giving));
    }
    checks
}

/// What a refusal says of the hold that was named.
pub(super) fn of_hold(refusal: &Refusal, hold: HoldId) -> Vec<Check> {
    let says = |reason: &Reason| match reason {
        Reason::HoldExpired => Some(Check::Ended(hold, "expired")),
        Reason::HoldReleased => Some(Check::Ended(hold, "released")),
        Reason::HoldConfirmed => Some(Check::Ended(hold, "confirmed")),
        Reason::HoldLastMoment { .. } => Some(Check::Live(hold)),
        _ => None,
    };
    refusal.reasons.iter().filter_map(says).collect()
}
