//! Serving the routes on a socket, with limits for connections that give nothing.
//!
//! A connection costs a socket and some memory for as long as it stays open, whatever it sends. So there are at most so many of
//! them, one that sends its request too slowly or stays silent for too long is closed, and one too many is told so. HTTP/1.1
//! alone is spoken here: a proxy in front speaks TLS and HTTP/2 with the world.

mod common;
mod connection;
mod limits;
mod pulse;
mod refusal;
mod register;
mod stream;

#[cfg(test)]
mod tests;

use std::future::Future;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

use self::refusal::Refusals;
use self::register::Register;
use crate::AppState;
use crate::router::{router, too_many_connections};

pub use limits::ConnectionLimits;

/// How long nothing is accepted after the system could not open another connection: others are closed meanwhile.
const BREATH: Duration = Duration::from_millis(100);

/// Serves until `stop` is ready; then takes no new connections and returns when the running requests have been answered.
///
/// # Errors
/// None at present: a connection that fails is that connection's misfortune.
pub async fn serve(
    listener: TcpListener,
    state: AppState,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let limits = state.settings().connections;
    let refusals = Refusals::new(too_many_connections(state.clone()));
    serve_routes(listener, router(state), refusals, limits, stop).await;
    Ok(())
}

async fn serve_routes(
    listener: TcpListener,
    routes: Router,
    refusals: Refusals,
    limits: ConnectionLimits,
    stop: impl Future<Output = ()>,
) {
    let register = Arc::new(Register::new(limits));
    let looking_over = tokio::spawn(register::look_over(Arc::clone(&register)));
    // Each connection holds a receiver: when the last is dropped, the last connection is closed.
    let (stopping, until_stop) = watch::channel(false);
    let mut stop = std::pin::pin!(stop);
    loop {
        let accepted = tokio::select! {
            biased;
            () = &mut stop => break,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, address)) if register.has_room() => {
                prompt(&stream);
                register.start(|pulse| connection::run(routes.clone(), stream, address, pulse, until_stop.clone()));
            }
            Ok((stream, address)) => refusals.tell(stream, address),
            Err(error) => pause_after(&error).await,
        }
    }
    drop(listener);
    stopping.send_replace(true);
    drop((until_stop, refusals));
    stopping.closed().await;
    looking_over.abort();
}

/// An answer goes out whole: waiting for more to send would only make it late.
fn prompt(stream: &TcpStream) {
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "a connection may be slow");
    }
}

/// A client that went away before it was served is nobody's fault. Everything else means that the system has nothing left to
/// give, most often no file descriptors.
async fn pause_after(error: &io::Error) {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    if !matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset) {
        tracing::error!(%error, "a connection could not be accepted");
        tokio::time::sleep(BREATH).await;
    }
}
