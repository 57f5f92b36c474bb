//! `assize key`: callers and their keys.

use std::collections::BTreeSet;
use std::sync::Arc;

use anyhow::{Context, bail};
use engine::{IdSource, RandomIds};
use rand::SeedableRng;
use rand::rngs::StdRng;
use scheduler_model::{Caller, CallerId, Role, VenueCode, VenueScope};
use store::{CallerRecord, Store, SystemClock};

use crate::cli::KeyCommand;
use crate::config::Config;
use crate::{database, output};

/// Runs the subcommand.
///
/// # Errors
/// The database cannot be used, or the role or a venue does not exist.
pub async fn run(config: &Config, command: &KeyCommand) -> anyhow::Result<()> {
    let store = database::open(&config.database, Arc::new(SystemClock)).await?;
    store.migrate().await?;
    match command {
        KeyCommand::Create { name, role, venues } => {
            let Some(role) = Role::from_code(role) else {
                bail!("`{role}` is not a role: use public, staff or admin");
            };
            let scope = scope(store.as_ref(), venues).await?;
            let key = create(store.as_ref(), name, role, scope).await?;
            output::line(&key)?;
        }
        KeyCommand::List => {
            for record in store.callers().await? {
                let Caller { id, name, role, venues } = record.caller;
                let venues = match venues {
                    VenueScope::All => "everywhere".to_owned(),
                    VenueScope::Only(venues) => format!("{} venues", venues.len()),
                };
                let state = if record.revoked_at.is_some() { "revoked" } else { "in force" };
                output::line(&format!("{id}  {:<6}  {venues:<12}  {state}  {name}", role.code()))?;
            }
        }
    }
    store.close().await;
    Ok(())
}

/// Makes a caller and gives its key, which is stored nowhere.
///
/// # Errors
/// The database cannot be written.
pub async fn create(store: &dyn Store, name: &str, role: Role, venues: VenueScope) -> anyhow::Result<String> {
    let (key, key_hash) = api::keys::generate(&mut StdRng::from_os_rng());
    let id = CallerId::from_uuid(IdSource::uuid(&mut RandomIds::from_entropy(Arc::new(SystemClock))));
    let caller = Caller { id, name: name.to_owned(), role, venues };
    store.put_caller(&CallerRecord { caller, key_hash, created_at: store.now().await?, revoked_at: None }).await?;
    Ok(key)
}

async fn scope(store: &dyn Store, codes: &[String]) -> anyhow::Result<VenueScope> {
    if codes.is_empty() {
        return Ok(VenueScope::All);
    }
    let mut venues = BTreeSet::new();
    for text in codes {
        let code: VenueCode = text.parse().with_context(|| format!("--venue {text}"))?;
        match store.venue_by_code(&code).await? {
            Some(venue) => venues.insert(venue.id),
            None => bail!("there is no venue {code}: publish it first"),
        };
    }
    Ok(VenueScope::Only(venues))
}
