//! `/waiting-room`: the line in front of the times, when there is one.
//!
//! The page asks for itself again every few seconds, by a header, so that nobody needs a script; whoever does not want that
//! turns it off, and loses nothing.

use axum::response::{Html, IntoResponse, Response};
use http::HeaderName;
use serde::Serialize;

use super::problem::Stop;
use super::view::{Page, Title};
use super::visit::{Answer, Reply, Visit};
use super::visitors::chosen_venue;
use super::when::clock;
use crate::v1::ask_after;
use crate::waiting_room::{Standing, WaitingRoom};

/// Where it is.
pub(super) const PATH: &str = "/waiting-room";

/// The page.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct WaitingPage {
    /// 1: the next.
    pub(super) position: u32,
    /// When the turn comes, by the prison's clock.
    pub(super) turn: String,
    /// Minutes until then, at least 1.
    pub(super) minutes: i64,
    /// How many minutes there are from then on.
    pub(super) lasts: u32,
    /// Whether the page asks for itself again.
    pub(super) refreshes: bool,
    /// Whether an earlier place is over.
    pub(super) lost: bool,
}

impl Page for WaitingPage {
    const TEMPLATE: &'static str = "pages/waiting.njk";

    fn title(&self) -> Title {
        ("waiting-title", vec![])
    }
}

/// How a visitor stands, and whether an earlier place of theirs is over.
struct Stand {
    standing: Standing,
    lost: bool,
}

/// Whether the visitor has to wait before they see the times. Gives them a place if they have none.
pub(super) fn has_to_wait(visit: &mut Visit) -> Result<bool, Stop> {
    Ok(stand(visit)?.is_some_and(|stand| matches!(stand.standing, Standing::Waiting { .. })))
}

/// Whether the visitor may have a time kept for them now: their place is used once. Whoever may not is left with a fresh place,
/// or none.
pub(super) fn may_choose(visit: &mut Visit) -> Result<bool, Stop> {
    if has_to_wait(visit)? {
        return Ok(false);
    }
    let state = visit.state.clone();
    let (Some(room), Some(token)) = (state.waiting_room(), visit.journey.place_in_line.as_deref()) else {
        return Ok(true);
    };
    let passed = matches!(room.pass(token, visit.now), Ok(Standing::Admitted { .. }));
    if !passed {
        visit.journey.place_in_line = None;
    }
    Ok(passed)
}

/// How the visitor stands; nothing where there is no waiting room for their prison.
fn stand(visit: &mut Visit) -> Result<Option<Stand>, Stop> {
    let state = visit.state.clone();
    let Some(room) = state.waiting_room() else { return Ok(None) };
    let venue = chosen_venue(visit)?;
    if !room.settings().covers(&venue.code) {
        visit.journey.place_in_line = None;
        return Ok(None);
    }
    Ok(Some(standing_in(room, visit)?))
}

fn standing_in(room: &WaitingRoom, visit: &mut Visit) -> Result<Stand, Stop> {
    let before = visit.journey.place_in_line.take();
    if let Some(token) = &before
        && let Ok(standing) = room.standing(token, visit.now)
    {
        visit.journey.place_in_line = before;
        return Ok(Stand { standing, lost: false });
    }
    let token = room.take_place(visit.now);
    let standing = room
        .standing(&token, visit.now)
        .map_err(|worthless| Stop::Fault(format!("a fresh place is worth nothing: {worthless:?}")))?;
    visit.journey.place_in_line = Some(token);
    Ok(Stand { standing, lost: before.is_some() })
}

/// Shows it, or leads on if the turn has come.
pub(super) async fn show(mut visit: Visit) -> Response {
    let answer = shown(&mut visit);
    visit.finish(answer)
}

fn shown(visit: &mut Visit) -> Answer {
    if !visit.journey.has_reached("/times") {
        return Ok(Reply::see(visit.journey.next_page()));
    }
    let Some(Stand { standing: Standing::Waiting { position, turn }, lost }) = stand(visit)? else {
        return Ok(Reply::see("/times"));
    };
    let zone = chosen_venue(visit)?.zone;
    let refreshes = visit.parameter("refresh") != Some("off");
    let page = WaitingPage {
        position,
        turn: clock(turn, zone, visit.language),
        minutes: turn.since(visit.now).minutes().saturating_add(1),
        lasts: visit.state.waiting_room().map_or(1, |room| room.settings().admitted_seconds.div_ceil(60)),
        refreshes,
        lost,
    };
    let seconds = ask_after(turn, visit.now);
    match visit.page(&page)? {
        Reply::Page(status, html) if refreshes => {
            let again = [(HeaderName::from_static("refresh"), seconds.to_string())];
            Ok(Reply::Other((status, again, Html(html)).into_response()))
        }
        reply => Ok(reply),
    }
}
