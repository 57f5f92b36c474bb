//! `DELETE /v1/holds/{id}`

use axum::Json;
use axum::extract::State;
use scheduler_model::Command;

use super::named;
use crate::AppState;
use crate::auth::Authenticated;
use crate::problem::{Code, Problem};
use crate::request::{Idempotency, PathText};
use crate::v1::commands::{shown_hold, submit};
use crate::v1::problems::{COMMAND, HOLD, NO_BODY};
use crate::v1::shapes::HoldShown;

pub(crate) const PROBLEMS: &[&[Code]] = &[COMMAND, NO_BODY, HOLD];

/// Give a hold back
///
/// Its units are free again at once.
#[utoipa::path(
    delete, path = "/holds/{id}", tag = "Holds",
    params(
        ("id" = uuid::Uuid, Path, description = "The hold"),
        ("Idempotency-Key" = Option<String>, Header, description = "1 to 255 visible ASCII characters: makes the command safe to send again"),
    ),
    responses((status = 200, description = "The hold as it now is", body = HoldShown)),
)]
pub(crate) async fn release_hold(
    State(state): State<AppState>,
    who: Authenticated,
    PathText(id): PathText,
    Idempotency(idempotency): Idempotency,
) -> Result<Json<HoldShown>, Problem> {
    let command = Command::Release { hold: named(&id)? };
    let channel = who.channel();
    let outcome = submit(&state, who, channel, command, idempotency).await?;
    Ok(Json(shown_hold(&state, outcome).await?))
}
