//! What a connection is told for which there is no room.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use http::header::{CONNECTION, HeaderValue};
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::sync::Semaphore;

use super::connection::{answer, http};

/// So many are told at once; those beyond are closed without a word.
const AT_ONCE: usize = 64;
/// How long whoever is told may take to ask and to listen.
const PATIENCE: Duration = Duration::from_secs(2);

/// Tells whoever finds no room.
pub(super) struct Refusals {
    /// Routes that answer whatever is asked with the refusal.
    routes: Router,
    places: Arc<Semaphore>,
}

impl Refusals {
    pub(super) fn new(routes: Router) -> Self {
        Self { routes, places: Arc::new(Semaphore::new(AT_ONCE)) }
    }

    /// Answers the connection's first request with the refusal, in the background, and closes it.
    pub(super) fn tell(&self, stream: TcpStream, address: SocketAddr) {
        metrics::counter!("assize_http_connections_refused_total").increment(1);
        let Ok(place) = Arc::clone(&self.places).try_acquire_owned() else { return };
        let routes = self.routes.clone();
        tokio::spawn(async move {
            let service = service_fn(|request| {
                let answer = answer(routes.clone(), request, address);
                async move {
                    let Ok(mut answer) = answer.await;
                    answer.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
                    Ok::<_, Infallible>(answer)
                }
            });
            let telling = http().serve_connection(TokioIo::new(stream), service);
            // Whether it listened is its own matter.
            drop(tokio::time::timeout(PATIENCE, telling).await);
            drop(place);
        });
    }
}
