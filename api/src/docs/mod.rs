//! The API's description and a page to try it.

mod openapi;
mod page;

use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use http::{HeaderValue, header};

use crate::AppState;

pub(crate) use openapi::document;

/// `/openapi.json` and `/docs`.
pub(crate) fn router() -> Router<AppState> {
    Router::new().route("/openapi.json", get(description)).merge(page::router())
}

#[expect(clippy::unused_async, reason = "handlers are async")]
async fn description(State(state): State<AppState>) -> Response {
    let json = HeaderValue::from_static("application/json");
    ([(header::CONTENT_TYPE, json)], document(&state.settings().base_url).to_string()).into_response()
}
