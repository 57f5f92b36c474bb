//! The API's description and a page to try it.

mod openapi;
mod page;

use std::sync::{Arc, OnceLock};

use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use http::{HeaderValue, header};

use crate::AppState;

pub(crate) use openapi::document;

/// `/openapi.json` and `/docs`.
pub(crate) fn router() -> Router<AppState> {
    // Put together when first asked for; it does not change after that.
    let written = Arc::new(OnceLock::new());
    let description = move |State(state): State<AppState>| async move { description(&state, &written) };
    Router::new().route("/openapi.json", get(description)).merge(page::router())
}

fn description(state: &AppState, written: &OnceLock<String>) -> Response {
    let text = written.get_or_init(|| document(&state.settings().base_url, state.words()).to_string());
    ([(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))], text.clone()).into_response()
}
