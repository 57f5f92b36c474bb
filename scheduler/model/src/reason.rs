//! Why the answer is no: stable codes, each with the facts that its words need.

use calendars::{CapacityClass, Instant, LocalDate};
use serde::{Deserialize, Serialize};

use crate::Channel;

macro_rules! reasons {
    ($($(#[$doc:meta])* $name:ident $({ $($(#[$field_doc:meta])* $field:ident : $type:ty),* $(,)? })? => $code:literal;)*) => {
        /// One rule that stands in the way.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(tag = "code")]
        pub enum Reason {
            $($(#[$doc])* #[serde(rename = $code)] $name $({ $($(#[$field_doc])* $field: $type),* })?,)*
        }

        /// The stable code of a [`Reason`]: never renamed, never used again for another meaning.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum ReasonCode {
            $($(#[$doc])* #[serde(rename = $code)] $name,)*
        }

        impl ReasonCode {
            /// Every code, in the order of this file.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The code as it is sent, stored and documented.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }
        }

        impl Reason {
            /// Its stable code.
            #[must_use]
            pub const fn code(&self) -> ReasonCode {
                match self { $(Self::$name { .. } => ReasonCode::$name),* }
            }

            /// The facts that its words need, as (name, value).
            #[must_use]
            pub fn facts(&self) -> Vec<(&'static str, String)> {
                match self {
                    $(Self::$name $({ $($field),* })? => vec![$($((stringify!($field), fact($field))),*)?],)*
                }
            }
        }
    };
}

fn fact<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(text)) => text,
        Ok(other) => other.to_string(),
        Err(_) => String::new(),
    }
}

reasons! {
    /// The session is sooner than the venue's least notice allows.
    NoticeTooSoon {
        /// The first day that can be booked today.
        first: LocalDate,
    } => "notice.too_soon";
    /// The session is later than the venue opens for booking.
    NoticeTooLate {
        /// The last day that can be booked today.
        last: LocalDate,
    } => "notice.too_late";
    /// There is no such session.
    SessionUnknown => "session.unknown";
    /// The timetable has no session on the days that were looked at, or none has been published so far.
    NoSessions => "session.none_on_these_days";
    /// The session takes no demands: closed or taken out of the timetable.
    SessionClosed => "session.closed";
    /// The session has started.
    SessionStarted => "session.started";
    /// The venue takes no bookings.
    VenueClosed => "venue.closed";
    /// The session has no units of this class.
    ClassNotOffered {
        /// The class.
        class: CapacityClass,
    } => "capacity.class_not_offered";
    /// Fewer units are left than are wanted.
    CapacityFull {
        /// The class.
        class: CapacityClass,
        /// The channel.
        channel: Channel,
        /// How many are wanted.
        wanted: u32,
        /// How many are left.
        left: u32,
    } => "capacity.full";
    /// A demand must be for at least one unit.
    UnitsZero => "capacity.zero_units";
    /// Nobody comes.
    PartyEmpty => "party.empty";
    /// No prisoner, or more than one, is named.
    PartyPrisoner => "party.one_prisoner";
    /// The same person is named twice.
    PartyRepeated => "party.person_repeated";
    /// More visitors than the venue lets in.
    PartyTooMany {
        /// The limit.
        limit: u32,
        /// How many come.
        given: u32,
    } => "party.too_many";
    /// More adults than the venue has chairs for at a table.
    PartyTooManyAdults {
        /// The limit.
        limit: u32,
        /// How many come.
        given: u32,
        /// The age from which one counts as an adult here.
        adult_age: u32,
    } => "party.too_many_adults";
    /// More children than the venue lets in.
    PartyTooManyChildren {
        /// The limit.
        limit: u32,
        /// How many come.
        given: u32,
        /// The age from which one counts as an adult here.
        adult_age: u32,
    } => "party.too_many_children";
    /// Nobody of 18 or more comes.
    PartyNoAdult => "party.no_adult";
    /// The visitor who answers for the booking is under 18, or nobody is named as that.
    PartyLead => "party.lead_visitor";
    /// A visitor's date of birth is missing.
    PartyBirthDate => "party.birth_date_missing";
    /// A visitor's date of birth lies after the day of the visit.
    PartyUnborn => "party.birth_date_in_future";
    /// A booking needs to know who each person is.
    PartyUnidentified => "party.unidentified";
    /// The prisoner does not live in the part of the prison that the session is for.
    LocationNotEligible => "eligibility.location";
    /// The session is for parts of the prison and it is not known where the prisoner lives.
    LocationUnknown => "eligibility.location_unknown";
    /// The session is not for the prisoner's security category.
    CategoryNotEligible => "eligibility.category";
    /// The session is for some security categories and the prisoner's is not known.
    CategoryUnknown => "eligibility.category_unknown";
    /// The session is not for the prisoner's incentive level.
    IncentiveNotEligible => "eligibility.incentive";
    /// The session is for some incentive levels and the prisoner's is not known.
    IncentiveUnknown => "eligibility.incentive_unknown";
    /// The prisoner has another visit that overlaps.
    PrisonerElsewhere => "person.prisoner_elsewhere";
    /// A visitor has another visit that overlaps.
    VisitorElsewhere => "person.visitor_elsewhere";
    /// The prisoner has a visit in this session already.
    PrisonerInSession => "person.prisoner_in_session";
    /// The same prisoner and a same visitor have this session already.
    DuplicateRequest => "booking.duplicate";
    /// There is no such hold for this caller.
    HoldUnknown => "hold.unknown";
    /// The hold ran out.
    HoldExpired => "hold.expired";
    /// The hold was given back.
    HoldReleased => "hold.released";
    /// The hold has been turned into a booking already.
    HoldConfirmed => "hold.confirmed";
    /// The hold cannot live longer.
    HoldLastMoment {
        /// Its last moment.
        last_moment: Instant,
    } => "hold.last_moment";
    /// The hold was granted for something else: for a new booking, or for another booking's change.
    HoldPurpose => "hold.purpose";
    /// There is no such booking for this caller.
    BookingUnknown => "booking.unknown";
    /// The booking was cancelled.
    BookingCancelled => "booking.cancelled";
    /// The booking's session has started.
    BookingStarted => "booking.started";
    /// The booking has changed since the caller saw it.
    BookingVersion {
        /// The version that the caller saw.
        expected: u32,
        /// The version now.
        actual: u32,
    } => "booking.version";
    /// A booking cannot move to another venue.
    BookingVenue => "booking.venue";
    /// The change changes nothing.
    NothingToChange => "booking.nothing_to_change";
    /// The caller may not act at this venue.
    CallerVenue => "caller.venue";
    /// The caller may not use this channel.
    CallerChannel => "caller.channel";
    /// The idempotency key was used before for something else.
    IdempotencyReused => "idempotency.reused";
    /// The database's constraints refused what the rules had let through.
    ConstraintConflict => "store.conflict";
}

/// Every rule that stands in the way of a demand. Never empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// The rules, most telling first.
    pub reasons: Vec<Reason>,
}

impl From<Reason> for Refusal {
    fn from(reason: Reason) -> Self {
        Self { reasons: vec![reason] }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_are_unique_and_dotted() {
        let codes: BTreeSet<_> = ReasonCode::ALL.iter().map(|code| code.as_str()).collect();
        assert_eq!(codes.len(), ReasonCode::ALL.len());
        for code in codes {
            assert!(
                code.split('.').count() == 2 && code.chars().all(|c| c.is_ascii_lowercase() || c == '.' || c == '_'),
                "{code}"
            );
        }
    }

    #[test]
    fn a_reason_is_sent_with_its_code_and_facts() {
        let reason =
            Reason::CapacityFull { class: CapacityClass::OpenTable, channel: Channel::Public, wanted: 2, left: 1 };
        assert_eq!(
            serde_json::to_string(&reason).unwrap(),
            r#"{"code":"capacity.full","class":"open_table","channel":"public","wanted":2,"left":1}"#
        );
        assert_eq!(reason.code().as_str(), "capacity.full");
        assert_eq!(reason.facts()[3], ("left", "1".to_owned()));
        assert_eq!(Reason::PartyEmpty.facts(), vec![]);
    }
}
