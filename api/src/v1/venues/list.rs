//! `GET /v1/venues`

use axum::Json;
use axum::extract::State;
use scheduler_model::{Venue, VenueCode};
use serde::Deserialize;

use crate::AppState;
use crate::auth::Authenticated;
use crate::problem::{Code, Problem, Rule, Spot};
use crate::request::{Params, Reader};
use crate::v1::problems::PARAMETERS;
use crate::v1::shapes::VenuesPage;

pub(crate) const PROBLEMS: &[&[Code]] = &[PARAMETERS];

const USUAL: u32 = 50;
const MOST: u32 = 200;

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct VenuesParams {
    /// `next` of the page before.
    #[param(pattern = "^[A-Z0-9][A-Z0-9-]{1,23}$")]
    cursor: Option<String>,
    /// Venues on a page, 1 to 200; 50 where it is not said.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 200)]
    limit: Option<String>,
}

/// List venues
///
/// The venues at which the caller may act, by code.
#[utoipa::path(get, path = "/venues", tag = "Venues", params(VenuesParams), responses((status = 200, description = "A page of venues", body = VenuesPage)))]
pub(crate) async fn list_venues(
    State(state): State<AppState>,
    who: Authenticated,
    Params(params): Params<VenuesParams>,
) -> Result<Json<VenuesPage>, Problem> {
    let spot = |name: &str| Spot::Parameter(name.to_owned());
    let mut reader = Reader::default();
    let after: Option<VenueCode> = reader.read(spot("cursor"), params.cursor.as_deref(), Rule::Cursor);
    let limit = reader.number(spot("limit"), params.limit.as_deref(), 1, MOST).unwrap_or(USUAL);
    reader.done()?;
    let venues = state.engine().store().venues().await.map_err(|error| Problem::unreadable(&error))?;
    let mut rest = venues
        .into_iter()
        .filter(|venue| who.caller.venues.includes(venue.id))
        .filter(|venue| after.as_ref().is_none_or(|after| venue.code > *after));
    let page: Vec<Venue> = rest.by_ref().take(usize::try_from(limit).unwrap_or(usize::MAX)).collect();
    let next = rest.next().and(page.last()).map(|last| last.code.to_string());
    Ok(Json(VenuesPage { venues: page.iter().map(Into::into).collect(), next }))
}
