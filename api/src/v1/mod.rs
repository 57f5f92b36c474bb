//! The JSON API, version 1. One endpoint, one file: what it is told and what it answers, its documentation, its handler.

mod availability;
mod bookings;
mod commands;
mod events;
mod holds;
mod prisoners;
pub(crate) mod problems;
mod shapes;
mod venues;
mod waiting_room;

#[cfg(test)]
mod tests;

pub use shapes::event_json;

use std::time::Duration;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(crate) use availability::KeptAnswers;
pub(crate) use shapes::ask_after;

use crate::AppState;
use crate::middleware::{Deadline, NoStore, no_store, within};
use crate::problem::Code;

/// Each operation by its id, with the problems of its own that it may come to. Those that any operation may come to are
/// added where the documentation is put together.
pub(crate) const OPERATIONS: &[(&str, &[&[Code]])] = &[
    ("list_venues", venues::list::PROBLEMS),
    ("get_venue", venues::get::PROBLEMS),
    ("get_availability", availability::get::PROBLEMS),
    ("search_availability", availability::search::PROBLEMS),
    ("create_hold", holds::create::PROBLEMS),
    ("get_hold", holds::get::PROBLEMS),
    ("extend_hold", holds::extend::PROBLEMS),
    ("release_hold", holds::release::PROBLEMS),
    ("create_booking", bookings::create::PROBLEMS),
    ("get_booking", bookings::get::PROBLEMS),
    ("change_booking", bookings::change::PROBLEMS),
    ("cancel_booking", bookings::cancel::PROBLEMS),
    ("list_bookings", bookings::list::PROBLEMS),
    ("put_prisoner_facts", prisoners::facts::PROBLEMS),
    ("list_events", events::list::PROBLEMS),
    ("take_place", waiting_room::take::PROBLEMS),
    ("see_place", waiting_room::see::PROBLEMS),
];

/// The operations that are answered at once.
fn prompt() -> OpenApiRouter<AppState> {
    OpenApiRouter::default()
        .routes(routes!(venues::list::list_venues))
        .routes(routes!(venues::get::get_venue))
        .routes(routes!(availability::get::get_availability, availability::search::search_availability))
        .routes(routes!(holds::create::create_hold))
        .routes(routes!(holds::get::get_hold, holds::release::release_hold))
        .routes(routes!(holds::extend::extend_hold))
        .routes(routes!(bookings::create::create_booking))
        .routes(routes!(bookings::get::get_booking, bookings::change::change_booking))
        .routes(routes!(bookings::cancel::cancel_booking))
        .routes(routes!(bookings::list::list_bookings))
        .routes(routes!(prisoners::facts::put_prisoner_facts))
        .routes(routes!(waiting_room::take::take_place, waiting_room::see::see_place))
}

/// The operations that may wait for something to happen.
fn patient() -> OpenApiRouter<AppState> {
    OpenApiRouter::default().routes(routes!(events::list::list_events))
}

/// Every route below `/v1`.
pub(crate) fn router(state: &AppState) -> Router<AppState> {
    let limit = Duration::from_secs(state.settings().request_seconds);
    let patience = limit + Duration::from_secs(events::list::WAIT_MAX.into());
    let prompt = Router::from(prompt())
        .route_layer(from_fn(commands::mark_replays))
        .route_layer(from_fn_with_state(Deadline(limit), within));
    let patient = Router::from(patient()).route_layer(from_fn_with_state(Deadline(patience), within));
    Router::new().nest("/v1", prompt.merge(patient)).layer(from_fn_with_state(NoStore, no_store))
}

/// The description of every operation, as its file gives it.
pub(crate) fn described() -> OpenApi {
    OpenApiRouter::default().nest("/v1", prompt().merge(patient())).into_openapi()
}
