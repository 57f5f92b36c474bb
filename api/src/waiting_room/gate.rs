//! Where the waiting room stands in the way: before a place is taken.

use calendars::Instant;
use http::request::Parts;
use scheduler_model::{Role, SessionId, VenueId};

use super::{Standing, WaitingRoom, Worthless};
use crate::AppState;
use crate::auth::Authenticated;
use crate::problem::{ApiCode, Problem};

/// The header that carries a token.
pub(crate) const TOKEN_HEADER: &str = "waiting-room-token";

/// The token that came with a request, if there was one.
#[derive(Debug, Clone, Default)]
pub(crate) struct Passage(pub(crate) Option<String>);

impl axum::extract::FromRequestParts<AppState> for Passage {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, Self::Rejection> {
        // What is not ASCII is no token of ours, and refused as such.
        let text = |value: &http::HeaderValue| value.to_str().unwrap_or_default().trim().to_owned();
        Ok(Self(parts.headers.get(TOKEN_HEADER).map(text)))
    }
}

/// Lets a command that takes a place in `session` pass, if there is no waiting room for it or its turn has come.
pub(crate) async fn check_passage(
    state: &AppState,
    who: &Authenticated,
    passage: &Passage,
    session: SessionId,
) -> Result<(), Problem> {
    let Some(room) = state.waiting_room() else { return Ok(()) };
    if who.caller.role >= Role::Staff || !must_pass(state, room, session).await? {
        return Ok(());
    }
    let now = state.engine().now();
    let token = passage.0.as_deref().ok_or_else(|| Problem::from(ApiCode::WaitingRoomRequired).retry_after(1))?;
    match room.pass(token, now) {
        Ok(Standing::Admitted { .. }) => Ok(()),
        Ok(Standing::Waiting { position, turn }) => Err(not_yet(position, turn, now)),
        Err(worthless) => Err(worthless.into()),
    }
}

/// Whether places in `session` are taken through the waiting room.
async fn must_pass(state: &AppState, room: &WaitingRoom, session: SessionId) -> Result<bool, Problem> {
    let covered = &room.settings().venues;
    if covered.is_empty() {
        return Ok(true);
    }
    let index = state.engine().index();
    let has = |venue: VenueId| index.with_venue(venue, |view| view.session(session).is_some()) == Some(true);
    if covered.iter().filter_map(|code| index.id_by_code(code)).any(has) {
        return Ok(true);
    }
    // Sessions later than the index looks ahead, and those that another node has published a moment ago.
    let stored = state.engine().store().session(session).await.map_err(|error| Problem::unreadable(&error))?;
    Ok(stored.is_some_and(|row| covered.contains(&row.venue.code)))
}

/// Whole seconds until a turn, at least 1: after so many it has come.
pub(crate) fn seconds_until(turn: Instant, now: Instant) -> u32 {
    let micros = turn.since(now).micros().max(1);
    u32::try_from(micros.saturating_add(999_999).div_euclid(1_000_000)).unwrap_or(u32::MAX)
}

fn not_yet(position: u32, turn: Instant, now: Instant) -> Problem {
    Problem::waiting(position, turn).retry_after(seconds_until(turn, now))
}

impl From<Worthless> for Problem {
    fn from(worthless: Worthless) -> Self {
        match worthless {
            Worthless::Forged => ApiCode::WaitingRoomForged.into(),
            Worthless::Over => ApiCode::WaitingRoomOver.into(),
            Worthless::UsedUp => ApiCode::WaitingRoomUsedUp.into(),
        }
    }
}
