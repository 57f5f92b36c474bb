//! `GET /v1/holds/{id}`

use axum::Json;
use axum::extract::State;
use scheduler_model::{HoldReceipt, Reason, ReasonCode, Role};

use super::named;
use crate::AppState;
use crate::auth::Authenticated;
use crate::problem::{Code, Problem};
use crate::request::PathText;
use crate::v1::shapes::{HoldShown, PlaceShown};

pub(crate) const PROBLEMS: &[&[Code]] = &[&[Code::Reason(ReasonCode::HoldUnknown)]];

/// Get a hold
///
/// A hold of the caller's own; staff see every hold at their venues.
#[utoipa::path(
    get, path = "/holds/{id}", tag = "Holds",
    params(("id" = uuid::Uuid, Path, description = "The hold")),
    responses((status = 200, description = "The hold", body = HoldShown)),
)]
pub(crate) async fn get_hold(
    State(state): State<AppState>,
    who: Authenticated,
    PathText(id): PathText,
) -> Result<Json<HoldShown>, Problem> {
    let found = state.engine().store().hold(named(&id)?).await.map_err(|error| Problem::unreadable(&error))?;
    let row = found.filter(|row| {
        row.hold.caller == who.caller.id || (who.caller.role >= Role::Staff && who.caller.venues.includes(row.venue.id))
    });
    let row = row.ok_or(Reason::HoldUnknown)?;
    let place = PlaceShown::new(&row.venue, &row.space, &row.session);
    Ok(Json(HoldShown::at(&HoldReceipt::from(&row.hold), place, state.engine().now())))
}
