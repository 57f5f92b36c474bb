//! What every answer must be.

use http::{HeaderMap, Method, StatusCode};
use serde_json::Value;

/// What came back.
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: Vec<u8>,
}

/// Held against the description of the API, where it describes what was asked.
pub(super) fn check(description: &Value, method: &Method, path: &str, answer: &Answer) {
    let said = || format!("{method} {path}: {} {}", answer.status, String::from_utf8_lossy(&answer.body));
    assert!(!answer.status.is_server_error(), "{}", said());
    for header in ["x-request-id", "content-security-policy", "x-content-type-options"] {
        assert!(answer.headers.contains_key(header), "no {header}: {}", said());
    }
    let kind = answer.headers.get("content-type").map_or("", |value| value.to_str().unwrap_or_default());
    let in_api = path == "/v1" || path.starts_with("/v1/");
    if (in_api || kind == "application/problem+json") && answer.status.is_client_error() && method != Method::HEAD {
        problem(kind, answer, &said);
    }
    let Some(operation) = operation(description, method, path) else { return };
    let described = &operation["responses"][answer.status.as_str()];
    assert!(described.is_object(), "not described: {}", said());
    if answer.status.is_client_error() {
        let code = &json(answer, &said)["code"];
        let codes = described["x-problem-codes"].as_array();
        assert!(codes.is_some_and(|codes| codes.contains(code)), "{code} is not described: {}", said());
    } else if !answer.body.is_empty() {
        json(answer, &said);
    }
}

/// A problem says what, where and what can be done.
fn problem(kind: &str, answer: &Answer, said: &dyn Fn() -> String) {
    assert_eq!(kind, "application/problem+json", "{}", said());
    let document = json(answer, said);
    assert_eq!(document["status"], answer.status.as_u16(), "{}", said());
    let errors = document["errors"].as_array().map(Vec::as_slice).unwrap_or_default();
    assert!(!errors.is_empty(), "{}", said());
    for error in errors {
        for part in ["code", "title", "detail", "cure"] {
            assert!(error[part].as_str().is_some_and(|text| !text.is_empty()), "no {part}: {}", said());
        }
    }
}

fn json(answer: &Answer, said: &dyn Fn() -> String) -> Value {
    serde_json::from_slice(&answer.body).unwrap_or_else(|error| panic!("{error}: {}", said()))
}

/// The operation that a path belongs to.
fn operation<'d>(description: &'d Value, method: &Method, path: &str) -> Option<&'d Value> {
    let fits = |template: &str| {
        let (wanted, given): (Vec<_>, Vec<_>) = (template.split('/').collect(), path.split('/').collect());
        wanted.len() == given.len()
            && wanted.iter().zip(&given).all(
                |(wanted, given)| {
                    if wanted.starts_with('{') { !given.is_empty() } else { wanted == given }
                },
            )
    };
    let (_, item) = description["paths"].as_object()?.iter().find(|(template, _)| fits(template))?;
    item.get(method.as_str().to_ascii_lowercase()).filter(|_| method.as_str().bytes().all(|b| b.is_ascii_uppercase()))
}
