//! What goes wrong around the pages (no such address, too many requests, too slow, a mistake of ours), told to a visitor in the
//! pages' own words and in the visitor's language.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::request::Parts;
use http::{Method, StatusCode, header};

use super::problem::Stop;
use super::visit::Visit;
use crate::AppState;
use crate::problem::{ApiCode, Code, Problem};

/// What is read by programs and their makers: problems stay what they are there.
const NOT_FOR_VISITORS: [&str; 7] = ["/v1", "/docs", "/problems", "/openapi.json", "/healthz", "/readyz", "/assets"];

/// Puts a page in the place of a [`Problem`] where a visitor would see it.
pub(crate) async fn tell(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let asked = is_for_visitors(&parts).then(|| parts.clone());
    let response = next.run(Request::from_parts(parts, body)).await;
    let problem = response.extensions().get::<Arc<Problem>>().cloned();
    let (Some(problem), Some(asked)) = (problem, asked) else { return response };
    let Some(visit) = Visit::of(&asked, &state) else { return response };
    let mut told = visit.finish(Err(stop(&problem, &asked.method)));
    *told.status_mut() = response.status();
    for name in [header::RETRY_AFTER, header::ALLOW] {
        if let Some(value) = response.headers().get(&name) {
            told.headers_mut().insert(name, value.clone());
        }
    }
    told
}

fn is_for_visitors(parts: &Parts) -> bool {
    let path = parts.uri.path();
    let below = |start: &str| path == start || path.strip_prefix(start).is_some_and(|rest| rest.starts_with('/'));
    let accepts = parts.headers.get_all(header::ACCEPT).iter();
    accepts.filter_map(|accept| accept.to_str().ok()).any(|accept| accept.contains("text/html"))
        && !NOT_FOR_VISITORS.into_iter().any(below)
}

fn stop(problem: &Problem, method: &Method) -> Stop {
    match problem.status() {
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => Stop::NotFound,
        StatusCode::PAYLOAD_TOO_LARGE => Stop::TooLarge,
        StatusCode::TOO_MANY_REQUESTS => Stop::TooMany,
        // A form that took too long may have been carried out all the same.
        StatusCode::SERVICE_UNAVAILABLE if problem.code() == Code::Api(ApiCode::Timeout) && method == Method::POST => {
            Stop::Unknown
        }
        StatusCode::SERVICE_UNAVAILABLE => Stop::Busy,
        status if status.is_client_error() => Stop::Form,
        _ => Stop::Fault("told in the log already".to_owned()),
    }
}
