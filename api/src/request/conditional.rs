//! Entity tags: what a reader has already, and what a writer has seen (RFC 9110, section 13).

use axum::extract::FromRequestParts;
use http::request::Parts;
use http::{HeaderMap, HeaderValue, header};

use crate::AppState;
use crate::problem::{ApiCode, Fault, Problem, Rule};

/// The version that a change is made to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Expected {
    /// `*`: whichever it is.
    Any,
    /// This one.
    Version(u32),
}

impl Expected {
    /// As commands have it.
    pub(crate) const fn version(self) -> Option<u32> {
        match self {
            Self::Any => None,
            Self::Version(version) => Some(version),
        }
    }
}

/// `If-Match`, if it was sent.
#[derive(Debug, Clone, Copy)]
pub(crate) struct IfMatch(pub(crate) Option<Expected>);

impl IfMatch {
    /// Where it must be sent: a change that does not say what it was made to could undo somebody else's unseen.
    pub(crate) fn required(self) -> Result<Expected, Problem> {
        self.0.ok_or_else(|| ApiCode::PreconditionRequired.into())
    }
}

impl FromRequestParts<AppState> for IfMatch {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, Problem> {
        let Some(value) = parts.headers.get(header::IF_MATCH) else { return Ok(Self(None)) };
        let expected = value.to_str().ok().and_then(|text| expected(text.trim()));
        match expected {
            Some(expected) => Ok(Self(Some(expected))),
            None => Err(Fault::header("If-Match", Rule::ETag).into()),
        }
    }
}

fn expected(text: &str) -> Option<Expected> {
    if text == "*" {
        return Some(Expected::Any);
    }
    let version = text.strip_prefix('"')?.strip_suffix('"')?;
    version.bytes().all(|byte| byte.is_ascii_digit()).then(|| version.parse().ok())?.map(Expected::Version)
}

/// A strong entity tag.
pub(crate) fn entity_tag(tag: impl std::fmt::Display) -> HeaderValue {
    HeaderValue::try_from(format!("\"{tag}\"")).unwrap_or(HeaderValue::from_static("\"\""))
}

/// Whether `If-None-Match` says that the reader has this already.
pub(crate) fn is_known_to(headers: &HeaderMap, tag: &HeaderValue) -> bool {
    let tag = tag.to_str().unwrap_or_default();
    headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok()).any(|value| {
        value.split(',').map(str::trim).any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag)
    })
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("\"3\"", Some(Expected::Version(3)))]
    #[case("*", Some(Expected::Any))]
    #[case("3", None)]
    #[case("W/\"3\"", None)]
    #[case("\"3\", \"4\"", None)]
    #[case("\"\"", None)]
    #[case("\"+3\"", None)]
    fn a_change_names_one_version(#[case] text: &str, #[case] read: Option<Expected>) {
        assert_eq!(expected(text), read);
    }

    #[rstest]
    #[case("\"a-1\"", true)]
    #[case("W/\"a-1\"", true)]
    #[case("\"b\", \"a-1\"", true)]
    #[case("*", true)]
    #[case("\"a-2\"", false)]
    fn a_reader_may_name_several(#[case] sent: &str, #[case] known: bool) {
        let mut headers = HeaderMap::new();
        headers.insert(header::IF_NONE_MATCH, sent.parse().unwrap());
        assert_eq!(is_known_to(&headers, &entity_tag("a-1")), known);
    }
}
