//! `GET /v1/waiting-room`

use axum::Json;
use axum::extract::State;

use crate::AppState;
use crate::auth::Authenticated;
use crate::problem::{ApiCode, Code, Problem};
use crate::v1::shapes::WaitingShown;
use crate::waiting_room::Passage;

pub(crate) const PROBLEMS: &[&[Code]] = &[&[
    Code::Api(ApiCode::WaitingRoomRequired),
    Code::Api(ApiCode::WaitingRoomForged),
    Code::Api(ApiCode::WaitingRoomOver),
]];

/// See how far the line has come
///
/// Ask again after as many seconds as `ask_after` says.
#[utoipa::path(
    get, path = "/waiting-room", tag = "Waiting room",
    params(("Waiting-Room-Token" = Option<String>, Header, description = "The token of the place; needed where there is a waiting room")),
    responses((status = 200, description = "How the place stands", body = WaitingShown)),
)]
pub(crate) async fn see_place(
    State(state): State<AppState>,
    _who: Authenticated,
    Passage(token): Passage,
) -> Result<Json<WaitingShown>, Problem> {
    let Some(room) = state.waiting_room() else { return Ok(Json(WaitingShown::OPEN)) };
    let now = state.engine().now();
    let token = token.ok_or_else(|| Problem::from(ApiCode::WaitingRoomRequired).retry_after(1))?;
    let standing = room.standing(&token, now)?;
    Ok(Json(WaitingShown::of(token, standing, now)))
}
