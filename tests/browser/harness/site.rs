//! The application under test.

use std::net::TcpListener;
use std::path::PathBuf;

use assize::app::App;
use assize::cli::DemoArgs;
use assize::commands::demo;
use assize::config::Config;
use calendars::Span;
use engine::{Engine, ManualClock};
use tokio::sync::Mutex;

/// It is this moment unless a test moves the clock: a Monday, with two months in the calendar ahead and no holiday near.
const NOW: &str = "2026-11-23T10:00:00Z";

/// The whole application with the demonstration's venues, over a fresh database and mailbox.
pub(crate) struct Site {
    app: Mutex<Option<App>>,
    engine: Engine,
    clock: ManualClock,
    base: String,
    folder: tempfile::TempDir,
}

impl Site {
    /// Starts it. `set` has the last word on its settings.
    pub(crate) async fn start(set: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let args = DemoArgs {
            folder: folder.path().to_owned(),
            // Links hold the port, so it must be known before the start.
            listen: TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap(),
            metrics_listen: "127.0.0.1:0".parse().unwrap(),
            fresh: true,
        };
        let mut config = demo::prepare(&args).unwrap();
        // All visitors of a test come from one address.
        config.http.per_address_a_minute = 100_000;
        set(&mut config);
        let clock = ManualClock::at(NOW.parse().unwrap());
        let app = App::start_by(&config, std::sync::Arc::new(clock.clone())).await.unwrap();
        let engine = app.engine().clone();
        Self { app: Mutex::new(Some(app)), engine, clock, base: config.http.base_url, folder }
    }

    /// Where it is, without a slash at the end.
    pub(crate) fn base(&self) -> &str {
        &self.base
    }

    pub(crate) const fn engine(&self) -> &Engine {
        &self.engine
    }

    /// The folder of its mailbox.
    pub(crate) fn mailbox_folder(&self) -> PathBuf {
        self.folder.path().join("mailbox")
    }

    /// Lets time go by.
    pub(crate) fn wait_minutes(&self, minutes: i64) {
        self.clock.advance(Span::from_minutes(minutes));
    }

    pub(crate) async fn stop(&self) {
        if let Some(app) = self.app.lock().await.take() {
            app.stop().await.unwrap();
        }
    }
}
