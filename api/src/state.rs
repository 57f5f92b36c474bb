//! What every handler may use.

use std::sync::Arc;
use std::time::Duration;

use engine::Engine;
use notifier::{FileMailbox, ManageLinks};
use scheduler_model::{Caller, IdentityKey};
use tokio_util::sync::CancellationToken;

use crate::known_keys::KnownKeys;
use crate::limits::Limits;
use crate::serve::ConnectionLimits;
use crate::v1::KeptAnswers;
use crate::waiting_room::WaitingRoom;
use crate::words::Words;

/// The settings of the HTTP side.
#[derive(Debug, Clone)]
pub struct ApiSettings {
    /// Where the service is reached from outside, without a slash at the end: `https://visits.example`.
    pub base_url: String,
    /// Most bytes in a request's body.
    pub body_limit: usize,
    /// Seconds after which a request is answered with 503.
    pub request_seconds: u64,
    /// Seconds that a request's body may take to come.
    pub body_seconds: u64,
    /// Seconds for which a key is known after it was looked up: a revoked one is refused after as many at the latest.
    pub key_seconds: u64,
    /// What connections may take.
    pub connections: ConnectionLimits,
    /// Requests a minute that one API key may make.
    pub per_key_a_minute: u32,
    /// Requests a minute to the pages that one network address may make.
    pub per_address_a_minute: u32,
    /// Whether a proxy in front puts the client's address last in `X-Forwarded-For`. Without one that header is not believed.
    pub behind_proxy: bool,
    /// Whether this is a demonstration: the mailbox page is shown and a banner says so.
    pub demo: bool,
    /// What ends the UID of a calendar file that a page gives: the same as in the messages, or a calendar that takes both shows
    /// the visit twice. Without it, the host of `base_url`.
    pub calendar_domain: Option<String>,
}

impl Default for ApiSettings {
    fn default() -> Self {
        Self {
            base_url: "http://127.0.0.1:8080".to_owned(),
            body_limit: 64 * 1024,
            request_seconds: 10,
            body_seconds: 5,
            key_seconds: 5,
            connections: ConnectionLimits::default(),
            per_key_a_minute: 6_000,
            per_address_a_minute: 600,
            behind_proxy: false,
            demo: false,
            calendar_domain: None,
        }
    }
}

/// What every handler may use. Cheap to clone.
#[derive(Clone)]
pub struct AppState {
    inner: Arc<Inner>,
}

struct Inner {
    engine: Engine,
    identity: IdentityKey,
    links: ManageLinks,
    words: Words,
    settings: ApiSettings,
    pages_caller: Caller,
    cookie_secret: [u8; 64],
    mailbox: Option<Arc<FileMailbox>>,
    limits: Limits,
    known_keys: KnownKeys,
    kept_answers: KeptAnswers,
    leaving: CancellationToken,
    waiting_room: Option<WaitingRoom>,
}

/// What an [`AppState`] is made of.
pub struct AppParts {
    /// The engine.
    pub engine: Engine,
    /// The secret that person ids are derived from.
    pub identity: IdentityKey,
    /// Makes and checks the links by which a visitor manages a booking.
    pub links: ManageLinks,
    /// Words in both languages.
    pub words: Words,
    /// Settings.
    pub settings: ApiSettings,
    /// As whom the visitor's pages call the engine: a caller of the public role.
    pub pages_caller: Caller,
    /// The secret that journey cookies are encrypted with.
    pub cookie_secret: String,
    /// The demonstration's mailbox, if there is one.
    pub mailbox: Option<Arc<FileMailbox>>,
    /// The waiting room in front of booking, if there is one.
    pub waiting_room: Option<WaitingRoom>,
}

impl AppState {
    /// Puts the parts together.
    #[must_use]
    pub fn new(parts: AppParts) -> Self {
        let mut cookie_secret = [0_u8; 64];
        blake3::Hasher::new_derive_key("assize 2026 journey cookie")
            .update(parts.cookie_secret.as_bytes())
            .finalize_xof()
            .fill(&mut cookie_secret);
        Self {
            inner: Arc::new(Inner {
                engine: parts.engine,
                identity: parts.identity,
                links: parts.links,
                words: parts.words,
                limits: Limits::new(&parts.settings),
                known_keys: KnownKeys::new(Duration::from_secs(parts.settings.key_seconds)),
                kept_answers: KeptAnswers::default(),
                settings: parts.settings,
                pages_caller: parts.pages_caller,
                cookie_secret,
                mailbox: parts.mailbox,
                leaving: CancellationToken::new(),
                waiting_room: parts.waiting_room,
            }),
        }
    }

    /// From now on this process is about to stop: it says that it is not ready, lets nobody wait for news, and asks every
    /// client to close its connection, all while requests are answered as ever.
    pub fn leave(&self) {
        self.inner.leaving.cancel();
    }

    /// Cancelled once [`Self::leave`] has been called.
    pub(crate) fn leaving(&self) -> &CancellationToken {
        &self.inner.leaving
    }

    /// The engine.
    #[must_use]
    pub fn engine(&self) -> &Engine {
        &self.inner.engine
    }

    /// The secret that person ids are derived from.
    #[must_use]
    pub fn identity(&self) -> &IdentityKey {
        &self.inner.identity
    }

    /// Makes and checks manage links.
    #[must_use]
    pub fn links(&self) -> &ManageLinks {
        &self.inner.links
    }

    /// Words in both languages.
    #[must_use]
    pub fn words(&self) -> &Words {
        &self.inner.words
    }

    /// Settings.
    #[must_use]
    pub fn settings(&self) -> &ApiSettings {
        &self.inner.settings
    }

    /// How many requests keys and addresses may make.
    pub(crate) fn limits(&self) -> &Limits {
        &self.inner.limits
    }

    /// Keys that were looked up a moment ago.
    pub(crate) fn known_keys(&self) -> &KnownKeys {
        &self.inner.known_keys
    }

    /// Answers about availability that were given a moment ago.
    pub(crate) fn kept_answers(&self) -> &KeptAnswers {
        &self.inner.kept_answers
    }

    /// As whom the visitor's pages call the engine.
    #[must_use]
    pub fn pages_caller(&self) -> &Caller {
        &self.inner.pages_caller
    }

    /// The key that journey cookies are encrypted with.
    #[must_use]
    pub fn cookie_secret(&self) -> &[u8; 64] {
        &self.inner.cookie_secret
    }

    /// The waiting room in front of booking, if there is one.
    pub(crate) fn waiting_room(&self) -> Option<&WaitingRoom> {
        self.inner.waiting_room.as_ref()
    }

    /// The demonstration's mailbox, if there is one.
    #[must_use]
    pub fn mailbox(&self) -> Option<&Arc<FileMailbox>> {
        self.inner.mailbox.as_ref()
    }
}
