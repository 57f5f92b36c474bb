//! The whole service on SQLite, with the venues of the demonstration and a key for each role.

use std::net::{SocketAddr, TcpListener};
use std::path::Path;

use assize::app::App;
use assize::commands::key;
use assize::config::{Config, Environment, MailTransportKind, Secrets};
use scheduler_model::{Role, VenueScope};

use crate::socket::{Answer, ask};

/// A running service.
pub(crate) struct Service {
    app: App,
    pub(crate) address: SocketAddr,
    pub(crate) public: String,
    pub(crate) staff: String,
    pub(crate) folder: tempfile::TempDir,
}

impl Service {
    pub(crate) async fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let mut config = Config { environment: Environment::Demo, ..Config::default() };
        config.database.url = format!("sqlite:{}", folder.path().join("assize.db").display());
        config.http.listen = address;
        config.http.base_url = format!("http://{address}");
        // What is tested here is neither how many requests somebody may make nor how fast this machine answers them.
        config.http.request_seconds = 120;
        config.http.per_key_a_minute = u32::MAX;
        config.http.per_address_a_minute = u32::MAX;
        config.timetables.folder = Some(Path::new(env!("CARGO_MANIFEST_DIR")).join("demo/venues"));
        config.timetables.days = 40;
        config.mail.transport = MailTransportKind::File;
        config.mail.folder = folder.path().join("mailbox");
        let secret = "0123456789abcdef0123456789abcdef".to_owned();
        config.secrets =
            Secrets { identity: secret.clone(), links: secret.clone(), cookies: secret, ..Secrets::default() };
        let app = App::start(&config).await.unwrap();
        let store = app.engine().store();
        let [public, staff] = [Role::Public, Role::Staff].map(|role| {
            let store = store.as_ref();
            async move { key::create(store, role.code(), role, VenueScope::All).await.unwrap() }
        });
        let (public, staff) = (public.await, staff.await);
        Self { address: app.address(), app, public, staff, folder }
    }

    /// A request of staff: its first line without the version, more header lines, and the body as it is.
    pub(crate) fn request(&self, line: &str, headers: &str, body: &[u8]) -> Vec<u8> {
        let head = format!("{line} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {}\r\n{headers}\r\n", self.staff);
        [head.as_bytes(), body].concat()
    }

    /// As [`Self::request`], with a JSON body of the length that it has.
    pub(crate) fn with_json(&self, line: &str, body: &[u8]) -> Vec<u8> {
        let headers = format!("Content-Type: application/json\r\nContent-Length: {}\r\n", body.len());
        self.request(line, &headers, body)
    }

    /// Sends bytes on a connection of their own and reads one answer.
    pub(crate) async fn send(&self, bytes: &[u8]) -> Answer {
        ask(self.address, bytes).await
    }

    /// Fails unless the service answers as ever.
    #[track_caller]
    pub(crate) fn still_answers(&self) -> impl Future<Output = ()> + '_ {
        let place = std::panic::Location::caller();
        async move {
            let answer = self.send(&self.request("GET /v1/venues?limit=1", "", b"")).await;
            assert_eq!(answer.status, 200, "{place}: {}", answer.text());
        }
    }

    pub(crate) async fn stop(self) {
        self.still_answers().await;
        self.app.stop().await.unwrap();
    }
}
