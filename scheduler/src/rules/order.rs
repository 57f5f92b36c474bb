//! Which reason is told first, and which need not be told.

use scheduler_model::{Reason, ReasonCode};

use ReasonCode as Code;

/// Every reason, the most telling first.
///
/// The broader a reason is, the earlier it comes: who has no business here need not hear about tables, and a party that no
/// session would take hears of that before it hears of this session. Within that, what nobody can cure comes before what
/// the asker can cure. That a session is full comes last, because it is true only for the moment.
///
/// 1. the command itself, 2. the caller, 3. what the command names does not exist, 4. the state of the hold or booking,
/// 5. the venue, 6. the party, 7. the session, 8. notice, 9. people's time, 10. eligibility, 11. units left.
pub const ORDER: &[ReasonCode] = &[
    Code::IdempotencyReused,
    Code::ConstraintConflict,
    Code::CallerVenue,
    Code::CallerChannel,
    Code::HoldUnknown,
    Code::BookingUnknown,
    Code::SessionUnknown,
    Code::NoSessions,
    Code::HoldConfirmed,
    Code::HoldExpired,
    Code::HoldReleased,
    Code::HoldPurpose,
    Code::HoldLastMoment,
    Code::BookingCancelled,
    Code::BookingStarted,
    Code::BookingVersion,
    Code::BookingVenue,
    Code::NothingToChange,
    Code::VenueClosed,
    Code::UnitsZero,
    Code::PartyEmpty,
    Code::PartyPrisoner,
    Code::PartyRepeated,
    Code::PartyUnidentified,
    Code::PartyBirthDate,
    Code::PartyUnborn,
    Code::PartyNoAdult,
    Code::PartyLead,
    Code::PartyTooMany,
    Code::PartyTooManyAdults,
    Code::PartyTooManyChildren,
    Code::SessionStarted,
    Code::SessionClosed,
    Code::ClassNotOffered,
    Code::NoticeTooSoon,
    Code::NoticeTooLate,
    Code::DuplicateRequest,
    Code::PrisonerInSession,
    Code::PrisonerElsewhere,
    Code::VisitorElsewhere,
    Code::LocationNotEligible,
    Code::LocationUnknown,
    Code::CategoryNotEligible,
    Code::CategoryUnknown,
    Code::IncentiveNotEligible,
    Code::IncentiveUnknown,
    Code::CapacityFull,
];

/// Where the first reason stands, the second says nothing new.
const SUBSUMES: &[(ReasonCode, ReasonCode)] = &[
    (Code::SessionStarted, Code::NoticeTooSoon),
    (Code::DuplicateRequest, Code::PrisonerInSession),
    (Code::DuplicateRequest, Code::PrisonerElsewhere),
    (Code::PrisonerInSession, Code::PrisonerElsewhere),
    (Code::BookingCancelled, Code::BookingStarted),
    (Code::BookingCancelled, Code::BookingVersion),
    (Code::BookingCancelled, Code::NothingToChange),
];

/// Drops reasons that another one says better and repeats of the same code, and puts the most telling first.
pub fn settle(reasons: &mut Vec<Reason>) {
    if reasons.len() < 2 {
        return;
    }
    for &(stronger, weaker) in SUBSUMES {
        if reasons.iter().any(|reason| reason.code() == stronger) {
            reasons.retain(|reason| reason.code() != weaker);
        }
    }
    reasons.sort_by_key(|reason| rank(reason.code()));
    reasons.dedup_by_key(|reason| reason.code());
}

/// The place of `code` in [`ORDER`].
pub(crate) fn rank(code: ReasonCode) -> usize {
    ORDER.iter().position(|&other| other == code).unwrap_or(ORDER.len())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use calendars::{CapacityClass, LocalDate};
    use rstest::rstest;
    use scheduler_model::Channel;

    use super::*;

    #[test]
    fn every_reason_has_one_place() {
        let ordered: BTreeSet<_> = ORDER.iter().collect();
        assert_eq!(ordered.len(), ORDER.len());
        assert_eq!(ordered, ReasonCode::ALL.iter().collect());
    }

    #[rstest]
    #[case(vec![Reason::NoticeTooSoon { first: LocalDate::MIN }, Reason::SessionStarted], vec![Code::SessionStarted])]
    #[case(
        vec![Reason::PrisonerElsewhere, Reason::PrisonerInSession, Reason::DuplicateRequest],
        vec![Code::DuplicateRequest]
    )]
    #[case(vec![Reason::PrisonerElsewhere, Reason::VisitorElsewhere], vec![Code::PrisonerElsewhere, Code::VisitorElsewhere])]
    #[case(
        vec![
            Reason::CapacityFull { class: CapacityClass::OpenTable, channel: Channel::Public, wanted: 1, left: 0 },
            Reason::PartyNoAdult,
            Reason::PartyNoAdult,
            Reason::SessionClosed,
            Reason::CallerVenue,
        ],
        vec![Code::CallerVenue, Code::PartyNoAdult, Code::SessionClosed, Code::CapacityFull]
    )]
    fn settled(#[case] mut reasons: Vec<Reason>, #[case] told: Vec<Code>) {
        settle(&mut reasons);
        assert_eq!(reasons.iter().map(Reason::code).collect::<Vec<_>>(), told);
    }
}
