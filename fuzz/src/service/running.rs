//! The service: pages and API over an engine and a database of its own, with one venue of the demonstration.

use std::pin::Pin;
use std::sync::{Arc, LazyLock};

use api::words::Words;
use api::{ApiSettings, AppParts, AppState, keys};
use calendars::{DateRange, Disambiguation};
use engine::{CallerRecord, Clock, Engine, EngineConfig, EngineParts, ManualClock, RandomIds, Store};
use http::Request;
use http_body_util::{BodyExt, Full};
use notifier::ManageLinks;
use rand::SeedableRng;
use rand::rngs::StdRng;
use scheduler_model::{Caller, CallerId, IdentityKey, Role, VenueScope};
use serde_json::Value;
use store_sqlite::{SqliteConfig, SqliteStore};
use tokio::runtime::Runtime;
use tower::ServiceExt;
use uuid::Uuid;

use super::answer::Answer;

/// The moment that it always is: in winter, so that bookable days lie on both sides of no clock change.
const NOW: &str = "2026-11-30T09:00:00Z";
const VENUE: &str = include_str!("../../../demo/venues/cfi-cardiff.yaml");
const SECRET: &str = "a secret that is long enough for everything";

/// One service for all inputs: what one leaves behind must not trouble the next.
pub(super) static SERVICE: LazyLock<Service> = LazyLock::new(Service::start);

/// The keys of a caller of each role.
struct Callers {
    public: String,
    staff: String,
    admin: String,
}

/// Asks the routes, which are put together once.
type Asking = Box<dyn Fn(Request<Vec<u8>>) -> Pin<Box<dyn Future<Output = Answer>>> + Send + Sync>;

pub(super) struct Service {
    runtime: Runtime,
    asking: Asking,
    /// What the service says of itself.
    pub(super) description: Value,
    callers: Callers,
    /// A session that can be booked.
    pub(super) session: String,
    _folder: tempfile::TempDir,
}

impl Service {
    #[expect(clippy::expect_used, reason = "without a service there is nothing to ask")]
    fn start() -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
        let runtime = runtime.expect("a runtime");
        let folder = tempfile::tempdir().expect("a folder");
        let (engine, callers) = runtime.block_on(begin(folder.path())).expect("an engine");
        let session = runtime.block_on(publish(&engine)).expect("a session to book");
        let state = state(engine).expect("the pages and the API");
        let asking = runtime.block_on(async { asking(state) });
        let mut service = Self { runtime, asking, description: Value::Null, callers, session, _folder: folder };
        let described = service.ask(Request::get("/openapi.json").body(Vec::new()).expect("a request"));
        service.description = serde_json::from_slice(&described.body).expect("a description");
        service
    }

    /// The key of a caller of that role.
    pub(super) fn key(&self, role: Role) -> &str {
        match role {
            Role::Public => &self.callers.public,
            Role::Staff => &self.callers.staff,
            Role::Admin => &self.callers.admin,
        }
    }

    /// Asks, and waits for the whole answer.
    pub(super) fn ask(&self, question: Request<Vec<u8>>) -> Answer {
        self.runtime.block_on((self.asking)(question))
    }
}

fn asking(state: AppState) -> Asking {
    let router = api::router(state);
    Box::new(move |question| {
        let router = router.clone();
        Box::pin(async move {
            let Ok(answer) = router.oneshot(question.map(Full::from)).await;
            let (parts, body) = answer.into_parts();
            let body = body.collect().await.map(|body| body.to_bytes().to_vec()).unwrap_or_default();
            Answer { status: parts.status, headers: parts.headers, body }
        })
    })
}

type Failure = Box<dyn std::error::Error>;

/// An engine on a fresh database, and a caller of each role.
async fn begin(folder: &std::path::Path) -> Result<(Engine, Callers), Failure> {
    let now = NOW.parse()?;
    let clock: Arc<dyn Clock> = Arc::new(ManualClock::at(now));
    let store = SqliteStore::open(&SqliteConfig::new(folder.join("assize.db"), Arc::clone(&clock))).await?;
    store.migrate().await?;
    let store: Arc<dyn Store> = Arc::new(store);
    let mut random = StdRng::seed_from_u64(1);
    let mut issued = Vec::new();
    for (number, role) in [(1, Role::Public), (2, Role::Staff), (3, Role::Admin)] {
        let (key, key_hash) = keys::generate(&mut random);
        let id = CallerId::from_uuid(Uuid::from_u128(number));
        let caller = Caller { id, name: role.code().to_owned(), role, venues: VenueScope::All };
        store.put_caller(&CallerRecord { caller, key_hash, created_at: now, revoked_at: None }).await?;
        issued.push(key);
    }
    let [public, staff, admin] = <[String; 3]>::try_from(issued).map_err(|_| "three callers")?;
    let engine = Engine::start(EngineParts {
        store,
        config: EngineConfig::default(),
        clock: Arc::clone(&clock),
        stamps: Box::new(RandomIds::from_seed(Arc::clone(&clock), 1)),
        ids: Box::new(RandomIds::from_seed(clock, 2)),
    })
    .await?;
    Ok((engine, Callers { public, staff, admin }))
}

/// Publishes the venue's next weeks, and gives a session of them.
async fn publish(engine: &Engine) -> Result<String, Failure> {
    let venue = timetables::load(VENUE, "venue").map_err(|found| format!("{found:?}"))?;
    let today = venue.zone.local_date(engine.now());
    let range = DateRange::new(today, today.plus_days(28))?;
    engine.publish(venue.publication(range, Disambiguation::Compatible)?).await?;
    let id = timetables::venue_id(&venue.code);
    let middle = |view: &engine::VenueView| view.sessions().get(8).map(|each| each.session.id.to_string());
    Ok(engine.index().with_venue(id, middle).flatten().ok_or("no session")?)
}

fn state(engine: Engine) -> Result<AppState, Failure> {
    let settings = ApiSettings {
        per_key_a_minute: u32::MAX,
        per_address_a_minute: u32::MAX,
        demo: true,
        ..ApiSettings::default()
    };
    Ok(AppState::new(AppParts {
        engine,
        identity: IdentityKey::from_secret(SECRET),
        links: ManageLinks::new(SECRET, &settings.base_url)?,
        words: Words::load()?,
        settings,
        pages_caller: Caller {
            id: CallerId::from_uuid(Uuid::from_u128(100)),
            name: "pages".to_owned(),
            role: Role::Public,
            venues: VenueScope::All,
        },
        cookie_secret: SECRET.to_owned(),
        mailbox: None,
        waiting_room: None,
    }))
}
