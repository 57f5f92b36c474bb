//! A handler that panics is a mistake of the program, answered with 500 instead of a broken connection.

use std::any::Any;

use axum::response::{IntoResponse, Response};

use crate::problem::Problem;

/// Answers for a handler that panicked.
#[expect(clippy::needless_pass_by_value, reason = "the shape that the layer asks for")]
pub(crate) fn caught(payload: Box<dyn Any + Send + 'static>) -> Response {
    let said = payload
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| payload.downcast_ref::<&str>().copied())
        .unwrap_or("no message");
    Problem::internal(&format_args!("a handler panicked: {said}")).into_response()
}
