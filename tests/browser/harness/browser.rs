//! A browser with one page open.

use std::path::Path;
use std::sync::{Arc, Mutex};

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use super::driver::Driver;
use super::profile::Profile;
use super::traffic::Traffic;

/// A browser. Cheap to clone: all clones are the same one.
#[derive(Clone)]
pub(crate) struct Browser {
    pub(super) client: Client,
    pub(super) profile: Profile,
    pub(super) name: &'static str,
    pub(super) base: Arc<str>,
    pub(super) main_frame: Arc<str>,
    pub(super) traffic: Arc<Mutex<Traffic>>,
    /// The session's address at the driver.
    session: Arc<str>,
    http: reqwest::Client,
    _user_data: Arc<tempfile::TempDir>,
}

impl Browser {
    /// Opens one.
    pub(super) async fn open(name: &'static str, driver: &Driver, profile: Profile, base: String) -> Self {
        let user_data = tempfile::tempdir().unwrap();
        let capabilities = profile.capabilities(driver.chromium(), user_data.path().to_str().unwrap());
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&driver.address())
            .await
            .unwrap_or_else(|error| panic!("Chromium does not start: {error}"));
        let session = client.session_id().await.unwrap().unwrap();
        let mut browser = Self {
            session: format!("{}/session/{session}", driver.address()).into(),
            http: reqwest::Client::new(),
            client,
            profile,
            name,
            base: base.into(),
            main_frame: "".into(),
            traffic: Arc::default(),
            _user_data: Arc::new(user_data),
        };
        let tree = browser.devtools("Page.getFrameTree", json!({})).await;
        // Chromium begins with a page of its own. What it asks for there is none of ours.
        browser.client.goto("about:blank").await.unwrap();
        browser.read_traffic().await;
        *browser.traffic.lock().unwrap() = Traffic::default();
        browser.main_frame = tree["frameTree"]["frame"]["id"].as_str().unwrap().into();
        browser
    }

    /// Ends it.
    pub(super) async fn close(self) {
        if let Err(error) = self.client.close().await {
            println!("the browser did not close: {error}");
        }
    }

    /// Keeps what the browser shows, to be looked at after a failure.
    pub(super) async fn save_failure(&self) {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let picture = folder.join(format!("{}.png", self.name));
        let source = folder.join(format!("{}.html", self.name));
        if let (Ok(png), Ok(html)) = (self.client.screenshot().await, self.client.source().await) {
            std::fs::write(&picture, png).unwrap();
            std::fs::write(&source, html).unwrap();
            let place = self.client.current_url().await.map(|url| url.to_string()).unwrap_or_default();
            println!("failed at {place}: see {} and {}", picture.display(), source.display());
        }
    }

    /// Runs a script in the page as a debugger would: past the page's policy, and where scripts are turned off.
    pub(crate) async fn script(&self, script: &str, args: Vec<Value>) -> Value {
        self.client.execute(script, args).await.unwrap_or_else(|error| panic!("{error}\nin {script}"))
    }

    /// Sends a command of the DevTools protocol.
    pub(super) async fn devtools(&self, command: &str, parameters: Value) -> Value {
        self.post("goog/cdp/execute", &json!({ "cmd": command, "params": parameters })).await
    }

    /// Sends a command that is ChromeDriver's own.
    pub(super) async fn post(&self, command: &str, body: &Value) -> Value {
        let sent = self.http.post(format!("{}/{command}", self.session)).json(body).send().await;
        let mut answer: Value = sent.unwrap().json().await.unwrap();
        assert!(answer["value"]["error"].is_null(), "{command}: {}", answer["value"]);
        answer["value"].take()
    }
}
