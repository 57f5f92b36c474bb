//! Puts words to problems, as the last thing before an answer leaves.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::{HeaderMap, HeaderValue, header};
use scheduler_model::Language;
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::{Entry, Explained, Problem, Spot, explain, pages};
use crate::AppState;
use crate::language::wanted_language;
use crate::middleware::request_id;

/// Gives every [`Problem`] that comes back from a handler its words: as `application/problem+json`, or as a page where a
/// person looks at a page.
pub(crate) async fn render(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let language = wanted_language(request.headers());
    let as_page = is_for_people(request.uri().path(), request.headers());
    let id = request_id(request.headers()).map(str::to_owned);
    let response = next.run(request).await;
    match response.extensions().get::<Arc<Problem>>().cloned() {
        None => response,
        Some(problem) if as_page => pages::problem(&state, &problem, language, response),
        Some(problem) => as_json(&state, &problem, language, id.as_deref(), response),
    }
}

/// Whether the answer is read by a person in a browser: outside the API, where HTML is asked for.
fn is_for_people(path: &str, headers: &HeaderMap) -> bool {
    let machine = ["/v1", "/healthz", "/readyz", "/openapi.json"];
    let accepts_html = headers
        .get_all(header::ACCEPT)
        .iter()
        .any(|accept| accept.to_str().is_ok_and(|accept| accept.contains("text/html")));
    accepts_html && !machine.iter().any(|start| path == *start || path.starts_with(&format!("{start}/")))
}

fn as_json(state: &AppState, problem: &Problem, language: Language, id: Option<&str>, response: Response) -> Response {
    let document = document(state, problem, language, id);
    let Ok(body) = serde_json::to_vec(&document) else { return response };
    let (mut parts, _) = response.into_parts();
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    parts.headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(language.code()));
    parts.headers.append(header::VARY, HeaderValue::from_static("accept-language"));
    Response::from_parts(parts, Body::from(body))
}

/// Why a request is not answered as asked (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub(crate) struct ProblemDocument {
    /// The address of the code's page.
    #[serde(rename = "type")]
    #[schema(format = "uri", example = "https://visits.example/problems/capacity.full")]
    kind: String,
    /// What is wrong, in general.
    #[schema(example = "Session full")]
    title: String,
    /// The HTTP status.
    #[schema(example = 409)]
    status: u16,
    /// What is wrong here.
    detail: String,
    /// The request's id, as in `x-request-id`: quote it when you ask for help.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = "uri", example = "urn:uuid:4f1c7e58-95c2-4b1e-9d0a-0d1c5a8e2b77")]
    instance: Option<String>,
    /// The stable code of the first thing that stands in the way.
    #[schema(example = "capacity.full")]
    code: &'static str,
    /// Everything that stands in the way, most telling first. Never empty.
    errors: Vec<ProblemError>,
}

/// One thing that stands in the way.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ProblemError {
    /// Its stable code.
    #[schema(example = "capacity.full")]
    code: &'static str,
    /// What is wrong, in general.
    title: String,
    /// What is wrong here.
    detail: String,
    /// What can be done.
    cure: String,
    /// Where in the body, as a JSON pointer (RFC 6901).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "/party/visitors/0/date_of_birth")]
    pointer: Option<String>,
    /// Which parameter of the address.
    #[serde(skip_serializing_if = "Option::is_none")]
    parameter: Option<String>,
    /// Which header.
    #[serde(skip_serializing_if = "Option::is_none")]
    header: Option<&'static str>,
    /// The facts of the case, for programs.
    #[serde(skip_serializing_if = "Map::is_empty")]
    #[schema(value_type = Object)]
    facts: Map<String, Value>,
}

fn document(state: &AppState, problem: &Problem, language: Language, id: Option<&str>) -> ProblemDocument {
    let code = problem.code();
    let errors: Vec<ProblemError> = problem.entries().map(|entry| error(state, entry, language)).collect();
    let (title, detail) = errors.first().map(|first| (first.title.clone(), first.detail.clone())).unwrap_or_default();
    ProblemDocument {
        kind: format!("{}/problems/{}", state.settings().base_url, code.as_str()),
        title,
        status: code.status().as_u16(),
        detail,
        instance: id.map(|id| format!("urn:uuid:{id}")),
        code: code.as_str(),
        errors,
    }
}

fn error(state: &AppState, entry: &Entry, language: Language) -> ProblemError {
    let facts = entry.facts();
    let Explained { title, detail, cure } = explain(state.words(), language, entry.code(), &facts);
    let (mut pointer, mut parameter, mut header) = (None, None, None);
    if let Entry::Fault(fault) = entry {
        match &fault.spot {
            Spot::Pointer(place) => pointer = Some(place.clone()),
            Spot::Parameter(name) => parameter = Some(name.clone()),
            Spot::Header(name) => header = Some(*name),
        }
    }
    ProblemError { code: entry.code().as_str(), title, detail, cure, pointer, parameter, header, facts }
}
