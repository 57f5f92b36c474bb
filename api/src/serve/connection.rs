//! One connection: its requests, one after the other.

use std::convert::Infallible;
use std::future::poll_fn;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::Poll;

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

#[cfg(test)]
mod tests;

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
///
/// What serving takes, some 20 KiB, is made when something comes and given back when the client is silent: of those who wait
/// for times to be released there are many thousands, and nearly all of them are silent. A doze is part of the silence before
/// it and changes no limit. A new connection dozes from the beginning.
pub(super) async fn run(
    routes: Router,
    stream: TcpStream,
    address: SocketAddr,
    pulse: Arc<Pulse>,
    mut stop: watch::Receiver<bool>,
) {
    let mut dozing = Some(Noted::new(stream, Arc::clone(&pulse)));
    while let Some(stream) = dozing.take() {
        let woken = tokio::select! {
            biased;
            () = told(&mut stop) => false,
            woken = stream.readable() => woken.is_ok(),
        };
        if woken {
            // Boxed, so that the task keeps no room for it while it dozes.
            dozing = Box::pin(serve(routes.clone(), stream, address, &pulse, &mut stop)).await;
        }
    }
}

/// What happens next to a connection that is being served.
enum Next {
    /// It ended.
    Ended(hyper::Result<()>),
    /// It is to end.
    Stop,
    /// It is to doze.
    Doze,
}

/// Serves until the connection ends, or dozes: then its socket is given back.
async fn serve(
    routes: Router,
    stream: Noted,
    address: SocketAddr,
    pulse: &Arc<Pulse>,
    stop: &mut watch::Receiver<bool>,
) -> Option<Noted> {
    let _awake = pulse.wake();
    let service = service_fn(|request| {
        pulse.working();
        let (answer, pulse) = (answer(routes.clone(), request, address), Arc::clone(pulse));
        // Boxed, because a connection that may be taken apart must be movable.
        Box::pin(async move {
            let answer = answer.await;
            pulse.answered();
            answer
        })
    });
    let mut serving = http().serve_connection(TokioIo::new(stream), service);
    let ended = loop {
        let next = tokio::select! {
            biased;
            ended = &mut serving => Next::Ended(ended),
            () = told(stop) => Next::Stop,
            () = pulse.drowsy() => Next::Doze,
        };
        match next {
            Next::Ended(ended) => break ended,
            Next::Stop => {
                Pin::new(&mut serving).graceful_shutdown();
                break serving.await;
            }
            Next::Doze => {
                // An idle connection is at its end with this, and leaves the socket alone.
                Pin::new(&mut serving).graceful_shutdown();
                match poll_fn(|context| Poll::Ready(serving.poll_without_shutdown(context))).await {
                    Poll::Ready(Ok(())) => {
                        let parts = serving.into_parts();
                        pulse.dozes();
                        return Some(parts.io.into_inner().with_unread(parts.read_buf));
                    }
                    Poll::Ready(failed) => break failed,
                    // It was not as idle as it seemed: it ends when the running request has been answered.
                    Poll::Pending => pulse.answered(),
                }
            }
        }
    };
    if let Err(error) = ended {
        tracing::trace!(%error, "a connection failed");
    }
    None
}

/// Waits until `stop` says that it is time to go.
async fn told(stop: &mut watch::Receiver<bool>) {
    drop(stop.wait_for(|stop| *stop).await);
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
