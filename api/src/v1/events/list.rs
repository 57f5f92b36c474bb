//! `GET /v1/events`

use std::collections::BTreeMap;
use std::time::Duration;

use axum::Json;
use axum::extract::State;
use engine::EventPage;
use scheduler_model::{Role, VenueId, VenueScope};
use serde::Deserialize;
use tokio::time::Instant;

use crate::AppState;
use crate::auth::Authenticated;
use crate::problem::{Code, Problem, Rule, Spot};
use crate::request::{Params, Reader};
use crate::v1::problems::{PARAMETERS, STAFF};
use crate::v1::shapes::{EventShown, EventsPage};

pub(crate) const PROBLEMS: &[&[Code]] = &[PARAMETERS, STAFF];

const USUAL: u32 = 100;
const MOST: u32 = 1_000;
/// Most seconds that a request waits for news.
pub(crate) const WAIT_MAX: u32 = 20;
/// How often the feed is looked at while waiting although nothing was told: the engine tells of other nodes' commits as well,
/// but a notification may be lost.
const LOOK_EVERY: Duration = Duration::from_secs(5);

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct EventsParams {
    /// Events after this place; `next` of the page before. 0, the beginning, where it is not said.
    #[param(value_type = Option<u64>)]
    after: Option<String>,
    /// Events on a page, 1 to 1000; 100 where it is not said.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 1_000)]
    limit: Option<String>,
    /// Seconds to wait for news if there are none, 0 to 20; 0 where it is not said.
    #[param(value_type = Option<u32>, maximum = 20)]
    wait: Option<String>,
}

/// Follow the event feed
///
/// Every change at the caller's venues, in order, without a gap, from any place on. For staff. To follow it, ask again with
/// `after` = `next` and a `wait`. The same event may be read twice after a crash of yours: its `seq` and `id` stay.
#[utoipa::path(
    get, path = "/events", tag = "Events", params(EventsParams),
    responses((status = 200, description = "A page of the feed", body = EventsPage)),
)]
pub(crate) async fn list_events(
    State(state): State<AppState>,
    who: Authenticated,
    Params(params): Params<EventsParams>,
) -> Result<Json<EventsPage>, Problem> {
    who.at_least(Role::Staff)?;
    let spot = |name: &str| Spot::Parameter(name.to_owned());
    let mut reader = Reader::default();
    // Places in the feed are stored as signed numbers.
    let after: i64 = reader.read(spot("after"), params.after.as_deref(), Rule::Cursor).unwrap_or(0);
    let after = u64::try_from(after).unwrap_or_else(|_| {
        reader.fault(spot("after"), Rule::Cursor);
        0
    });
    let limit = reader.number(spot("limit"), params.limit.as_deref(), 1, MOST).unwrap_or(USUAL);
    let wait = reader.number(spot("wait"), params.wait.as_deref(), 0, WAIT_MAX).unwrap_or(0);
    reader.done()?;
    let venues = match &who.caller.venues {
        VenueScope::All => None,
        VenueScope::Only(venues) => Some(venues.iter().copied().collect::<Vec<_>>()),
    };
    let page = waited(&state, after, limit, venues.as_deref(), Duration::from_secs(wait.into())).await?;
    let codes = codes(&state, &page).await?;
    let next = page.events.last().map_or(after, |event| event.seq);
    let code = |venue: VenueId| codes.get(&venue).cloned().unwrap_or_default();
    let events = page.events.iter().map(|event| EventShown::new(event, code(event.event.venue))).collect();
    Ok(Json(EventsPage { events, next, last: page.last }))
}

/// The page, as soon as it has an event or the time is over.
async fn waited(
    state: &AppState,
    after: u64,
    limit: u32,
    venues: Option<&[VenueId]>,
    wait: Duration,
) -> Result<EventPage, Problem> {
    // Listen before looking, so that nothing slips in between.
    let mut news = state.engine().committed();
    let until = Instant::now() + wait;
    loop {
        news.borrow_and_update();
        let page =
            state.engine().store().events(after, limit, venues).await.map_err(|error| Problem::unreadable(&error))?;
        let left = until.saturating_duration_since(Instant::now());
        if !page.events.is_empty() || left.is_zero() || !state.engine().is_running() {
            return Ok(page);
        }
        tokio::select! {
            // Whoever waits asks again, elsewhere.
            () = state.leaving().cancelled() => return Ok(page),
            told = news.changed() => if told.is_err() {
                // The engine is gone: nothing more will be told.
                return Ok(page);
            },
            () = tokio::time::sleep(left.min(LOOK_EVERY)) => {}
        }
    }
}

/// The codes of the venues of a page.
async fn codes(state: &AppState, page: &EventPage) -> Result<BTreeMap<VenueId, String>, Problem> {
    let mut codes = BTreeMap::new();
    for event in &page.events {
        let id = event.event.venue;
        if codes.contains_key(&id) {
            continue;
        }
        let code = match state.engine().index().with_venue(id, |view| view.venue().code.to_string()) {
            Some(code) => code,
            None => {
                let venue = state.engine().store().venue(id).await.map_err(|error| Problem::unreadable(&error))?;
                venue.map(|venue| venue.code.to_string()).unwrap_or_default()
            }
        };
        codes.insert(id, code);
    }
    Ok(codes)
}
