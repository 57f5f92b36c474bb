//! A request that takes too long is answered with 503.

use std::time::Duration;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;

use crate::problem::{ApiCode, Problem};

/// How long requests may take.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Deadline(pub(crate) Duration);

/// Gives up after the deadline. A command that was handed to the engine is carried out all the same: whoever sent it with an
/// idempotency key may send it again to learn what it came to.
pub(crate) async fn within(
    State(Deadline(limit)): State<Deadline>,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    tokio::time::timeout(limit, next.run(request)).await.map_err(|_| Problem::from(ApiCode::Timeout).retry_after(1))
}
