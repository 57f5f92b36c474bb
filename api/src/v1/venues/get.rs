//! `GET /v1/venues/{code}`

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderValue, StatusCode, header};

use crate::AppState;
use crate::auth::Authenticated;
use crate::problem::{Code, Problem};
use crate::request::{PathText, entity_tag, is_known_to};
use crate::v1::commands::venue_for;
use crate::v1::problems::VENUE;
use crate::v1::shapes::VenueWithSpaces;

pub(crate) const PROBLEMS: &[&[Code]] = &[VENUE];

/// Get a venue
///
/// The venue with its spaces. Its `ETag` is its version.
#[utoipa::path(
    get, path = "/venues/{code}", tag = "Venues",
    params(("code" = String, Path, description = "The venue's code", example = "CFI")),
    responses(
        (status = 200, description = "The venue", body = VenueWithSpaces, headers(("ETag" = String, description = "The venue's version"))),
        (status = 304, description = "Not changed since `If-None-Match`"),
    ),
)]
pub(crate) async fn get_venue(
    State(state): State<AppState>,
    who: Authenticated,
    PathText(code): PathText,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let venue = venue_for(&state, &who, &code).await?;
    let tag = entity_tag(venue.version);
    let caching = [(header::ETAG, tag.clone()), (header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"))];
    if is_known_to(&headers, &tag) {
        return Ok((StatusCode::NOT_MODIFIED, caching).into_response());
    }
    let spaces = state.engine().store().spaces(venue.id).await.map_err(|error| Problem::unreadable(&error))?;
    Ok((caching, Json(VenueWithSpaces::new(&venue, &spaces))).into_response())
}
