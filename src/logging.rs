//! Logs and metrics of the process.

use std::net::SocketAddr;

use anyhow::Context;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

/// Starts logging to standard error: what `ASSIZE_LOG` names (`info` without it), as JSON where `ASSIZE_LOG_FORMAT=json`.
/// A second call changes nothing.
pub fn start() {
    let filter = EnvFilter::try_from_env("ASSIZE_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    let registry = tracing_subscriber::registry().with(filter);
    let layer = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    let result = if std::env::var("ASSIZE_LOG_FORMAT").is_ok_and(|format| format == "json") {
        registry.with(layer.json()).try_init()
    } else {
        registry.with(layer).try_init()
    };
    // Somebody else's logging is in place already.
    drop(result);
}

const SECONDS: [f64; 12] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];
const COUNTS: [f64; 10] = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0, 512.0];

/// Serves metrics to Prometheus on a port of their own.
///
/// # Errors
/// The port cannot be taken, or metrics are served already.
pub fn serve_metrics(listen: SocketAddr) -> anyhow::Result<()> {
    PrometheusBuilder::new()
        .with_http_listener(listen)
        .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &SECONDS)?
        .set_buckets_for_metric(Matcher::Suffix("_size".to_owned()), &COUNTS)?
        .install()
        .with_context(|| format!("metrics cannot be served on {listen}"))
}
