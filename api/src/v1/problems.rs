//! Which problems go together: what the documentation of several operations shares.

use scheduler_model::ReasonCode as R;

use crate::problem::{ApiCode as A, Code};

const fn reason(code: R) -> Code {
    Code::Reason(code)
}

const fn api(code: A) -> Code {
    Code::Api(code)
}

/// What any operation may come to.
pub(crate) const ANY: &[Code] = &[
    api(A::AuthMissing),
    api(A::AuthUnknown),
    api(A::RateLimited),
    api(A::RequestHeader),
    api(A::RequestTooLarge),
    api(A::Internal),
    api(A::Unavailable),
    api(A::TooManyConnections),
    api(A::Timeout),
];

/// What an operation with parameters in its address may come to.
pub(crate) const PARAMETERS: &[Code] = &[api(A::RequestParameter)];

/// What an operation with a body may come to.
pub(crate) const BODY: &[Code] = &[
    api(A::RequestJson),
    api(A::RequestMediaType),
    api(A::RequestTooLarge),
    api(A::RequestTimeout),
    api(A::RequestField),
    api(A::RequestMissing),
    api(A::RequestUnknown),
];

/// What an operation that needs no body may come to, if one is sent all the same.
pub(crate) const NO_BODY: &[Code] = &[
    api(A::RequestJson),
    api(A::RequestTooLarge),
    api(A::RequestTimeout),
    api(A::RequestField),
    api(A::RequestUnknown),
];

/// What an operation of staff may come to.
pub(crate) const STAFF: &[Code] = &[api(A::CallerRole)];

/// What an operation at one venue may come to.
pub(crate) const VENUE: &[Code] = &[api(A::VenueUnknown), reason(R::CallerVenue)];

/// What an operation that names a channel may come to.
pub(crate) const CHANNEL: &[Code] = &[reason(R::CallerChannel)];

/// What a command may come to, whatever it asks.
pub(crate) const COMMAND: &[Code] = &[
    api(A::RequestHeader),
    reason(R::IdempotencyReused),
    reason(R::CallerVenue),
    reason(R::CallerChannel),
    reason(R::ConstraintConflict),
    api(A::Busy),
    api(A::Stopping),
    api(A::UnknownOutcome),
];

/// What a command that uses a hold may come to.
pub(crate) const HOLD: &[Code] =
    &[reason(R::HoldUnknown), reason(R::HoldExpired), reason(R::HoldReleased), reason(R::HoldConfirmed)];

/// What a command that takes a place may come to.
pub(crate) const DEMAND: &[Code] = &[
    reason(R::SessionUnknown),
    reason(R::SessionClosed),
    reason(R::SessionStarted),
    reason(R::VenueClosed),
    reason(R::NoticeTooSoon),
    reason(R::NoticeTooLate),
    reason(R::ClassNotOffered),
    reason(R::CapacityFull),
    reason(R::UnitsZero),
    reason(R::PartyEmpty),
    reason(R::PartyPrisoner),
    reason(R::PartyRepeated),
    reason(R::PartyTooMany),
    reason(R::PartyTooManyAdults),
    reason(R::PartyTooManyChildren),
    reason(R::PartyNoAdult),
    reason(R::PartyLead),
    reason(R::PartyBirthDate),
    reason(R::PartyUnborn),
    reason(R::PartyUnidentified),
    reason(R::LocationNotEligible),
    reason(R::LocationUnknown),
    reason(R::CategoryNotEligible),
    reason(R::CategoryUnknown),
    reason(R::IncentiveNotEligible),
    reason(R::IncentiveUnknown),
    reason(R::PrisonerElsewhere),
    reason(R::VisitorElsewhere),
    reason(R::PrisonerInSession),
    reason(R::DuplicateRequest),
];

/// What a command may come to that stands behind the waiting room.
pub(crate) const WAITING: &[Code] = &[
    api(A::WaitingRoomRequired),
    api(A::WaitingRoomNotYet),
    api(A::WaitingRoomForged),
    api(A::WaitingRoomOver),
    api(A::WaitingRoomUsedUp),
];

/// What a command on a booking may come to.
pub(crate) const BOOKING: &[Code] =
    &[reason(R::BookingUnknown), reason(R::BookingCancelled), reason(R::BookingStarted), reason(R::BookingVersion)];
