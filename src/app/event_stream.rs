//! The event feed's way out to NATS, where one is configured.

use std::sync::Arc;

use anyhow::Context;
use engine::Engine;
use fanout::{Fanout, FanoutConfig, FanoutParts};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::config::Config;

/// Copies events from now on; nothing to do without an address. That NATS does not answer is no reason not to start.
///
/// # Errors
/// The settings cannot work.
pub(super) fn start(
    config: &Config,
    engine: &Engine,
    node: Uuid,
    stop: CancellationToken,
) -> anyhow::Result<Option<JoinHandle<()>>> {
    let events = &config.events;
    let Some(url) = &events.nats_url else { return Ok(None) };
    let password = &config.secrets.nats_password;
    let settings = FanoutConfig {
        account: events.nats_user.clone().map(|user| (user, password.clone())),
        subject_prefix: events.subject_prefix.clone(),
        stream: events.nats_stream.clone(),
        ..FanoutConfig::new(url)
    };
    let parts = FanoutParts {
        store: Arc::clone(engine.store()),
        news: engine.committed(),
        shape: Arc::new(api::event_json),
        holder: node,
    };
    let fanout = Fanout::new(parts, settings).context("the settings below [events]")?;
    Ok(Some(tokio::spawn(fanout.run(stop))))
}
