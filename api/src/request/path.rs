//! The part of an address that names something.

use axum::extract::{FromRequestParts, Path};
use http::request::Parts;
use std::convert::Infallible;

/// What stands for bytes that are not text. No code, id, reference or key has it, so it names nothing.
const NOT_TEXT: char = char::REPLACEMENT_CHARACTER;

/// The one variable part of the route's path, decoded. An address may hold bytes that are not UTF-8: they name nothing, and the
/// handler answers so, as it answers any other name that there is not.
#[derive(Debug)]
pub(crate) struct PathText(pub(crate) String);

impl<S: Send + Sync> FromRequestParts<S> for PathText {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        let read = Path::<String>::from_request_parts(parts, state).await;
        Ok(Self(read.map_or_else(|_| NOT_TEXT.to_string(), |Path(text)| text)))
    }
}
