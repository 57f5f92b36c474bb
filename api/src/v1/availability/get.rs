//! `GET /v1/venues/{code}/availability`

use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use calendars::CapacityClass;
use http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use serde::Deserialize;

use super::{MOST_DAYS, MOST_PEOPLE, MOST_UNITS, Question, USUAL_DAYS, Who, answer, today};
use crate::AppState;
use crate::auth::Authenticated;
use crate::problem::{Code, Problem, Spot};
use crate::request::{Params, Reader, class_of, days, entity_tag, is_known_to};
use crate::v1::commands::venue_for;
use crate::v1::problems::{CHANNEL, PARAMETERS, VENUE};
use crate::v1::shapes::{AvailabilityShown, channel_of};

pub(crate) const PROBLEMS: &[&[Code]] = &[PARAMETERS, CHANNEL, VENUE];

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct AvailabilityParams {
    /// The first day; today at the venue where it is not said.
    #[param(format = Date, example = "2026-12-01")]
    from: Option<String>,
    /// The last day, at most 92 days in all; 28 days where it is not said.
    #[param(format = Date, example = "2026-12-28")]
    to: Option<String>,
    /// Visitors of the venue's `adult_age` or more.
    #[param(value_type = Option<u32>, maximum = 50)]
    adults: Option<String>,
    /// Younger visitors.
    #[param(value_type = Option<u32>, maximum = 50)]
    children: Option<String>,
    /// How many units; 1 where it is not said.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 1_000)]
    units: Option<String>,
    /// `open_table` (where it is not said), `closed_table`, `minutes` or `whole_room`.
    class: Option<String>,
    /// `public` or `staff`; the caller's own where it is not said.
    channel: Option<String>,
}

/// See what is free
///
/// Slots in order, and why the other sessions are not among them. Nothing about a person belongs in an address: to ask for
/// a certain prisoner or by dates of birth, use the `POST` form.
#[utoipa::path(
    get, path = "/venues/{code}/availability", tag = "Availability",
    params(("code" = String, Path, description = "The venue's code", example = "CFI"), AvailabilityParams),
    responses(
        (status = 200, description = "What is free", body = AvailabilityShown, headers(("ETag" = String, description = "Changes when the answer may have changed"))),
        (status = 304, description = "Not changed since `If-None-Match`"),
    ),
)]
pub(crate) async fn get_availability(
    State(state): State<AppState>,
    who: Authenticated,
    Path(code): Path<String>,
    Params(params): Params<AvailabilityParams>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let venue = venue_for(&state, &who, &code).await?;
    let today = today(&state, &venue);
    let spot = |name: &str| Spot::Parameter(name.to_owned());
    let mut reader = Reader::default();
    let range = days(
        &mut reader,
        (spot("from"), spot("to")),
        (params.from.as_deref(), params.to.as_deref()),
        today,
        (USUAL_DAYS, MOST_DAYS),
    );
    let adults = reader.number(spot("adults"), params.adults.as_deref(), 0, MOST_PEOPLE);
    let children = reader.number(spot("children"), params.children.as_deref(), 0, MOST_PEOPLE);
    let units = reader.number(spot("units"), params.units.as_deref(), 1, MOST_UNITS).unwrap_or(1);
    let class = class_of(&mut reader, spot("class"), params.class.as_deref()).unwrap_or(CapacityClass::OpenTable);
    let channel = channel_of(&mut reader, spot("channel"), params.channel.as_deref(), &who);
    let range = reader.finish(range)?;
    who.may_use(channel)?;
    let company = Who::numbers(adults, children);
    let question = Question { range, channel, class, units, company, facts: None };
    let shown = answer(&state, &venue, &question, who.language)?;

    // The same question at the same version on the same day has the same answer, in the same words.
    let mut hasher = blake3::Hasher::new();
    hasher.update(uri.query().unwrap_or_default().as_bytes()).update(who.language.code().as_bytes());
    hasher.update(channel.code().as_bytes());
    let hash = hasher.finalize().to_hex();
    let tag = entity_tag(format_args!("{}-{}-{today}", shown.version, &hash[..16]));
    let caching = [
        (header::ETAG, tag.clone()),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache")),
        (header::VARY, HeaderValue::from_static("accept-language")),
    ];
    if is_known_to(&headers, &tag) {
        return Ok((StatusCode::NOT_MODIFIED, caching).into_response());
    }
    Ok((caching, Json(shown)).into_response())
}
