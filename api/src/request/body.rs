//! JSON bodies and the key that makes a command safe to send again.

use std::time::Duration;

use axum::RequestExt;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{FromRequest, Request};
use http::request::Parts;
use http::{HeaderMap, HeaderName, StatusCode, header};
use scheduler_model::IdempotencyKey;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_path_to_error::Segment;

use super::json::{escaped, json, push};
use crate::AppState;
use crate::problem::{ApiCode, Fault, Problem, Rule};

const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
/// The fields of requests that are lists.
const LISTS: [&str; 3] = ["visitors", "birth_dates", "location"];
/// What a request without a body says.
const NOTHING: &[u8] = b"{}";

/// A JSON body, read without leniency: a field that is not known is refused.
#[derive(Debug)]
pub(crate) struct JsonBody<T>(pub(crate) T);

impl<T: DeserializeOwned> FromRequest<AppState> for JsonBody<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Problem> {
        let (parts, bytes) = collected(request, state).await?;
        expects_json(&parts.headers)?;
        Ok(Self(read(json(&bytes)?)?))
    }
}

/// A command: its body, and the caller's key for it.
#[derive(Debug)]
pub(crate) struct Commanded<T> {
    /// The body.
    pub(crate) body: T,
    /// The caller's promise that two commands with the same key are one.
    pub(crate) idempotency: Option<IdempotencyKey>,
}

impl<T: DeserializeOwned> FromRequest<AppState> for Commanded<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Problem> {
        let (parts, bytes) = collected(request, state).await?;
        expects_json(&parts.headers)?;
        let value = json(&bytes)?;
        let idempotency = idempotency(&parts, &value)?;
        Ok(Self { body: read(value)?, idempotency })
    }
}

/// A command without a body.
#[derive(Debug)]
pub(crate) struct Idempotency(pub(crate) Option<IdempotencyKey>);

impl FromRequest<AppState> for Idempotency {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Problem> {
        #[derive(serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Nothing {}

        let (parts, bytes) = collected(request, state).await?;
        let value = json(if bytes.is_empty() { NOTHING } else { &bytes })?;
        let key = idempotency(&parts, &value)?;
        let Nothing {} = read(value)?;
        Ok(Self(key))
    }
}

async fn collected(request: Request, state: &AppState) -> Result<(Parts, Bytes), Problem> {
    let (parts, body) = request.with_limited_body().into_parts();
    let limit = Duration::from_secs(state.settings().body_seconds);
    match tokio::time::timeout(limit, Bytes::from_request(Request::new(body), state)).await {
        Ok(Ok(bytes)) => Ok((parts, bytes)),
        Ok(Err(rejection)) => Err(unread(&rejection)),
        Err(_) => Err(ApiCode::RequestTimeout.into()),
    }
}

fn unread(rejection: &BytesRejection) -> Problem {
    if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
        ApiCode::RequestTooLarge.into()
    } else {
        ApiCode::RequestJson.into()
    }
}

/// The body is announced as JSON, once, and as it is: a compressed one would be read as something that it is not.
fn expects_json(headers: &HeaderMap) -> Result<(), Problem> {
    let mut all = headers.get_all(header::CONTENT_TYPE).iter();
    let announced = all.next().and_then(|value| value.to_str().ok()).unwrap_or_default();
    let plain = headers
        .get_all(header::CONTENT_ENCODING)
        .iter()
        .all(|coding| coding.as_bytes().eq_ignore_ascii_case(b"identity"));
    if all.next().is_some() || !plain {
        return Err(ApiCode::RequestMediaType.into());
    }
    let essence = announced.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let is_json = essence == "application/json" || (essence.starts_with("application/") && essence.ends_with("+json"));
    if is_json { Ok(()) } else { Err(ApiCode::RequestMediaType.into()) }
}

fn read<T: DeserializeOwned>(value: Value) -> Result<T, Problem> {
    let stray = stray_list(&value, None, &mut String::new());
    let read = serde_path_to_error::deserialize(value).map_err(|error| fault(&error))?;
    match stray {
        None => Ok(read),
        Some(pointer) => Err(Fault::at(pointer, Rule::Type { expected: "object".to_owned() }).into()),
    }
}

/// Serde reads a list as the fields of an object, in order. Nobody means that: lists stand under [`LISTS`] alone.
fn stray_list(value: &Value, name: Option<&str>, pointer: &mut String) -> Option<String> {
    let mut within = |name: Option<&str>, part: &str, value: &Value| {
        let length = pointer.len();
        push(pointer, part);
        let found = stray_list(value, name, pointer);
        pointer.truncate(length);
        found
    };
    match value {
        Value::Array(items) if name.is_some_and(|name| LISTS.contains(&name)) => {
            items.iter().enumerate().find_map(|(place, item)| within(None, &place.to_string(), item))
        }
        Value::Array(_) => Some(pointer.clone()),
        Value::Object(fields) => fields.iter().find_map(|(field, value)| within(Some(field), field, value)),
        _ => None,
    }
}

/// What serde says, as a fault with a place. Its messages are part of what its users rely on; a test holds each kind.
fn fault(error: &serde_path_to_error::Error<serde_json::Error>) -> Fault {
    let mut pointer = String::new();
    for segment in error.path() {
        match segment {
            Segment::Seq { index } => pointer.push_str(&format!("/{index}")),
            Segment::Map { key } => push(&mut pointer, key),
            Segment::Enum { variant } => push(&mut pointer, variant),
            Segment::Unknown => {}
        }
    }
    let message = error.inner().to_string();
    let mut names = message.split('`').skip(1).step_by(2).map(str::to_owned);
    let rule = if message.starts_with("unknown field") {
        let field = names.next().unwrap_or_default();
        if !pointer.ends_with(&format!("/{}", escaped(&field))) {
            push(&mut pointer, &field);
        }
        Rule::Unknown { known: names.collect() }
    } else if message.starts_with("missing field") {
        push(&mut pointer, &names.next().unwrap_or_default());
        Rule::Missing
    } else {
        let expected = message.rsplit_once("expected ").map_or("another", |(_, expected)| expected);
        Rule::Type { expected: in_json_words(expected).to_owned() }
    };
    Fault::at(pointer, rule)
}

fn in_json_words(expected: &str) -> &str {
    match expected {
        "a string" | "a borrowed string" => "string",
        "a boolean" => "boolean",
        "a sequence" => "array",
        "a map" => "object",
        "u8" | "u16" | "u32" | "u64" => "whole number, 0 or more",
        other if other.starts_with("struct ") => "object",
        other => other,
    }
}

/// The key from `Idempotency-Key`, with a fingerprint of all that the command says: method, path, `If-Match` and body,
/// whatever the order of its fields.
fn idempotency(parts: &Parts, body: &Value) -> Result<Option<IdempotencyKey>, Problem> {
    let mut values = parts.headers.get_all(IDEMPOTENCY_KEY).iter();
    let Some(value) = values.next() else { return Ok(None) };
    let key = value.to_str().unwrap_or_default();
    let fits = (1..=255).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic());
    if !fits || values.next().is_some() {
        return Err(Fault::header("Idempotency-Key", Rule::IdempotencyKey).into());
    }
    let mut hasher = blake3::Hasher::new_derive_key("assize 2026 idempotency fingerprint");
    let if_match = parts.headers.get(header::IF_MATCH).map_or(&b""[..], http::HeaderValue::as_bytes);
    for part in [parts.method.as_str().as_bytes(), parts.uri.path().as_bytes(), if_match] {
        hasher.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes()).update(part);
    }
    hasher.update(canonical(body).to_string().as_bytes());
    Ok(Some(IdempotencyKey { key: key.to_owned(), fingerprint: *hasher.finalize().as_bytes() }))
}

/// The same value with the fields of every object in one order.
fn canonical(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            let mut fields: Vec<_> = fields.iter().collect();
            fields.sort_unstable_by_key(|(name, _)| *name);
            Value::Object(fields.into_iter().map(|(name, value)| (name.clone(), canonical(value))).collect())
        }
        Value::Array(items) => Value::Array(items.iter().map(canonical).collect()),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use serde::Deserialize;
    use serde_json::json;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "read, never used")]
    struct Outer {
        name: String,
        inner: Option<Inner>,
        #[serde(default)]
        list: Vec<Inner>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "read, never used")]
    struct Inner {
        number: u32,
        flag: Option<bool>,
    }

    fn unknown(known: &[&str]) -> Rule {
        Rule::Unknown { known: known.iter().map(|&name| name.to_owned()).collect() }
    }

    fn of_type(expected: &str) -> Rule {
        Rule::Type { expected: expected.to_owned() }
    }

    #[rstest]
    #[case(json!({ "nam": "x" }), "/nam", unknown(&["name", "inner", "list"]))]
    #[case(json!({ "name": "x", "inner": { "a/b": 1 } }), "/inner/a~1b", unknown(&["number", "flag"]))]
    #[case(json!({ "name": "x", "list": [{ "number": 1 }, { "extra": 1 }] }), "/list/1/extra", unknown(&["number", "flag"]))]
    #[case(json!({}), "/name", Rule::Missing)]
    #[case(json!({ "name": "x", "list": [{}] }), "/list/0/number", Rule::Missing)]
    #[case(json!({ "name": 1 }), "/name", of_type("string"))]
    #[case(json!({ "name": "x", "inner": { "number": "1" } }), "/inner/number", of_type("whole number, 0 or more"))]
    #[case(json!({ "name": "x", "inner": { "number": -1 } }), "/inner/number", of_type("whole number, 0 or more"))]
    #[case(json!({ "name": "x", "inner": { "number": 1.5 } }), "/inner/number", of_type("whole number, 0 or more"))]
    #[case(json!({ "name": "x", "inner": { "number": 1, "flag": "yes" } }), "/inner/flag", of_type("boolean"))]
    #[case(json!({ "name": "x", "list": {} }), "/list", of_type("array"))]
    #[case(json!({ "name": "x", "inner": [] }), "/inner", of_type("object"))]
    #[case(json!("text"), "", of_type("object"))]
    fn every_kind_of_fault_has_its_place(#[case] body: Value, #[case] pointer: &str, #[case] rule: Rule) {
        let error = serde_path_to_error::deserialize::<_, Outer>(body).unwrap_err();
        assert_eq!(fault(&error), Fault::at(pointer, rule));
    }

    fn key_of(request: http::request::Builder, body: &Value) -> Result<Option<IdempotencyKey>, Problem> {
        idempotency(&request.body(()).unwrap().into_parts().0, body)
    }

    #[test]
    fn the_order_of_fields_does_not_matter_and_all_else_does() {
        let request = |path: &str, if_match: &str| {
            Request::builder().method("PATCH").uri(path).header("if-match", if_match).header("idempotency-key", "k")
        };
        let print = |request, body| key_of(request, &body).unwrap().unwrap().fingerprint;
        let first = print(request("/a", "1"), json!({ "a": [{ "b": 1, "c": 2 }], "d": 3 }));
        assert_eq!(first, print(request("/a", "1"), json!({ "d": 3, "a": [{ "c": 2, "b": 1 }] })));
        assert_ne!(first, print(request("/b", "1"), json!({ "a": [{ "b": 1, "c": 2 }], "d": 3 })));
        assert_ne!(first, print(request("/a", "2"), json!({ "a": [{ "b": 1, "c": 2 }], "d": 3 })));
        assert_ne!(first, print(request("/a", "1"), json!({ "a": [{ "b": 1, "c": 2 }], "d": 4 })));
    }

    #[rstest]
    #[case("k", true)]
    #[case(&"k".repeat(255), true)]
    #[case(&"k".repeat(256), false)]
    #[case("two words", false)]
    #[case("", false)]
    fn keys_are_short_and_visible(#[case] key: &str, #[case] fits: bool) {
        let read = key_of(Request::builder().header("idempotency-key", key), &json!({}));
        assert_eq!(read.is_ok(), fits);
    }

    #[rstest]
    #[case("application/json", true)]
    #[case("Application/JSON; charset=utf-8", true)]
    #[case("application/merge-patch+json", true)]
    #[case("text/plain", false)]
    #[case("", false)]
    fn bodies_are_announced_as_json(#[case] announced: &str, #[case] fits: bool) {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, announced.parse().unwrap());
        assert_eq!(expects_json(&headers).is_ok(), fits);
    }

    #[rstest]
    #[case(header::CONTENT_TYPE, "text/plain", false)]
    #[case(header::CONTENT_ENCODING, "gzip", false)]
    #[case(header::CONTENT_ENCODING, "Identity", true)]
    fn a_body_is_one_thing(#[case] name: HeaderName, #[case] value: &str, #[case] fits: bool) {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, "application/json".parse().unwrap());
        headers.append(name, value.parse().unwrap());
        assert_eq!(expects_json(&headers).is_ok(), fits);
    }
}
