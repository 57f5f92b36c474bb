//! For tests: the whole HTTP side over a running engine and a fresh database, with two venues and a caller of each role.

mod answer;
mod venues;

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use calendars::Span;
use engine::{Clock, Engine, EngineConfig, EngineParts, ManualClock, RandomIds, Store};
use http::{Method, Request, header};
use rand::SeedableRng;
use rand::rngs::StdRng;
use scheduler_model::{Caller, CallerId, IdentityKey, Role, VenueId, VenueScope};
use serde_json::Value;
use store_sqlite::{SqliteConfig, SqliteStore};
use tower::ServiceExt;
use uuid::Uuid;

pub(crate) use answer::{Answer, number_ids, numbered};

use crate::words::Words;
use crate::{ApiSettings, AppParts, AppState, WaitingRoom, WaitingRoomSettings, keys};

/// It is this moment unless a test moves the clock: a Monday in summer time.
pub(crate) const NOW: &str = "2026-06-01T09:00:00Z";

/// The service under test.
pub(crate) struct TestApp {
    pub(crate) state: AppState,
    pub(crate) clock: ManualClock,
    /// The key of a public caller at both venues.
    pub(crate) public: String,
    /// The key of another public caller at both venues.
    pub(crate) other: String,
    /// The key of staff at Cardiff alone.
    pub(crate) staff: String,
    /// The key of an administrator.
    pub(crate) admin: String,
    router: Router,
    _folder: tempfile::TempDir,
}

impl TestApp {
    pub(crate) async fn start() -> Self {
        Self::with(ApiSettings::default()).await
    }

    pub(crate) async fn with(settings: ApiSettings) -> Self {
        Self::made(settings, None).await
    }

    /// With a waiting room in front of booking.
    pub(crate) async fn with_room(room: WaitingRoomSettings) -> Self {
        let room = WaitingRoom::new(room, "a secret that is long enough", 1);
        Self::made(ApiSettings::default(), Some(room)).await
    }

    async fn made(settings: ApiSettings, waiting_room: Option<WaitingRoom>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = ManualClock::at(NOW.parse().unwrap());
        let shared: Arc<dyn Clock> = Arc::new(clock.clone());
        let config = SqliteConfig::new(folder.path().join("assize.db"), Arc::clone(&shared));
        let store = SqliteStore::open(&config).await.unwrap();
        store.migrate().await.unwrap();
        let store: Arc<dyn Store> = Arc::new(store);

        let [cardiff, norwich] = venues::IDS.map(|id| VenueId::from_uuid(Uuid::from_u128(id)));
        let mut random = StdRng::seed_from_u64(11);
        let both = VenueScope::Only([cardiff, norwich].into());
        let mut issued = Vec::new();
        for (number, (name, role, scope)) in [
            ("public", Role::Public, both.clone()),
            ("other", Role::Public, both),
            ("staff", Role::Staff, VenueScope::Only([cardiff].into())),
            ("admin", Role::Admin, VenueScope::All),
        ]
        .into_iter()
        .enumerate()
        {
            let (key, key_hash) = keys::generate(&mut random);
            let id = CallerId::from_uuid(Uuid::from_u128(u128::try_from(number).unwrap() + 1));
            let caller = Caller { id, name: name.to_owned(), role, venues: scope };
            let record = engine::CallerRecord { caller, key_hash, created_at: NOW.parse().unwrap(), revoked_at: None };
            store.put_caller(&record).await.unwrap();
            issued.push(key);
        }
        let [public, other, staff, admin] = issued.try_into().unwrap();

        let engine = Engine::start(EngineParts {
            store,
            // Sweeping happens when a test says so.
            config: EngineConfig { sweep_every: Span::from_hours(1), ..EngineConfig::default() },
            clock: Arc::clone(&shared),
            stamps: Box::new(RandomIds::from_seed(Arc::clone(&shared), 1)),
            ids: Box::new(RandomIds::from_seed(shared, 2)),
        })
        .await
        .unwrap();
        for publication in venues::publications() {
            engine.publish(publication).await.unwrap();
        }
        let state = state(engine, settings, waiting_room);
        let router = crate::router(state.clone());
        Self { state, clock, public, other, staff, admin, router, _folder: folder }
    }

    /// A request, to be sent.
    pub(crate) fn ask<'a>(&'a self, method: Method, path: &str) -> Ask<'a> {
        let request = Request::builder().method(method).uri(path);
        Ask { app: self, request: Some(request), path: path.to_owned(), body: Body::empty() }
    }

    pub(crate) fn get<'a>(&'a self, path: &str) -> Ask<'a> {
        self.ask(Method::GET, path)
    }

    pub(crate) fn post<'a>(&'a self, path: &str, body: &Value) -> Ask<'a> {
        self.ask(Method::POST, path).json(body)
    }

    /// The ids of Cardiff's sessions, in order.
    pub(crate) fn sessions(&self) -> Vec<String> {
        let cardiff = VenueId::from_uuid(Uuid::from_u128(venues::IDS[0]));
        let ids = |view: &engine::VenueView| view.sessions().iter().map(|each| each.session.id.to_string()).collect();
        self.state.engine().index().with_venue(cardiff, ids).unwrap()
    }
}

fn state(engine: Engine, settings: ApiSettings, waiting_room: Option<WaitingRoom>) -> AppState {
    AppState::new(AppParts {
        engine,
        identity: IdentityKey::from_secret("for tests"),
        links: notifier::ManageLinks::new("a secret that is long enough", &settings.base_url).unwrap(),
        words: Words::load().unwrap(),
        settings,
        pages_caller: Caller {
            id: CallerId::from_uuid(Uuid::from_u128(100)),
            name: "pages".to_owned(),
            role: Role::Public,
            venues: VenueScope::All,
        },
        cookie_secret: "a secret that is long enough for cookies".to_owned(),
        mailbox: None,
        waiting_room,
    })
}

/// A request that is being put together.
pub(crate) struct Ask<'a> {
    app: &'a TestApp,
    request: Option<http::request::Builder>,
    path: String,
    body: Body,
}

impl Ask<'_> {
    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        self.request = self.request.take().map(|request| request.header(name, value));
        self
    }

    pub(crate) fn key(self, key: &str) -> Self {
        self.header("authorization", &format!("Bearer {key}"))
    }

    pub(crate) fn idempotent(self, key: &str) -> Self {
        self.header("idempotency-key", key)
    }

    pub(crate) fn json(self, body: &Value) -> Self {
        self.text(&body.to_string())
    }

    pub(crate) fn text(mut self, body: &str) -> Self {
        self.body = Body::from(body.to_owned());
        self.header(header::CONTENT_TYPE.as_str(), "application/json")
    }

    pub(crate) async fn send(self) -> Answer {
        let request = self.request.unwrap().body(self.body).unwrap();
        let method = request.method().clone();
        let response = self.app.router.clone().oneshot(request).await.unwrap();
        Answer::read(&method, &self.path, response).await
    }
}
