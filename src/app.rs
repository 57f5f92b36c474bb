//! The application: everything started in order, and stopped in the other.

mod connections;
mod event_stream;
mod keep_published;
mod listener;
mod mailing;
mod waiting_room;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use api::words::Words;
use api::{ApiSettings, AppParts, AppState};
use engine::{Engine, EngineConfig, EngineParts, RandomIds};
use notifier::ManageLinks;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use scheduler_model::{Caller, CallerId, IdentityKey, Role, VenueScope};
use store::{CallerRecord, Clock, Store, SystemClock};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::config::{Config, Environment};
use crate::database;

/// The caller as which the visitor's pages book: always the same, so that holds survive a restart.
const PAGES_CALLER: CallerId = CallerId::from_uuid(Uuid::from_u128(0x0a55_17e0_0000_8000_8000_0000_0000_0001));

/// The application, running.
pub struct App {
    engine: Engine,
    state: AppState,
    address: SocketAddr,
    stop: CancellationToken,
    server: JoinHandle<std::io::Result<()>>,
    tasks: Vec<JoinHandle<()>>,
    leave: Duration,
    drain: Duration,
}

/// Opens the database, brings its schema up to date, and starts the engine alone: for subcommands that publish.
///
/// # Errors
/// The database cannot be used.
pub async fn start_engine(config: &Config) -> anyhow::Result<Engine> {
    start_engine_by(config, Arc::new(SystemClock)).await
}

async fn start_engine_by(config: &Config, clock: Arc<dyn Clock>) -> anyhow::Result<Engine> {
    let store = database::open(&config.database, Arc::clone(&clock)).await?;
    store.migrate().await.context("the schema could not be brought up to date")?;
    let engine = Engine::start(EngineParts {
        store,
        config: EngineConfig {
            queue: config.engine.queue,
            batch: config.engine.batch,
            index_days: config.engine.index_days,
            ..EngineConfig::default()
        },
        clock: Arc::clone(&clock),
        stamps: Box::new(RandomIds::from_entropy(Arc::clone(&clock))),
        ids: Box::new(RandomIds::from_entropy(clock)),
    })
    .await?;
    Ok(engine)
}

impl App {
    /// Starts everything: engine, outbox worker, publishing of timetables, pages and API.
    ///
    /// # Errors
    /// The database cannot be used, a port is taken, or the settings are wrong.
    pub async fn start(config: &Config) -> anyhow::Result<Self> {
        Self::start_by(config, Arc::new(SystemClock)).await
    }

    /// As [`Self::start`], by another clock than the machine's: for tests and simulations. On PostgreSQL, commands are judged by
    /// the database's own clock whatever this one says.
    ///
    /// # Errors
    /// As for [`Self::start`].
    pub async fn start_by(config: &Config, clock: Arc<dyn Clock>) -> anyhow::Result<Self> {
        config.validate()?;
        let engine = start_engine_by(config, Arc::clone(&clock)).await?;
        match Self::start_around(config, engine.clone(), clock).await {
            Ok(app) => Ok(app),
            Err(error) => {
                engine.stop().await;
                engine.store().close().await;
                Err(error)
            }
        }
    }

    async fn start_around(config: &Config, engine: Engine, clock: Arc<dyn Clock>) -> anyhow::Result<Self> {
        let stop = CancellationToken::new();
        let links = ManageLinks::new(&config.secrets.links, &config.http.base_url)?;
        let pages_caller = pages_caller(engine.store().as_ref()).await?;
        // This process's name where processes share work out.
        let node = uuid::Builder::from_random_bytes(StdRng::from_os_rng().random()).into_uuid();
        let mut tasks = Vec::new();
        tasks.extend(keep_published::start(config, &engine, node, stop.clone()).await?);
        tasks.extend(event_stream::start(config, &engine, node, stop.clone())?);
        let mailing = mailing::start(config, &engine, links.clone(), clock, stop.clone())?;
        tasks.extend(mailing.tasks);

        let state = AppState::new(AppParts {
            engine: engine.clone(),
            identity: IdentityKey::from_secret(&config.secrets.identity),
            links,
            words: Words::load()?,
            settings: ApiSettings {
                base_url: config.http.base_url.clone(),
                request_seconds: config.http.request_seconds,
                body_seconds: config.http.body_seconds,
                key_seconds: config.http.key_seconds,
                connections: connections::limits(&config.http),
                behind_proxy: config.http.behind_proxy,
                per_key_a_minute: config.http.per_key_a_minute,
                per_address_a_minute: config.http.per_address_a_minute,
                demo: config.environment == Environment::Demo,
                calendar_domain: Some(mailing.domain),
                ..ApiSettings::default()
            },
            pages_caller,
            cookie_secret: config.secrets.cookies.clone(),
            mailbox: mailing.mailbox,
            waiting_room: waiting_room::made(config),
        });
        let listener =
            listener::listen(&config.http).with_context(|| format!("cannot listen on {}", config.http.listen))?;
        let address = listener.local_addr()?;
        let server = tokio::spawn(api::serve(listener, state.clone(), stop.clone().cancelled_owned()));
        let leave = Duration::from_secs(config.http.leave_seconds);
        let drain = Duration::from_secs(config.http.drain_seconds);
        Ok(Self { engine, state, address, stop, server, tasks, leave, drain })
    }

    /// Where pages and API listen.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// The engine.
    #[must_use]
    pub const fn engine(&self) -> &Engine {
        &self.engine
    }

    /// Says that it is about to stop and answers on until load balancers have noticed; then takes no new connections, lets running requests end, answers every command that was accepted, lets the outbox worker
    /// finish what it is sending, and closes the database.
    ///
    /// # Errors
    /// The server had failed.
    pub async fn stop(mut self) -> anyhow::Result<()> {
        self.state.leave();
        tokio::time::sleep(self.leave).await;
        self.stop.cancel();
        let served = tokio::time::timeout(self.drain, &mut self.server).await;
        if served.is_err() {
            tracing::warn!("some requests were cut off: they took longer than the time to drain");
            self.server.abort();
        }
        self.engine.stop().await;
        for task in self.tasks {
            if let Err(error) = task.await {
                tracing::error!(%error, "a task failed");
            }
        }
        self.engine.store().close().await;
        match served {
            Ok(result) => result?.context("the server failed"),
            Err(_) => Ok(()),
        }
    }
}

/// The pages' own caller, stored as any other. Its key hash belongs to no key: nobody can call as it from outside.
async fn pages_caller(store: &dyn Store) -> anyhow::Result<Caller> {
    let caller = Caller {
        id: PAGES_CALLER,
        name: "the visitor's pages".to_owned(),
        role: Role::Public,
        venues: VenueScope::All,
    };
    let record =
        CallerRecord { caller: caller.clone(), key_hash: [0; 32], created_at: store.now().await?, revoked_at: None };
    store.put_caller(&record).await?;
    Ok(caller)
}
