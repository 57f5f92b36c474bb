//! Every route, and what every request passes through.

use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::request_id::{PropagateRequestIdLayer, SetRequestIdLayer};

use crate::limits::by_address;
use crate::middleware::{
    Deadline, FreshRequestIds, caught, drop_foreign_ids, header_name, method_not_allowed, not_found, observe, secure,
    within,
};
use crate::problem::render::render;
use crate::{AppState, docs, health, problem, v1};

/// The whole HTTP side: API, documentation, health. Serve it with `into_make_service_with_connect_info::<SocketAddr>()`, or
/// nobody is limited by address.
pub fn router(state: AppState) -> Router {
    let limit = Deadline(Duration::from_secs(state.settings().request_seconds));
    let for_people = Router::new()
        .merge(docs::router())
        .merge(problem::router())
        .route_layer(from_fn_with_state(limit, within))
        .route_layer(from_fn_with_state(state.clone(), by_address));
    Router::new()
        .merge(v1::router(&state))
        .merge(for_people)
        .merge(health::router().route_layer(from_fn_with_state(limit, within)))
        .fallback(not_found)
        .method_not_allowed_fallback(method_not_allowed)
        // From the inside out.
        .layer(DefaultBodyLimit::max(state.settings().body_limit))
        .layer(CatchPanicLayer::custom(caught))
        .layer(from_fn_with_state(state.clone(), render))
        .layer(from_fn_with_state(state.clone(), secure))
        .layer(CompressionLayer::new())
        .layer(from_fn(observe))
        .layer(PropagateRequestIdLayer::new(header_name()))
        .layer(SetRequestIdLayer::new(header_name(), FreshRequestIds))
        .layer(from_fn(drop_foreign_ids))
        .with_state(state)
}
