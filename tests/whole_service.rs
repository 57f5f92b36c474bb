//! The whole service, started as the binary starts it, called over HTTP as an application would call it, on both databases.

#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::time::Duration;

use assize::app::App;
use assize::commands::key;
use assize::config::{Config, Environment, MailTransportKind, Secrets};
use reqwest::{Client, RequestBuilder, StatusCode};
use scheduler_model::{Role, VenueScope};
use serde_json::{Value, json};
use store_postgres::testing::TestDatabase;

struct Service {
    app: App,
    client: Client,
    base: String,
    key: String,
    folder: tempfile::TempDir,
}

impl Service {
    async fn start(database: Option<String>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let address = free_address();
        let mut config = Config { environment: Environment::Demo, ..Config::default() };
        config.database.url =
            database.unwrap_or_else(|| format!("sqlite:{}", folder.path().join("assize.db").display()));
        config.http.listen = address;
        config.http.base_url = format!("http://{address}");
        config.timetables.folder = Some(Path::new(env!("CARGO_MANIFEST_DIR")).join("demo/venues"));
        config.timetables.days = 40;
        config.mail.transport = MailTransportKind::File;
        config.mail.folder = folder.path().join("mailbox");
        let secret = "0123456789abcdef0123456789abcdef".to_owned();
        config.secrets =
            Secrets { identity: secret.clone(), links: secret.clone(), cookies: secret, ..Secrets::default() };
        let app = App::start(&config).await.unwrap();
        let key = key::create(app.engine().store().as_ref(), "a test", Role::Staff, VenueScope::All).await.unwrap();
        let base = format!("http://{}", app.address());
        Self { app, client: Client::new(), base, key, folder }
    }

    fn asked(&self, request: RequestBuilder) -> RequestBuilder {
        request.bearer_auth(&self.key)
    }

    async fn get(&self, path: &str) -> Value {
        let answer = self.asked(self.client.get(format!("{}{path}", self.base))).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK, "{path}");
        answer.json().await.unwrap()
    }

    async fn post(&self, path: &str, key: &str, body: &Value) -> (StatusCode, Value) {
        let request = self.client.post(format!("{}{path}", self.base)).header("Idempotency-Key", key).json(body);
        let answer = self.asked(request).send().await.unwrap();
        (answer.status(), answer.json().await.unwrap())
    }

    /// Waits until the mailbox holds a message with this in it, and gives it.
    async fn mail_with(&self, wanted: &str) -> String {
        let folder = self.folder.path().join("mailbox");
        let read = || -> Vec<String> {
            let mut files: Vec<_> = std::fs::read_dir(&folder)
                .map(|entries| entries.map(|entry| entry.unwrap().path()).collect())
                .unwrap_or_default();
            files.retain(|file: &std::path::PathBuf| file.extension().is_some_and(|extension| extension == "eml"));
            files.into_iter().map(|file| std::fs::read_to_string(file).unwrap()).collect()
        };
        tokio::time::timeout(Duration::from_secs(20), async {
            loop {
                if let Some(mail) = read().into_iter().find(|mail| mail.contains(wanted)) {
                    return mail;
                }
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        })
        .await
        .unwrap()
    }
}

fn free_address() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}

/// Find, hold, book, change, cancel; each told by e-mail; the feed tells all of it; stopping loses nothing.
async fn a_booking_travels_through_the_service(database: Option<String>) {
    let service = Service::start(database.clone()).await;
    let found = service.get("/v1/venues/CFI/availability?adults=1&children=0").await;
    let slots = found["slots"].as_array().unwrap();
    assert!(slots.len() > 4, "{found}");
    let left = slots[0]["left"].as_u64().unwrap();
    let party = json!({
        "prisoner": { "number": "A1234BC" },
        "visitors": [{ "first_name": "Ann", "last_name": "Lee", "date_of_birth": "1980-02-03", "lead": true }],
    });
    let hold = json!({ "session": slots[0]["session"], "party": party });
    let (status, held) = service.post("/v1/holds", "hold-1", &hold).await;
    assert_eq!(status, StatusCode::CREATED, "{held}");
    let (_, again) = service.post("/v1/holds", "hold-1", &hold).await;
    assert_eq!(again, held, "the same key is the same command");

    let book = json!({
        "place": { "hold": held["id"] },
        "contact": { "email": "ann@example.org", "language": "cy" },
    });
    let (status, booked) = service.post("/v1/bookings", "book-1", &book).await;
    assert_eq!(status, StatusCode::CREATED, "{booked}");
    let mail = service.mail_with("To: ann@example.org").await;
    assert!(mail.contains("Content-Language: cy") && mail.contains("method=REQUEST"), "{mail}");
    let now = service.get("/v1/venues/CFI/availability?adults=1&children=0").await;
    assert_eq!(now["slots"][0]["left"].as_u64().unwrap(), left - 1);

    let id = booked["id"].as_str().unwrap();
    let change = json!({ "place": { "session": slots[1]["session"] } });
    let patch = service.client.patch(format!("{}/v1/bookings/{id}", service.base)).json(&change);
    let stale = service.asked(patch.try_clone().unwrap()).header("If-Match", "\"7\"").send().await.unwrap();
    assert_eq!(stale.status(), StatusCode::PRECONDITION_FAILED);
    let changed = service.asked(patch).header("If-Match", "\"1\"").send().await.unwrap();
    assert_eq!(changed.status(), StatusCode::OK);
    let (status, cancelled) =
        service.post(&format!("/v1/bookings/{id}/cancel"), "cancel-1", &json!({ "reason": "visitor" })).await;
    assert_eq!((status, &cancelled["state"]), (StatusCode::OK, &json!("cancelled")), "{cancelled}");
    // The message of the change may have been silenced by this one, if it had not gone yet.
    service.mail_with("method=CANCEL").await;

    let events = service.get("/v1/events?after=0&limit=1000").await;
    let kinds: Vec<&str> =
        events["events"].as_array().unwrap().iter().map(|event| event["kind"].as_str().unwrap()).collect();
    let of_booking: Vec<&&str> = kinds.iter().filter(|kind| **kind != "venue.published").collect();
    assert_eq!(of_booking, [&"hold.granted", &"booking.booked", &"booking.changed", &"booking.cancelled"]);

    let Service { app, folder, key, .. } = service;
    app.stop().await.unwrap();
    drop((folder, key));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_sqlite() {
    a_booking_travels_through_the_service(None).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_postgres() {
    let database = TestDatabase::fresh().await;
    a_booking_travels_through_the_service(Some(database.tcp_url())).await;
}
