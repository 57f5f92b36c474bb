//! Problems: every answer that is not what was asked for, as RFC 9457 has it.
//!
//! A handler returns a [`Problem`]: codes and facts, no words. `render` adds the words in the reader's language, the
//! address of the code's page and the request's id, so that whatever goes wrong anywhere is answered in one shape.

mod code;
mod explain;
mod fault;
mod pages;
pub(crate) mod render;

use std::sync::Arc;

use axum::response::{IntoResponse, Response};
use calendars::Instant;
use engine::{EngineError, StoreError};
use http::{HeaderValue, StatusCode, header};
use scheduler_model::{Reason, Refusal};
use serde_json::{Map, Value};

pub use code::{ApiCode, Code};
pub use explain::{Explained, explain, explain_reason, title};
pub use fault::{Fault, Rule, Spot};
pub(crate) use pages::router;

/// One thing that stands in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Entry {
    Plain(ApiCode),
    Reason(Reason),
    Fault(Fault),
    Waiting { position: u32, turn: Instant },
}

impl Entry {
    fn code(&self) -> Code {
        match self {
            Self::Plain(code) => (*code).into(),
            Self::Reason(reason) => reason.code().into(),
            Self::Fault(fault) => fault.code().into(),
            Self::Waiting { .. } => ApiCode::WaitingRoomNotYet.into(),
        }
    }

    fn facts(&self) -> Map<String, Value> {
        match self {
            Self::Plain(_) => Map::new(),
            Self::Reason(reason) => explain::reason_facts(reason),
            Self::Fault(fault) => fault.facts(),
            Self::Waiting { position, turn } => {
                let facts = [("position", Value::from(*position)), ("turn", Value::from(turn.to_string()))];
                facts.map(|(name, value)| (name.to_owned(), value)).into_iter().collect()
            }
        }
    }
}

/// Why a request is not answered as asked. The first entry gives code and status; all are told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    first: Entry,
    rest: Vec<Entry>,
    retry_after: Option<u32>,
}

impl Problem {
    fn of(first: Entry) -> Self {
        Self { first, rest: Vec::new(), retry_after: None }
    }

    /// The same, to be tried again after so many seconds.
    #[must_use]
    pub const fn retry_after(mut self, seconds: u32) -> Self {
        self.retry_after = Some(seconds);
        self
    }

    /// The code of the first thing that stands in the way.
    #[must_use]
    pub fn code(&self) -> Code {
        self.first.code()
    }

    /// The status that it is answered with.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.code().status()
    }

    /// The codes of everything that stands in the way.
    pub fn codes(&self) -> impl Iterator<Item = Code> + '_ {
        self.entries().map(Entry::code)
    }

    fn entries(&self) -> impl Iterator<Item = &Entry> {
        std::iter::once(&self.first).chain(&self.rest)
    }

    /// The turn in the waiting room has not come: how many turns there are until it, and when it is.
    pub(crate) fn waiting(position: u32, turn: Instant) -> Self {
        Self::of(Entry::Waiting { position, turn })
    }

    /// A problem that the log must tell the operator of: it is the service's fault.
    pub(crate) fn internal(detail: &dyn std::fmt::Display) -> Self {
        tracing::error!(%detail, "a request failed");
        ApiCode::Internal.into()
    }

    /// The database could not be read.
    pub(crate) fn unreadable(error: &StoreError) -> Self {
        match error {
            StoreError::Unavailable(detail) | StoreError::Retry(detail) => Self::unavailable(detail),
            other => Self::internal(other),
        }
    }

    fn unavailable(detail: &str) -> Self {
        tracing::error!(detail, "the database does not answer");
        Self::from(ApiCode::Unavailable).retry_after(5)
    }
}

impl From<ApiCode> for Problem {
    fn from(code: ApiCode) -> Self {
        Self::of(Entry::Plain(code))
    }
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        Self::of(Entry::Fault(fault))
    }
}

impl From<Vec<Fault>> for Problem {
    /// All faults of a request. An empty list is a mistake of the program.
    fn from(faults: Vec<Fault>) -> Self {
        let mut entries = faults.into_iter().map(Entry::Fault);
        match entries.next() {
            Some(first) => Self { first, rest: entries.collect(), retry_after: None },
            None => Self::internal(&"a request was refused without a fault"),
        }
    }
}

impl From<Reason> for Problem {
    fn from(reason: Reason) -> Self {
        Self::of(Entry::Reason(reason))
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        let mut entries = refusal.reasons.into_iter().map(Entry::Reason);
        match entries.next() {
            Some(first) => Self { first, rest: entries.collect(), retry_after: None },
            None => Self::internal(&"a command was refused without a reason"),
        }
    }
}

impl From<EngineError> for Problem {
    fn from(error: EngineError) -> Self {
        match error {
            EngineError::Busy => Self::from(ApiCode::Busy).retry_after(1),
            // Another process, or this one started anew, is there in a moment.
            EngineError::Stopping => Self::from(ApiCode::Stopping).retry_after(1),
            EngineError::Unavailable(detail) => Self::unavailable(&detail),
            EngineError::Unknown(detail) => {
                tracing::error!(detail, "a commit's outcome is not known");
                Self::from(ApiCode::UnknownOutcome).retry_after(1)
            }
            EngineError::Publication(error) => Self::internal(&error),
            EngineError::Internal(detail) => Self::internal(&detail),
        }
    }
}

impl IntoResponse for Problem {
    /// Status and headers; the words come with `render`.
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        let headers = response.headers_mut();
        if let Some(seconds) = self.retry_after {
            headers.insert(header::RETRY_AFTER, seconds.into());
        }
        if self.status() == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(EngineError::Busy, 503, Some(1))]
    #[case(EngineError::Stopping, 503, Some(1))]
    #[case(EngineError::Unavailable(String::new()), 503, Some(5))]
    #[case(EngineError::Unknown(String::new()), 503, Some(1))]
    #[case(EngineError::Internal(String::new()), 500, None)]
    fn an_engine_that_cannot_says_when_to_come_back(
        #[case] error: EngineError,
        #[case] status: u16,
        #[case] after: Option<u32>,
    ) {
        let problem = Problem::from(error);
        assert_eq!((problem.status().as_u16(), problem.retry_after), (status, after));
    }

    #[rstest]
    #[case(StoreError::Unavailable(String::new()), ApiCode::Unavailable)]
    #[case(StoreError::Retry(String::new()), ApiCode::Unavailable)]
    #[case(StoreError::Corrupt { table: "bookings", row: String::new(), detail: String::new() }, ApiCode::Internal)]
    fn a_database_that_is_wrong_is_not_one_that_is_away(#[case] error: StoreError, #[case] code: ApiCode) {
        assert_eq!(Problem::unreadable(&error).code(), code.into());
    }
}
