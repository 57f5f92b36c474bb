//! Answers, with the check that every problem is documented.

use std::sync::LazyLock;

use axum::response::Response;
use http::{HeaderMap, Method, StatusCode};
use http_body_util::BodyExt;
use serde_json::Value;

use crate::words::Words;

static DESCRIPTION: LazyLock<Value> =
    LazyLock::new(|| crate::docs::document("https://visits.example", &Words::load().unwrap()));

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) bytes: Vec<u8>,
}

impl Answer {
    pub(super) async fn read(method: &Method, path: &str, response: Response) -> Self {
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes().to_vec();
        let answer = Self { status: parts.status, headers: parts.headers, bytes };
        answer.check_it_is_documented(method, path);
        answer
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.bytes.clone()).unwrap()
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// Fails unless the answer has this status; gives its body.
    #[track_caller]
    pub(crate) fn expect(&self, status: u16) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}", self.text());
        if self.bytes.is_empty() { Value::Null } else { self.json() }
    }

    /// Fails unless the answer is a problem with this status and these codes, in order.
    #[track_caller]
    pub(crate) fn expect_problem(&self, status: u16, codes: &[&str]) -> Value {
        let problem = self.expect(status);
        assert_eq!(self.header("content-type"), "application/problem+json");
        let told: Vec<_> =
            problem["errors"].as_array().unwrap().iter().map(|error| error["code"].as_str().unwrap()).collect();
        assert_eq!(told, codes);
        assert_eq!(problem["code"], codes[0]);
        assert_eq!(problem["status"], status);
        problem
    }

    /// Every status of the API is described, and every problem is among those of its operation.
    fn check_it_is_documented(&self, method: &Method, path: &str) {
        let path = path.split('?').next().unwrap();
        let Some(operation) = operation(method, path) else { return };
        let described = &operation["responses"][self.status.as_u16().to_string()];
        assert!(described.is_object(), "{method} {path}: {} is not described: {}", self.status, self.text());
        if self.status.is_client_error() || self.status.is_server_error() {
            let problem = self.json();
            let codes = described["x-problem-codes"].as_array().unwrap();
            assert!(codes.contains(&problem["code"]), "{method} {path}: {} is not described", problem["code"]);
        }
    }
}

/// The operation that a path belongs to.
fn operation(method: &Method, path: &str) -> Option<&'static Value> {
    let matches = |template: &str| {
        let (wanted, given): (Vec<_>, Vec<_>) = (template.split('/').collect(), path.split('/').collect());
        wanted.len() == given.len()
            && wanted.iter().zip(&given).all(|(wanted, given)| wanted.starts_with('{') || wanted == given)
    };
    let paths = DESCRIPTION["paths"].as_object()?;
    let (_, item) = paths.iter().find(|(template, _)| matches(template))?;
    item.get(method.as_str().to_ascii_lowercase())
}

/// The same value with ids and references numbered in the order in which they come, so that a snapshot does not depend on
/// what was drawn.
pub(crate) fn numbered(value: &Value, seen: &mut Vec<String>) -> Value {
    match value {
        Value::String(text) => Value::String(number_ids(text, seen)),
        Value::Array(items) => items.iter().map(|item| numbered(item, seen)).collect(),
        Value::Object(fields) => fields.iter().map(|(name, field)| (name.clone(), numbered(field, seen))).collect(),
        other => other.clone(),
    }
}

/// The same text with ids and references numbered.
pub(crate) fn number_ids(text: &str, seen: &mut Vec<String>) -> String {
    let parts: Vec<String> = text
        .split_inclusive(['/', ':', '"', ' '])
        .map(|part| {
            let word = part.trim_end_matches(['/', ':', '"', ' ']);
            let is_id = uuid::Uuid::try_parse(word).is_ok() && word.len() == 36;
            let is_reference = word.len() == 12 && word.parse::<scheduler_model::BookingReference>().is_ok();
            if !is_id && !is_reference {
                return part.to_owned();
            }
            let place = seen.iter().position(|known| known == word).unwrap_or_else(|| {
                seen.push(word.to_owned());
                seen.len() - 1
            });
            let kind = if is_id { "id" } else { "reference" };
            part.replace(word, &format!("[{kind} {}]", place + 1))
        })
        .collect();
    parts.concat()
}
