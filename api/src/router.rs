//! Every route, and what every request passes through.

use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};
use tower_http::request_id::{PropagateRequestIdLayer, SetRequestIdLayer};

use crate::limits::by_address;
use crate::middleware::{
    Deadline, FreshRequestIds, caught, close_when_leaving, drop_foreign_ids, header_name, method_not_allowed,
    not_found, observe, secure, sound_framing, within,
};
use crate::problem::render::render;
use crate::problem::{ApiCode, Problem};
use crate::{AppState, docs, health, pages, problem, v1};

/// The whole HTTP side: API, documentation, health. Serve it with `into_make_service_with_connect_info::<SocketAddr>()`, or
/// nobody is limited by address.
pub fn router(state: AppState) -> Router {
    let limit = Deadline(Duration::from_secs(state.settings().request_seconds));
    let for_people = Router::new()
        .merge(docs::router())
        .merge(problem::router())
        .merge(pages::router())
        .route_layer(from_fn_with_state(limit, within))
        .route_layer(from_fn_with_state(state.clone(), by_address));
    let routes = Router::new()
        .merge(v1::router(&state))
        .merge(for_people)
        .merge(health::router().route_layer(from_fn_with_state(limit, within)));
    around(routes.fallback(not_found), state)
}

/// What is answered where there is no room for one connection more: the refusal, whatever is asked.
pub(crate) fn too_many_connections(state: AppState) -> Router {
    let refused = || async { Problem::from(ApiCode::TooManyConnections).retry_after(1) };
    around(Router::new().fallback(refused), state)
}

/// Puts around `routes` what every request passes through.
pub(crate) fn around(routes: Router<AppState>, state: AppState) -> Router {
    let templates = pages::templates(&state);
    // What fits into one packet does not arrive sooner for being smaller.
    let worth_it = SizeAbove::new(1_400).and(NotForContentType::IMAGES);
    routes
        .method_not_allowed_fallback(method_not_allowed)
        // From the inside out.
        .layer(DefaultBodyLimit::max(state.settings().body_limit))
        .layer(from_fn_with_state(state.clone(), sound_framing))
        .layer(CatchPanicLayer::custom(caught))
        .layer(from_fn_with_state(state.clone(), pages::tell))
        .layer(templates)
        .layer(from_fn_with_state(state.clone(), render))
        .layer(from_fn_with_state(state.clone(), secure))
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest).compress_when(worth_it))
        .layer(from_fn(observe))
        .layer(PropagateRequestIdLayer::new(header_name()))
        .layer(SetRequestIdLayer::new(header_name(), FreshRequestIds))
        .layer(from_fn(drop_foreign_ids))
        .layer(from_fn_with_state(state.clone(), close_when_leaving))
        .with_state(state)
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::routing::get;
    use http::Request;
    use http_body_util::BodyExt;
    use serde_json::Value;
    use tower::ServiceExt;

    use super::*;
    use crate::testing::TestApp;

    async fn told(router: Router, path: &str) -> (u16, Value) {
        let response = router.oneshot(Request::get(path).body(Body::empty()).unwrap()).await.unwrap();
        let status = response.status().as_u16();
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        (status, serde_json::from_slice(&bytes).unwrap())
    }

    #[tokio::test]
    async fn a_panic_and_a_wait_without_end_are_answered() {
        async fn panics() -> &'static str {
            panic!("a mistake")
        }
        let app = TestApp::start().await;
        let slow = get(std::future::pending::<&'static str>)
            .route_layer(from_fn_with_state(Deadline(Duration::from_millis(1)), within));
        let routes = Router::new().route("/panics", get(panics)).route("/waits", slow);
        let router = around(routes, app.state.clone());
        let (status, problem) = told(router.clone(), "/panics").await;
        assert_eq!((status, &problem["code"]), (500, &"service.internal".into()));
        assert!(!problem.to_string().contains("a mistake"), "the mistake is for the log alone");
        let (status, problem) = told(router, "/waits").await;
        assert_eq!((status, &problem["code"]), (503, &"service.timeout".into()));
    }
}
