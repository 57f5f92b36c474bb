//! The API's description in OpenAPI 3.1: what the handlers say of themselves, and the problems that each may come to.

use std::collections::BTreeMap;

use scheduler_model::Language;
use serde_json::{Map, Value, json};
use utoipa::OpenApi;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};

use crate::described::HEADERS;
use crate::problem::render::{ProblemDocument, ProblemError};
use crate::problem::{Code, title};
use crate::v1;
use crate::words::Words;

const DESCRIPTION: &str = "\
Places in prison visiting halls: find what is free, hold it, book it, change it, cancel it.

**Times** are given as instants (RFC 3339) and as civil date and time with the IANA zone of the venue.

**Problems** are RFC 9457 documents. Each has a stable `code`, and `errors` with everything that stands in the way: what, \
where in the request, and what can be done. They come in English or Welsh, as `Accept-Language` asks. Every code has a page \
below `/problems`.

**Sending again.** A command with an `Idempotency-Key` is carried out once, however often it is sent and to whichever server: the \
answer is given again, with `Idempotency-Replayed: true`. The same key with another content is refused.

**Versions.** A booking's `ETag` is its version. A change names it in `If-Match`, so that nobody undoes what they have not \
seen.

**Waiting room.** At times, places are taken by turns: take a place in the waiting room, and send its token with what takes \
a place. Staff, whoever holds a place and whoever changes a booking need none.

**Unknown fields and parameters** are refused, never passed over.";

#[derive(OpenApi)]
#[openapi(
    info(title = "Assize", description = DESCRIPTION, license(name = "MIT", identifier = "MIT")),
    components(schemas(ProblemDocument, ProblemError)),
    tags(
        (name = "Venues", description = "Where places are"),
        (name = "Availability", description = "What is free, and why the rest is not"),
        (name = "Holds", description = "Places kept for a while"),
        (name = "Bookings", description = "Places taken for good"),
        (name = "Prisoners", description = "What is known of prisoners"),
        (name = "Waiting room", description = "First come, first served, when many come at once"),
        (name = "Events", description = "Everything that happens, in order"),
    ),
)]
struct Frame;

/// The description, for a service that is reached at `base_url`.
pub(crate) fn document(base_url: &str, words: &Words) -> Value {
    let mut api = Frame::openapi();
    api.merge(v1::described());
    let scheme = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .description(Some("A key, as it was shown when the caller was made: `assize_` and 32 letters."))
        .build();
    api.components
        .get_or_insert_default()
        .security_schemes
        .insert("key".to_owned(), SecurityScheme::Http(scheme).into());
    let mut document = serde_json::to_value(&api).unwrap_or_default();
    // The page to try it may only ask whoever served it.
    document["servers"] = json!([
        { "url": "/", "description": "Where this description was read" },
        { "url": base_url, "description": "Where the service is reached from outside" },
    ]);
    document["security"] = json!([{ "key": [] }]);
    if let Some(paths) = document.get_mut("paths").and_then(Value::as_object_mut) {
        for operation in paths.values_mut().filter_map(Value::as_object_mut).flat_map(Map::values_mut) {
            add_problems(operation, base_url, words);
            add_patterns(operation);
            add_links(operation);
        }
    }
    document
}

/// Says what headers may say.
fn add_patterns(operation: &mut Value) {
    let parameters = operation.get_mut("parameters").and_then(Value::as_array_mut);
    for parameter in parameters.into_iter().flatten().filter(|parameter| parameter["in"] == "header") {
        if let Some((_, pattern)) = HEADERS.iter().find(|(name, _)| parameter["name"] == *name) {
            parameter["schema"] = json!({ "type": "string", "pattern": pattern });
        }
    }
}

/// Where one goes from an operation's answer: the operation, its status, the next operation, and what it takes over.
const LINKS: &[(&str, &str, &str, &str)] = &[
    ("create_hold", "201", "get_hold", ID),
    ("create_hold", "201", "extend_hold", ID),
    ("create_hold", "201", "release_hold", ID),
    ("create_hold", "201", "create_booking", r#"{"requestBody":{"place":{"hold":"$response.body#/id"}}}"#),
    ("create_booking", "201", "get_booking", ID),
    ("create_booking", "201", "change_booking", VERSIONED),
    ("create_booking", "201", "cancel_booking", VERSIONED),
    ("get_booking", "200", "change_booking", VERSIONED),
    ("get_booking", "200", "cancel_booking", VERSIONED),
];
const ID: &str = r#"{"parameters":{"path.id":"$response.body#/id"}}"#;
const VERSIONED: &str = r#"{"parameters":{"path.id":"$response.body#/id","header.If-Match":"$response.header.ETag"}}"#;

fn add_links(operation: &mut Value) {
    let Some(id) = operation.get("operationId").and_then(Value::as_str).map(str::to_owned) else { return };
    for (_, status, next, takes) in LINKS.iter().filter(|(from, ..)| *from == id) {
        let mut link: Value = serde_json::from_str(takes).unwrap_or_default();
        link["operationId"] = json!(next);
        operation["responses"][status]["links"][next] = link;
    }
}

/// Adds the problems that an operation may come to: one answer for each status, with every code.
fn add_problems(operation: &mut Value, base_url: &str, words: &Words) {
    let Some(id) = operation.get("operationId").and_then(Value::as_str) else { return };
    let own = v1::OPERATIONS.iter().find(|(operation, _)| *operation == id).map_or(&[][..], |(_, problems)| *problems);
    let mut by_status: BTreeMap<u16, Vec<Code>> = BTreeMap::new();
    for &code in own.iter().copied().flatten().chain(v1::problems::ANY) {
        let codes = by_status.entry(code.status().as_u16()).or_default();
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    for (status, mut codes) in by_status {
        codes.sort_unstable_by_key(|code| code.as_str());
        operation["responses"][status.to_string()] = answer(&codes, base_url, words);
    }
}

fn answer(codes: &[Code], base_url: &str, words: &Words) -> Value {
    let title = |code: Code| title(words, Language::English, code);
    let lines: Vec<String> = codes
        .iter()
        .map(|&code| format!("- [`{code}`]({base_url}/problems/{code}) {}", title(code), code = code.as_str()))
        .collect();
    let mut answer = json!({
        "description": lines.join("\n"),
        "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } },
        "x-problem-codes": codes.iter().map(|code| code.as_str()).collect::<Vec<_>>(),
    });
    if codes.first().is_some_and(|code| matches!(code.status().as_u16(), 429 | 503)) {
        answer["headers"] = json!({
            "Retry-After": { "description": "Seconds to wait before trying again", "schema": { "type": "integer" } },
        });
    }
    answer
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn described() -> Value {
        document("https://visits.example", &Words::load().unwrap())
    }

    #[test]
    fn the_description_is_what_it_was() {
        insta::assert_json_snapshot!(described());
    }

    #[test]
    fn every_operation_is_in_the_table_and_no_other() {
        let document = described();
        let paths = document["paths"].as_object().unwrap();
        let described: BTreeSet<&str> = paths
            .values()
            .flat_map(|path| path.as_object().unwrap().values())
            .map(|operation| operation["operationId"].as_str().unwrap())
            .collect();
        let table: BTreeSet<&str> = v1::OPERATIONS.iter().map(|(id, _)| *id).collect();
        assert_eq!(described, table);
        assert_eq!(document["openapi"], "3.1.0");
    }

    #[test]
    fn every_link_leads_from_an_answer_to_an_operation() {
        let document = described();
        let find = |id: &str| {
            let paths = document["paths"].as_object().unwrap().values();
            let mut operations = paths.flat_map(|path| path.as_object().unwrap().values());
            operations.find(|operation| operation["operationId"] == id).unwrap_or_else(|| panic!("no {id}"))
        };
        for (from, status, next, takes) in LINKS {
            assert!(find(from)["responses"][status]["content"].is_object(), "{from} {status}");
            let takes: Value = serde_json::from_str(takes).unwrap();
            for name in takes["parameters"].as_object().into_iter().flat_map(Map::keys) {
                let (place, name) = name.split_once('.').unwrap();
                let parameters = find(next)["parameters"].as_array().unwrap();
                assert!(parameters.iter().any(|each| each["in"] == place && each["name"] == name), "{next} {name}");
            }
            assert!(takes.is_object(), "{takes}");
        }
    }

    /// Every reference leads somewhere.
    #[test]
    fn no_reference_dangles() {
        fn references(value: &Value, found: &mut BTreeSet<String>) {
            match value {
                Value::Object(fields) => {
                    if let Some(Value::String(reference)) = fields.get("$ref") {
                        found.insert(reference.clone());
                    }
                    fields.values().for_each(|value| references(value, found));
                }
                Value::Array(items) => items.iter().for_each(|value| references(value, found)),
                _ => {}
            }
        }
        let document = described();
        let mut found = BTreeSet::new();
        references(&document, &mut found);
        assert!(!found.is_empty());
        for reference in found {
            let pointer = reference.strip_prefix('#').unwrap();
            assert!(document.pointer(pointer).is_some(), "{reference}");
        }
    }
}
