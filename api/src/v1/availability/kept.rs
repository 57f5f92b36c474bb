//! Answers that were given a moment ago, kept as they were sent: while nothing changes they are sent again.

use std::io::Write;
use std::sync::{Arc, OnceLock};

use axum::body::Bytes;
use axum::response::{IntoResponse, Response};
use calendars::{CapacityClass, DateRange, Instant, LocalDate};
use engine::Steady;
use flate2::Compression;
use flate2::write::GzEncoder;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use scheduler_model::{Channel, Language, VenueId};

use crate::request::{entity_tag, is_known_to};

/// Most bytes of answers that are kept.
const MOST_BYTES: u64 = 24 * 1024 * 1024;
/// About so many bytes an answer takes besides its body.
const BESIDES: u64 = 512;
/// How many answers there are, by a guess: it decides how the room is laid out.
const ANSWERS: usize = 2_000;

/// All that an answer depends on besides the venue's sessions and the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Asked {
    pub(super) venue: VenueId,
    pub(super) range: DateRange,
    pub(super) channel: Channel,
    pub(super) class: CapacityClass,
    pub(super) units: u32,
    pub(super) adults: Option<u32>,
    pub(super) children: Option<u32>,
    pub(super) language: Language,
}

impl Asked {
    /// The same for the same question on every node, as a few letters.
    fn print(&self) -> String {
        let Self { venue, range, channel, class, units, adults, children, language } = self;
        let text = format!(
            "{venue} {} {} {} {} {units} {adults:?} {children:?} {}",
            range.first(),
            range.last(),
            channel.code(),
            class.code(),
            language.code()
        );
        blake3::hash(text.as_bytes()).to_hex().chars().take(16).collect()
    }
}

/// What the index had when an answer was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Basis {
    /// The venue's version.
    pub(super) version: u64,
    /// The first day that the index covered: with a new day it covers other days at the same version.
    pub(super) covered: LocalDate,
}

/// An answer.
#[derive(Debug)]
pub(super) struct Kept {
    basis: Basis,
    steady: Steady,
    tag: HeaderValue,
    /// Of the same body, compressed: another sequence of bytes has another tag.
    tag_of_gzip: HeaderValue,
    body: Bytes,
    gzip: OnceLock<Option<Bytes>>,
}

impl Kept {
    pub(super) fn new(asked: &Asked, basis: Basis, steady: Steady, body: Vec<u8>) -> Self {
        let Basis { version, covered } = basis;
        let tag = format!("{version}-{:x}-{:x}-{}", covered.days_since_epoch(), steady.since.seconds(), asked.print());
        Self {
            basis,
            steady,
            tag_of_gzip: entity_tag(format_args!("{tag}-gz")),
            tag: entity_tag(tag),
            body: body.into(),
            gzip: OnceLock::new(),
        }
    }

    /// Whether it is still the answer.
    pub(super) fn holds(&self, basis: Basis, now: Instant) -> bool {
        self.basis == basis && self.steady.contains(now)
    }

    /// The response: without a body to whoever has it already.
    pub(super) fn response(&self, headers: &HeaderMap) -> Response {
        let gzip = if accepts_gzip(headers) { self.gzip.get_or_init(|| gzipped(&self.body)).as_ref() } else { None };
        let tag = if gzip.is_some() { &self.tag_of_gzip } else { &self.tag };
        let caching = [
            (header::ETAG, tag.clone()),
            (header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache")),
            (header::VARY, HeaderValue::from_static("accept-language, accept-encoding")),
        ];
        if is_known_to(headers, &self.tag) || is_known_to(headers, &self.tag_of_gzip) {
            return (StatusCode::NOT_MODIFIED, caching).into_response();
        }
        let json = [(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))];
        match gzip {
            Some(body) => {
                let encoded = [(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"))];
                (caching, json, encoded, body.clone()).into_response()
            }
            None => (caching, json, self.body.clone()).into_response(),
        }
    }

    fn bytes(&self) -> u64 {
        // The compressed form is a small part of the other.
        let body = u64::try_from(self.body.len()).unwrap_or(u64::MAX);
        body.saturating_add(body / 4).saturating_add(BESIDES)
    }
}

/// Nothing where it cannot be compressed; but writing into memory does not fail.
fn gzipped(body: &Bytes) -> Option<Bytes> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(body.len() / 8), Compression::fast());
    encoder.write_all(body).and_then(|()| encoder.finish()).map(Bytes::from).ok()
}

/// Whether `Accept-Encoding` takes gzip (RFC 9110, section 12.5.3).
fn accepts_gzip(headers: &HeaderMap) -> bool {
    let values = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split(',')).any(|coding| {
        let mut parts = coding.split(';').map(str::trim);
        parts.next().is_some_and(|name| name.eq_ignore_ascii_case("gzip"))
            && !parts.any(|weight| matches!(weight.trim_end_matches('0'), "q=" | "q=0."))
    })
}

/// The answers that are kept, at most [`MOST_BYTES`] of them.
pub(crate) struct KeptAnswers(Cache<Asked, Arc<Kept>, ByBytes>);

#[derive(Clone)]
struct ByBytes;

impl Weighter<Asked, Arc<Kept>> for ByBytes {
    fn weight(&self, _: &Asked, kept: &Arc<Kept>) -> u64 {
        kept.bytes()
    }
}

impl Default for KeptAnswers {
    fn default() -> Self {
        Self(Cache::with_weighter(ANSWERS, MOST_BYTES, ByBytes))
    }
}

impl KeptAnswers {
    /// What was answered last, whether or not it still holds.
    pub(super) fn get(&self, asked: &Asked) -> Option<Arc<Kept>> {
        self.0.get(asked)
    }

    pub(super) fn put(&self, asked: Asked, kept: Arc<Kept>) {
        self.0.insert(asked, kept);
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("gzip", true)]
    #[case("br, GZIP;q=0.5", true)]
    #[case("gzip;q=0", false)]
    #[case("gzip; q=0.000", false)]
    #[case("gzip;q=0.1", true)]
    #[case("deflate, br", false)]
    #[case("", false)]
    fn gzip_is_sent_to_whoever_takes_it(#[case] accepted: &str, #[case] expected: bool) {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_ENCODING, accepted.parse().unwrap());
        assert_eq!(accepts_gzip(&headers), expected);
    }
}
