//! `POST /v1/holds/{id}/extend`

use axum::Json;
use axum::extract::State;
use scheduler_model::{Command, ReasonCode};

use super::named;
use crate::AppState;
use crate::auth::Authenticated;
use crate::problem::{Code, Problem};
use crate::request::{Idempotency, PathText};
use crate::v1::commands::{shown_hold, submit};
use crate::v1::problems::{COMMAND, HOLD, NO_BODY};
use crate::v1::shapes::HoldShown;

pub(crate) const PROBLEMS: &[&[Code]] = &[COMMAND, NO_BODY, HOLD, &[Code::Reason(ReasonCode::HoldLastMoment)]];

/// Extend a hold
///
/// Lets a live hold of the caller's live as long again as it was granted for, up to its last moment.
#[utoipa::path(
    post, path = "/holds/{id}/extend", tag = "Holds",
    params(
        ("id" = uuid::Uuid, Path, description = "The hold"),
        ("Idempotency-Key" = Option<String>, Header, description = "1 to 255 visible ASCII characters: makes the command safe to send again"),
    ),
    responses((status = 200, description = "The hold lives longer", body = HoldShown)),
)]
pub(crate) async fn extend_hold(
    State(state): State<AppState>,
    who: Authenticated,
    PathText(id): PathText,
    Idempotency(idempotency): Idempotency,
) -> Result<Json<HoldShown>, Problem> {
    let command = Command::Extend { hold: named(&id)? };
    let channel = who.channel();
    let outcome = submit(&state, who, channel, command, idempotency).await?;
    Ok(Json(shown_hold(&state, outcome).await?))
}
