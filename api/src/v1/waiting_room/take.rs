//! `POST /v1/waiting-room`

use axum::Json;
use axum::extract::State;
use http::StatusCode;

use crate::AppState;
use crate::auth::Authenticated;
use crate::problem::{Code, Problem};
use crate::v1::shapes::WaitingShown;

pub(crate) const PROBLEMS: &[&[Code]] = &[];

/// Take a place in the waiting room
///
/// The last place in the line, for one visit: at an even pace each turn comes, and then places can be held and booked with the
/// token. One person, one place: a token is good for a few commands. Staff need none. Where there is no waiting room, `state`
/// is `open`.
#[utoipa::path(
    post, path = "/waiting-room", tag = "Waiting room",
    responses((status = 201, description = "A place, or that none is needed", body = WaitingShown)),
)]
pub(crate) async fn take_place(
    State(state): State<AppState>,
    _who: Authenticated,
) -> Result<(StatusCode, Json<WaitingShown>), Problem> {
    let Some(room) = state.waiting_room() else { return Ok((StatusCode::CREATED, Json(WaitingShown::OPEN))) };
    let now = state.engine().now();
    let token = room.take_place(now);
    let standing = room.standing(&token, now)?;
    Ok((StatusCode::CREATED, Json(WaitingShown::of(token, standing, now))))
}
