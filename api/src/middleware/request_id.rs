//! One id for each request: it is in every log line of the request, in the answer, and in a problem's `instance`.

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use http::{HeaderMap, HeaderName};
use tower_http::request_id::{MakeRequestId, MakeRequestUuid, RequestId};
use uuid::Uuid;

const HEADER: HeaderName = HeaderName::from_static("x-request-id");

/// The header that carries the id, in and out.
pub(crate) const fn header_name() -> HeaderName {
    HEADER
}

/// Makes ids for requests that come without one.
#[derive(Clone, Copy, Default)]
pub(crate) struct FreshRequestIds;

impl MakeRequestId for FreshRequestIds {
    fn make_request_id<B>(&mut self, request: &http::Request<B>) -> Option<RequestId> {
        MakeRequestUuid.make_request_id(request)
    }
}

/// Keeps an id that came with the request only if it is a UUID, in its usual form: whatever else it is would be copied into
/// logs and answers.
pub(crate) async fn drop_foreign_ids(mut request: Request, next: Next) -> Response {
    let kept = request_id(request.headers()).and_then(|id| Uuid::parse_str(id).ok());
    match kept.and_then(|id| id.to_string().parse().ok()) {
        Some(id) => drop(request.headers_mut().insert(HEADER, id)),
        None => drop(request.headers_mut().remove(HEADER)),
    }
    next.run(request).await
}

/// The request's id.
pub(crate) fn request_id(headers: &HeaderMap) -> Option<&str> {
    headers.get(HEADER)?.to_str().ok()
}
