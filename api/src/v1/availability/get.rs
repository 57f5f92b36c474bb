//! `GET /v1/venues/{code}/availability`

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use calendars::CapacityClass;
use http::HeaderMap;
use serde::Deserialize;

use super::kept::{Asked, Kept};
use super::{Answer, MOST_DAYS, MOST_PEOPLE, MOST_UNITS, Question, USUAL_DAYS, Who, answer, basis, today};
use crate::AppState;
use crate::auth::Authenticated;
use crate::described::{ChannelCode, ClassCode};
use crate::problem::{Code, Problem, Spot};
use crate::request::{Params, PathText, Reader, class_of, days};
use crate::v1::commands::venue_id_for;
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
    #[param(value_type = Option<ClassCode>, inline)]
    class: Option<String>,
    /// `public` or `staff`; the caller's own where it is not said.
    #[param(value_type = Option<ChannelCode>, inline)]
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
    PathText(code): PathText,
    Params(params): Params<AvailabilityParams>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let venue = venue_id_for(&state, &who, &code).await?;
    let today = today(&state, venue)?;
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
    let asked = Asked { venue, range, channel, class, units, adults, children, language: who.language };
    Ok(kept_or_made(&state, asked)?.response(&headers))
}

/// The answer that was given before, if it still holds; else a new one, which is kept.
fn kept_or_made(state: &AppState, asked: Asked) -> Result<Arc<Kept>, Problem> {
    let now = state.engine().now();
    if let Some(kept) = state.kept_answers().get(&asked)
        && state.engine().index().with_venue(asked.venue, basis).is_some_and(|basis| kept.holds(basis, now))
    {
        return Ok(kept);
    }
    let Asked { venue, range, channel, class, units, adults, children, language } = asked;
    let company = Who::numbers(adults, children);
    let question = Question { range, channel, class, units, company, facts: None };
    let Answer { shown, basis, steady } = answer(state, venue, &question, language, now)?;
    let body = serde_json::to_vec(&shown).map_err(|error| Problem::internal(&error))?;
    let kept = Arc::new(Kept::new(&asked, basis, steady, body));
    state.kept_answers().put(asked, Arc::clone(&kept));
    Ok(kept)
}
