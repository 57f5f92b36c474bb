//! `assize serve`: the service, until it is told to stop.

use anyhow::Context;
use tokio::signal::unix::{SignalKind, signal};

use crate::app::App;
use crate::config::Config;
use crate::logging;

/// Serves until SIGTERM or SIGINT, then stops gracefully.
///
/// # Errors
/// The application cannot start, or its server failed.
pub async fn run(config: Config) -> anyhow::Result<()> {
    logging::serve_metrics(config.http.metrics_listen)?;
    let app = App::start(&config).await?;
    tracing::info!(address = %app.address(), metrics = %config.http.metrics_listen, version = crate::version::long(), "serving");
    until_told_to_stop().await?;
    tracing::info!("stopping");
    app.stop().await
}

/// Waits for SIGTERM or SIGINT.
///
/// # Errors
/// The signals cannot be caught.
pub async fn until_told_to_stop() -> anyhow::Result<()> {
    let mut terminate = signal(SignalKind::terminate()).context("SIGTERM cannot be caught")?;
    let mut interrupt = signal(SignalKind::interrupt()).context("SIGINT cannot be caught")?;
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    Ok(())
}
