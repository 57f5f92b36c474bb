//! `GET /v1/venues/{code}/bookings`

use axum::Json;
use axum::extract::State;
use calendars::DateRange;
use engine::BookingFilter;
use scheduler_model::Role;
use serde::Deserialize;

use crate::AppState;
use crate::auth::Authenticated;
use crate::problem::{Code, Problem, Rule, Spot};
use crate::request::{Params, PathText, Reader, booking_cursor, days, read_booking_cursor};
use crate::v1::commands::venue_for;
use crate::v1::problems::{PARAMETERS, STAFF, VENUE};
use crate::v1::shapes::BookingsPage;

pub(crate) const PROBLEMS: &[&[Code]] = &[PARAMETERS, STAFF, VENUE];

const USUAL: u32 = 50;
const MOST: u32 = 200;
const MOST_DAYS: u32 = 366;

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct BookingsParams {
    /// The first day; today at the venue where neither day is said.
    #[param(format = Date, example = "2026-12-01")]
    from: Option<String>,
    /// The last day, at most 366 days in all; the first day where it is not said.
    #[param(format = Date, example = "2026-12-01")]
    to: Option<String>,
    /// `true`: cancelled ones too.
    #[param(value_type = Option<bool>)]
    cancelled: Option<String>,
    /// `next` of the page before.
    #[param(pattern = "^[0-9a-fA-F]{48}$")]
    cursor: Option<String>,
    /// Bookings on a page, 1 to 200; 50 where it is not said.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 200)]
    limit: Option<String>,
}

/// List a venue's bookings
///
/// By start. For staff of the venue. Holds personal data.
#[utoipa::path(
    get, path = "/venues/{code}/bookings", tag = "Bookings",
    params(("code" = String, Path, description = "The venue's code", example = "CFI"), BookingsParams),
    responses((status = 200, description = "A page of bookings", body = BookingsPage)),
)]
pub(crate) async fn list_bookings(
    State(state): State<AppState>,
    who: Authenticated,
    PathText(code): PathText,
    Params(params): Params<BookingsParams>,
) -> Result<Json<BookingsPage>, Problem> {
    who.at_least(Role::Staff)?;
    let venue = venue_for(&state, &who, &code).await?;
    let spot = |name: &str| Spot::Parameter(name.to_owned());
    let mut reader = Reader::default();
    let today = venue.zone.local_date(state.engine().now());
    let dates: Option<DateRange> = days(
        &mut reader,
        (spot("from"), spot("to")),
        (params.from.as_deref(), params.to.as_deref()),
        today,
        (1, MOST_DAYS),
    );
    let flags = [("false", false), ("true", true)];
    let cancelled = reader
        .one_of(spot("cancelled"), params.cancelled.as_deref(), &flags, |(code, _)| code)
        .is_some_and(|(_, cancelled)| cancelled);
    let limit = reader.number(spot("limit"), params.limit.as_deref(), 1, MOST).unwrap_or(USUAL);
    let after = params.cursor.as_deref().and_then(|text| {
        let read = read_booking_cursor(text);
        if read.is_none() {
            reader.fault(spot("cursor"), Rule::Cursor);
        }
        read
    });
    let dates = reader.finish(dates)?;
    let filter = BookingFilter { venue: venue.id, dates: Some(dates), caller: None, cancelled, after, limit };
    let page = state.engine().store().bookings(&filter).await.map_err(|error| Problem::unreadable(&error))?;
    Ok(Json(BookingsPage { bookings: page.rows.iter().map(Into::into).collect(), next: page.next.map(booking_cursor) }))
}
