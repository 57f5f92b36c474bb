//! `assize migrate`: brings the schema up to date.

use std::sync::Arc;

use anyhow::Context;
use store::SystemClock;

use crate::config::Config;
use crate::{database, output};

/// Runs the subcommand.
///
/// # Errors
/// The database cannot be opened or migrated.
pub async fn run(config: &Config) -> anyhow::Result<()> {
    let store = database::open(&config.database, Arc::new(SystemClock)).await?;
    store.migrate().await.context("the schema could not be brought up to date")?;
    let name = store.describe().await?;
    store.close().await;
    output::line(&format!("{name}: the schema is up to date"))
}
