//! One connection: its requests, one after the other.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::response::Response;
use http::Request;
use hyper::body::{Body as _, Incoming};
use hyper::server::conn::http1::Builder;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::sync::watch;
use tower::ServiceExt;

use super::pulse::Pulse;
use super::stream::Noted;

/// Most bytes of a request's head. The cookie of the answers takes 4,096 of them.
const HEAD_MOST: usize = 16 * 1024;
/// Most headers.
const HEADERS_MOST: usize = 64;
/// Most bytes that are kept for a client to take.
const BUFFER_MOST: usize = 64 * 1024;

/// HTTP/1.1 as it is spoken here. Time is watched over from outside.
pub(super) fn http() -> Builder {
    let mut http = Builder::new();
    http.header_read_timeout(None).max_headers(HEADERS_MOST).max_header_size(HEAD_MOST).max_buf_size(BUFFER_MOST);
    http
}

/// Answers a connection's requests until the client goes, or `stop` says so and the running request has been answered.
pub(super) async fn run(
    routes: Router,
    stream: TcpStream,
    address: SocketAddr,
    pulse: Arc<Pulse>,
    mut stop: watch::Receiver<bool>,
) {
    let io = TokioIo::new(Noted::new(stream, Arc::clone(&pulse)));
    let service = service_fn(|request| {
        pulse.working();
        let answer = answer(routes.clone(), request, address);
        let pulse = &pulse;
        async move {
            let answer = answer.await;
            pulse.answered();
            answer
        }
    });
    let mut serving = std::pin::pin!(http().serve_connection(io, service));
    let told_to_stop = async { drop(stop.wait_for(|stop| *stop).await) };
    let ended = tokio::select! {
        biased;
        ended = &mut serving => ended,
        () = told_to_stop => {
            serving.as_mut().graceful_shutdown();
            serving.await
        }
    };
    if let Err(error) = ended {
        tracing::trace!(%error, "a connection failed");
    }
}

/// The answer of `routes` to one request.
pub(super) async fn answer(
    routes: Router,
    mut request: Request<Incoming>,
    address: SocketAddr,
) -> Result<Response, Infallible> {
    request.extensions_mut().insert(ConnectInfo(address));
    // Most requests have no body, and then nothing needs to be kept for reading it.
    let request = request.map(|body| if body.is_end_stream() { Body::empty() } else { Body::new(body) });
    routes.oneshot(request).await
}
