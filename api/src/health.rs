//! `/healthz`: the process lives. `/readyz`: it can do its work.

use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Value, json};

use crate::AppState;
use crate::problem::{ApiCode, Problem};

pub(crate) fn router() -> Router<AppState> {
    Router::new().route("/healthz", get(lives)).route("/readyz", get(is_ready))
}

async fn lives() -> Json<Value> {
    Json(json!({ "status": "ok" }))
}

async fn is_ready(State(state): State<AppState>) -> Result<Json<Value>, Problem> {
    if state.leaving().is_cancelled() || !state.engine().is_running() {
        return Err(Problem::from(ApiCode::Stopping).retry_after(1));
    }
    if let Err(error) = state.engine().store().ready().await {
        tracing::warn!(%error, "not ready");
        return Err(Problem::from(ApiCode::Unavailable).retry_after(5));
    }
    Ok(Json(json!({ "status": "ok" })))
}
