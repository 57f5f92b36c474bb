//! What keeps a page from being shown as asked, and the page that says so.

use std::fmt::Display;

use engine::{EngineError, StoreError};
use http::StatusCode;
use serde::Serialize;

use super::view::{Page, Title};

/// Why a handler stops.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Stop {
    /// Another page is the right one.
    See(String),
    /// There is nothing here.
    NotFound,
    /// The key in a link is not one of ours, or its booking is gone.
    Link,
    /// A form came without the cookie that goes with it.
    NoSession,
    /// A form came from elsewhere, or with another journey's token.
    Form,
    /// A form is too long.
    TooLarge,
    /// Too many requests from one place.
    TooMany,
    /// Come back in a moment.
    Busy,
    /// The connection broke while committing.
    Unknown,
    /// A mistake of ours; the text is for the log.
    Fault(String),
}

impl Stop {
    pub(super) fn fault(error: &dyn Display) -> Self {
        Self::Fault(error.to_string())
    }

    pub(super) const fn status(&self) -> StatusCode {
        match self {
            Self::See(_) => StatusCode::SEE_OTHER,
            Self::NotFound | Self::Link => StatusCode::NOT_FOUND,
            Self::NoSession | Self::Form => StatusCode::FORBIDDEN,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::Busy | Self::Unknown => StatusCode::SERVICE_UNAVAILABLE,
            Self::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    pub(super) const fn retry_after(&self) -> Option<u32> {
        match self {
            Self::Busy | Self::Unknown => Some(5),
            _ => None,
        }
    }

    pub(super) fn log(&self) {
        match self {
            Self::Fault(detail) => tracing::error!(detail, "a page could not be shown"),
            Self::Busy | Self::Unknown => tracing::warn!(stop = ?self, "a page could not be shown"),
            _ => {}
        }
    }
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Unavailable(_) | StoreError::Retry(_) => Self::Busy,
            other => Self::fault(&other),
        }
    }
}

impl From<EngineError> for Stop {
    fn from(error: EngineError) -> Self {
        match error {
            EngineError::Busy | EngineError::Stopping | EngineError::Unavailable(_) => Self::Busy,
            EngineError::Unknown(_) => Self::Unknown,
            other @ (EngineError::Internal(_) | EngineError::Publication(_)) => Self::fault(&other),
        }
    }
}

/// The page of a [`Stop`].
#[derive(Debug, Serialize)]
pub(super) struct ProblemPage {
    #[serde(skip)]
    title: &'static str,
    text: Vec<&'static str>,
    way: Option<Way>,
}

#[derive(Debug, Serialize)]
struct Way {
    key: &'static str,
    href: &'static str,
}

const HOME: Option<Way> = Some(Way { key: "problem-home", href: "/" });

impl ProblemPage {
    pub(super) fn of(stop: &Stop) -> Self {
        let (title, text, way) = match stop {
            Stop::See(_) | Stop::NotFound => {
                ("problem-not-found-title", vec!["problem-not-found-typed", "problem-not-found-pasted"], HOME)
            }
            Stop::Link => ("problem-link-title", vec!["problem-link-whole", "problem-link-telephone"], None),
            Stop::NoSession => (
                "problem-session-title",
                vec!["problem-session-why", "problem-session-cookies", "problem-session-nothing"],
                HOME,
            ),
            Stop::Form => (
                "problem-form-title",
                vec!["problem-form-why", "problem-session-nothing"],
                Some(Way { key: "problem-back-to-check", href: "/check" }),
            ),
            Stop::TooLarge => ("problem-large-title", vec!["problem-large-why"], None),
            Stop::TooMany => ("problem-many-title", vec!["problem-many-why"], None),
            Stop::Busy => ("problem-busy-title", vec!["problem-busy-again", "problem-busy-telephone"], None),
            Stop::Unknown => ("problem-unknown-title", vec!["problem-unknown-why", "problem-unknown-again"], None),
            Stop::Fault(_) => ("problem-fault-title", vec!["problem-fault-later", "problem-fault-kept"], None),
        };
        Self { title, text, way }
    }
}

impl Page for ProblemPage {
    const TEMPLATE: &'static str = "pages/problem.njk";

    fn title(&self) -> Title {
        (self.title, vec![])
    }
}
