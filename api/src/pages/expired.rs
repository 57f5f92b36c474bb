//! `/time-expired`: the time that was kept has run out.

use axum::response::Response;
use scheduler_model::Venue;
use serde::Serialize;

use super::search::search;
use super::times;
use super::view::{Page, Title};
use super::visit::{Answer, Reply, Visit};
use super::visitors::chosen_venue;
use super::when::When;

/// The page; also for a booking's new time.
#[derive(Debug, Serialize)]
pub(super) struct ExpiredPage {
    pub(super) action: String,
    pub(super) visit: Option<When>,
    pub(super) minutes: i64,
    pub(super) changing: bool,
    /// The same session, if it is still free.
    pub(super) again: Option<String>,
}

impl Page for ExpiredPage {
    const TEMPLATE: &'static str = "pages/expired.njk";
    const HAS_FORM: bool = true;

    fn title(&self) -> Title {
        ("expired-title", vec![])
    }
}

/// How many minutes a venue keeps a time for.
pub(super) fn minutes(venue: &Venue) -> i64 {
    venue.policy.hold.lasts.minutes()
}

/// Shows it.
pub(super) async fn show(mut visit: Visit) -> Response {
    let answer = shown(&mut visit).await;
    visit.finish(answer)
}

async fn shown(visit: &mut Visit) -> Answer {
    if !visit.journey.has_reached("/times") {
        return Ok(Reply::see(visit.journey.next_page()));
    }
    let venue = chosen_venue(visit)?;
    let session = visit.parameter("time").and_then(|id| id.parse().ok());
    let found = search(visit, times::wanted(visit)?).await?;
    let again = session.filter(|session| found.offers.iter().any(|offer| offer.session == *session));
    let row = match session {
        Some(session) => visit.state.engine().store().session(session).await?,
        None => None,
    };
    visit.page(&ExpiredPage {
        action: "/times".to_owned(),
        visit: row.map(|row| When::of(&row.entry.session, visit.language)),
        minutes: minutes(&venue),
        changing: false,
        again: again.map(|session| session.to_string()),
    })
}

/// Where a visitor whose time has run out is sent. What was kept is forgotten, everything else stays.
pub(super) fn run_out(visit: &mut Visit) -> Reply {
    let session = visit.journey.held.take().map(|held| held.session);
    Reply::See(session.map_or_else(|| "/time-expired".to_owned(), |session| format!("/time-expired?time={session}")))
}
