//! The stable codes of the API's problems, each with its status.

use http::StatusCode;
use scheduler_model::ReasonCode;

macro_rules! api_codes {
    ($($(#[$doc:meta])* $name:ident => $code:literal, $status:ident;)*) => {
        /// Problems of the conversation itself: what is wrong with a request, a key or the service. Never renamed, never used
        /// again for another meaning.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ApiCode {
            $($(#[$doc])* $name,)*
        }

        impl ApiCode {
            /// Every code, in the order of this file.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The code as it is sent and documented.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }

            const fn status(self) -> StatusCode {
                match self { $(Self::$name => StatusCode::$status),* }
            }
        }
    };
}

api_codes! {
    /// The body is not JSON.
    RequestJson => "request.invalid_json", BAD_REQUEST;
    /// A field's value breaks a rule.
    RequestField => "request.invalid_field", UNPROCESSABLE_ENTITY;
    /// A field that must be there is not.
    RequestMissing => "request.missing_field", UNPROCESSABLE_ENTITY;
    /// A field that the request does not have.
    RequestUnknown => "request.unknown_field", UNPROCESSABLE_ENTITY;
    /// The body is larger than is read.
    RequestTooLarge => "request.too_large", PAYLOAD_TOO_LARGE;
    /// The body is not announced as JSON.
    RequestMediaType => "request.unsupported_media_type", UNSUPPORTED_MEDIA_TYPE;
    /// A parameter of the address breaks a rule.
    RequestParameter => "request.invalid_parameter", BAD_REQUEST;
    /// A header breaks a rule.
    RequestHeader => "request.invalid_header", BAD_REQUEST;
    /// No key was sent.
    AuthMissing => "auth.missing_key", UNAUTHORIZED;
    /// Nobody has this key, or it was revoked.
    AuthUnknown => "auth.unknown_key", UNAUTHORIZED;
    /// The caller's role may not do this.
    CallerRole => "caller.role", FORBIDDEN;
    /// There is no venue with this code.
    VenueUnknown => "venue.unknown", NOT_FOUND;
    /// Nothing is at this address.
    RouteNotFound => "route.not_found", NOT_FOUND;
    /// What is at this address does not answer to this method.
    RouteMethod => "route.method_not_allowed", METHOD_NOT_ALLOWED;
    /// A change must say which version it is made to.
    PreconditionRequired => "precondition.required", PRECONDITION_REQUIRED;
    /// More requests than the caller is allowed.
    RateLimited => "rate.limited", TOO_MANY_REQUESTS;
    /// There is a waiting room, and the command came without a place in it.
    WaitingRoomRequired => "waiting_room.required", TOO_MANY_REQUESTS;
    /// The turn has not come.
    WaitingRoomNotYet => "waiting_room.not_yet", TOO_MANY_REQUESTS;
    /// The token is none of this service's.
    WaitingRoomForged => "waiting_room.forged", FORBIDDEN;
    /// The turn is over.
    WaitingRoomOver => "waiting_room.over", FORBIDDEN;
    /// The token was used as often as it may be.
    WaitingRoomUsedUp => "waiting_room.used_up", FORBIDDEN;
    /// The body did not come in time.
    RequestTimeout => "request.timeout", REQUEST_TIMEOUT;
    /// There are as many connections as there may be.
    TooManyConnections => "service.too_many_connections", SERVICE_UNAVAILABLE;
    /// The booking queue is full.
    Busy => "service.busy", SERVICE_UNAVAILABLE;
    /// The database does not answer.
    Unavailable => "service.unavailable", SERVICE_UNAVAILABLE;
    /// The service is stopping.
    Stopping => "service.stopping", SERVICE_UNAVAILABLE;
    /// The answer took too long.
    Timeout => "service.timeout", SERVICE_UNAVAILABLE;
    /// The connection to the database broke while committing.
    UnknownOutcome => "service.unknown_outcome", SERVICE_UNAVAILABLE;
    /// A fault of the program or of the database.
    Internal => "service.internal", INTERNAL_SERVER_ERROR;
}

/// The stable code of a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// A rule stands in the way.
    Reason(ReasonCode),
    /// Something is wrong with the conversation.
    Api(ApiCode),
}

impl From<ReasonCode> for Code {
    fn from(code: ReasonCode) -> Self {
        Self::Reason(code)
    }
}

impl From<ApiCode> for Code {
    fn from(code: ApiCode) -> Self {
        Self::Api(code)
    }
}

impl Code {
    /// Every code: the rules' first.
    pub fn all() -> impl Iterator<Item = Self> {
        let reasons = ReasonCode::ALL.iter().map(|&code| Self::Reason(code));
        reasons.chain(ApiCode::ALL.iter().map(|&code| Self::Api(code)))
    }

    /// The code that is written so.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        Self::all().find(|code| code.as_str() == text)
    }

    /// The code as it is sent and documented.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Reason(code) => code.as_str(),
            Self::Api(code) => code.as_str(),
        }
    }

    /// The HTTP status that it is answered with.
    ///
    /// 404: what is named does not exist. 403: the caller may not. 412: it has changed since. 422: the demand itself breaks a
    /// rule; the same demand stays refused until it, the day or what is known of the people changes. 409: something else is in
    /// the way now.
    #[must_use]
    pub const fn status(self) -> StatusCode {
        match self {
            Self::Reason(code) => reason_status(code),
            Self::Api(code) => code.status(),
        }
    }

    /// The names of the facts that come with it.
    pub(crate) const fn fact_names(self) -> &'static [&'static str] {
        use ReasonCode as R;
        match self {
            Self::Reason(R::NoticeTooSoon) => &["first"],
            Self::Reason(R::NoticeTooLate) => &["last"],
            Self::Reason(R::ClassNotOffered) => &["class"],
            Self::Reason(R::CapacityFull) => &["class", "channel", "wanted", "left"],
            Self::Reason(R::PartyTooMany) => &["limit", "given"],
            Self::Reason(R::PartyTooManyAdults | R::PartyTooManyChildren) => &["limit", "given", "adult_age"],
            Self::Reason(R::HoldLastMoment) => &["last_moment"],
            Self::Reason(R::BookingVersion) => &["expected", "actual"],
            Self::Api(ApiCode::WaitingRoomNotYet) => &["position", "turn"],
            _ => &[],
        }
    }

    /// The key of its words in the Fluent files, where dots have no place.
    pub(crate) fn words_key(self) -> String {
        format!("problem-{}", self.as_str().replace('.', "-"))
    }
}

const fn reason_status(code: ReasonCode) -> StatusCode {
    use ReasonCode as R;
    match code {
        R::SessionUnknown | R::NoSessions | R::HoldUnknown | R::BookingUnknown => StatusCode::NOT_FOUND,
        R::CallerVenue | R::CallerChannel => StatusCode::FORBIDDEN,
        R::BookingVersion => StatusCode::PRECONDITION_FAILED,
        R::NoticeTooSoon
        | R::NoticeTooLate
        | R::ClassNotOffered
        | R::UnitsZero
        | R::PartyEmpty
        | R::PartyPrisoner
        | R::PartyRepeated
        | R::PartyTooMany
        | R::PartyTooManyAdults
        | R::PartyTooManyChildren
        | R::PartyNoAdult
        | R::PartyLead
        | R::PartyBirthDate
        | R::PartyUnborn
        | R::PartyUnidentified
        | R::LocationNotEligible
        | R::LocationUnknown
        | R::CategoryNotEligible
        | R::CategoryUnknown
        | R::IncentiveNotEligible
        | R::IncentiveUnknown
        | R::BookingVenue
        | R::NothingToChange
        | R::IdempotencyReused => StatusCode::UNPROCESSABLE_ENTITY,
        R::SessionClosed
        | R::SessionStarted
        | R::VenueClosed
        | R::CapacityFull
        | R::PrisonerElsewhere
        | R::VisitorElsewhere
        | R::PrisonerInSession
        | R::DuplicateRequest
        | R::HoldExpired
        | R::HoldReleased
        | R::HoldConfirmed
        | R::HoldLastMoment
        | R::HoldPurpose
        | R::BookingCancelled
        | R::BookingStarted
        | R::ConstraintConflict => StatusCode::CONFLICT,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_are_unique_and_read_back() {
        let codes: BTreeSet<_> = Code::all().map(Code::as_str).collect();
        assert_eq!(codes.len(), Code::all().count());
        for code in Code::all() {
            assert_eq!(Code::from_text(code.as_str()), Some(code));
        }
        assert_eq!(Code::from_text("nothing"), None);
    }

    #[test]
    fn every_status_is_an_error() {
        for code in Code::all() {
            let status = code.status();
            assert!(status.is_client_error() || status.is_server_error(), "{}", code.as_str());
        }
    }

    #[test]
    fn the_table_of_statuses() {
        let table: Vec<_> = Code::all().map(|code| format!("{} {}", code.status().as_u16(), code.as_str())).collect();
        insta::assert_snapshot!(table.join("\n"));
    }
}
