//! A process that is about to stop sends its clients elsewhere.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::{HeaderValue, Version, header};

use crate::AppState;

/// Has the connection closed after the answer once this process is about to stop, so that no client sends its next request
/// into a connection that closes at that moment. HTTP/2 has a message of its own for that, which the server sends by itself
/// when it stops, and forbids this header.
pub(crate) async fn close_when_leaving(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let is_http1 = request.version() <= Version::HTTP_11;
    let mut response = next.run(request).await;
    if is_http1 && state.leaving().is_cancelled() {
        response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    response
}
