//! What operators see of requests: a span for the logs, counts and times for the metrics. Never an address as it was typed:
//! it may hold a booking's reference or the key of a visitor's link.

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument;

use crate::middleware::request_id;

/// Logs and counts a request by its route.
pub(crate) async fn observe(request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned();
    let method = method_name(request.method());
    let span = tracing::info_span!(
        "request",
        method,
        route,
        request_id = request_id(request.headers()).unwrap_or_default(),
        status = tracing::field::Empty,
    );
    let began = Instant::now();
    let response = next.run(request).instrument(span.clone()).await;
    let took = began.elapsed();
    let status = response.status().as_u16();
    span.record("status", status);
    // Thousands a second in a good hour: whoever wants a line for each asks for it.
    span.in_scope(|| tracing::debug!(micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX), "answered"));
    let status = status.to_string();
    metrics::counter!("assize_http_requests_total", "route" => route.clone(), "method" => method, "status" => status)
        .increment(1);
    metrics::histogram!("assize_http_request_seconds", "route" => route, "method" => method).record(took);
    response
}

/// The method as a label: whatever a client makes up is one label.
fn method_name(method: &http::Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "PUT" => "PUT",
        "PATCH" => "PATCH",
        "DELETE" => "DELETE",
        "OPTIONS" => "OPTIONS",
        _ => "other",
    }
}
