//! What the browser asked for and what it complained about.

use serde_json::{Value, json};

use super::browser::Browser;

/// All since the browser was opened.
#[derive(Debug, Default)]
pub(crate) struct Traffic {
    /// Every page: address without fragment, status.
    pages: Vec<(String, u64)>,
    /// What else was answered: address, status. Emptied by each check.
    files: Vec<(String, u64)>,
    /// What got no answer. Emptied by each check.
    failed: Vec<String>,
    /// What the console says. Emptied by each check.
    console: Vec<String>,
}

impl Traffic {
    fn note_response(&mut self, parameters: &Value, main_frame: &str, base: &str) {
        let address = parameters["response"]["url"].as_str().unwrap_or_default();
        let address = address.split('#').next().unwrap_or_default().to_owned();
        let status = parameters["response"]["status"].as_u64().unwrap_or_default();
        if parameters["type"] == "Document" && parameters["frameId"] == main_frame {
            self.pages.push((address, status));
        } else if address.starts_with("data:") || address.starts_with(base) {
            self.files.push((address, status));
        } else {
            self.failed.push(format!("asked another host: {address}"));
        }
    }

    fn note(&mut self, event: &Value, main_frame: &str, base: &str) {
        let parameters = &event["params"];
        match event["method"].as_str() {
            Some("Network.responseReceived") => self.note_response(parameters, main_frame, base),
            // A page that is left takes its unfinished requests with it.
            Some("Network.loadingFailed") if parameters["canceled"] != true => {
                self.failed.push(format!("no answer: {parameters}"));
            }
            _ => {}
        }
    }

    /// How many pages were loaded.
    pub(super) fn pages(&self) -> usize {
        self.pages.len()
    }

    /// What the page at this address was answered with when it was last loaded.
    pub(super) fn status(&self, address: &str) -> Option<u64> {
        let address = address.split('#').next();
        self.pages.iter().rev().find(|(page, _)| Some(page.as_str()) == address).map(|(_, status)| *status)
    }

    /// What is wrong since it was last asked, on a page that was answered with `status`.
    pub(super) fn complaints(&mut self, address: &str, status: u64) -> Vec<String> {
        let wrong = self.files.drain(..).filter(|(_, status)| *status != 200);
        let mut complaints: Vec<String> =
            wrong.map(|(file, status)| format!("{file} was answered with {status}")).collect();
        complaints.append(&mut self.failed);
        // The browser reports every page with such a status, also where it is the right one.
        let page = address.split(['?', '#']).next().unwrap_or_default();
        let reason = format!("Failed to load resource: the server responded with a status of {status}");
        let is_expected = |line: &String| status >= 400 && line.contains(page) && line.contains(&reason);
        let console = self.console.drain(..).filter(|line| !is_expected(line));
        complaints.extend(console.map(|line| format!("console: {line}")));
        complaints
    }
}

impl Browser {
    /// Reads on in both logs.
    pub(super) async fn read_traffic(&self) {
        let network = self.post("se/log", &json!({ "type": "performance" })).await;
        let console = self.post("se/log", &json!({ "type": "browser" })).await;
        let mut traffic = self.traffic.lock().unwrap();
        for entry in network.as_array().unwrap() {
            let message: Value = serde_json::from_str(entry["message"].as_str().unwrap()).unwrap();
            traffic.note(&message["message"], &self.main_frame, &self.base);
        }
        for entry in console.as_array().unwrap() {
            let line = format!("{}: {}", entry["level"].as_str().unwrap(), entry["message"].as_str().unwrap());
            traffic.console.push(line);
        }
    }
}
