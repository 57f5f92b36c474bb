//! `GET /v1/bookings/{id}`

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use scheduler_model::{Reason, ReasonCode, Role};

use crate::AppState;
use crate::auth::Authenticated;
use crate::problem::{Code, Problem};
use crate::request::{PathText, entity_tag, is_known_to};
use crate::v1::commands::booking_named;
use crate::v1::shapes::BookingShown;

pub(crate) const PROBLEMS: &[&[Code]] = &[&[Code::Reason(ReasonCode::BookingUnknown)]];

/// Get a booking
///
/// By id or by reference: a booking of the caller's own; staff see every booking at their venues. Holds personal data.
#[utoipa::path(
    get, path = "/bookings/{id}", tag = "Bookings",
    params(("id" = String, Path, description = "The booking's id or its reference", example = "3KW-8XQ2-T7N")),
    responses(
        (status = 200, description = "The booking", body = BookingShown, headers(("ETag" = String, description = "The booking's version"))),
        (status = 304, description = "Not changed since `If-None-Match`"),
    ),
)]
pub(crate) async fn get_booking(
    State(state): State<AppState>,
    who: Authenticated,
    PathText(id): PathText,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let id = booking_named(&state, &id).await?;
    let found = state.engine().store().booking(id).await.map_err(|error| Problem::unreadable(&error))?;
    let row = found.filter(|row| {
        row.booking.caller == who.caller.id
            || (who.caller.role >= Role::Staff && who.caller.venues.includes(row.venue.id))
    });
    let row = row.ok_or(Reason::BookingUnknown)?;
    let tag = entity_tag(row.booking.version);
    let caching = [(header::ETAG, tag.clone()), (header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"))];
    if is_known_to(&headers, &tag) {
        return Ok((StatusCode::NOT_MODIFIED, caching).into_response());
    }
    Ok((caching, Json(BookingShown::from(&row))).into_response())
}
