//! What holds for every page.

use serde_json::{Value, json};

use super::browser::Browser;

/// What a page is expected to be, besides right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Expected {
    /// The status that it was answered with.
    pub(crate) status: u64,
    /// Whether it shows what is wrong with a form.
    pub(crate) errors: bool,
    /// Whether it is our own. Swagger UI is not: it is for developers, has no other page than the description to say the same
    /// without it, and what axe finds in it cannot be mended here.
    pub(crate) ours: bool,
    /// Whether its own policy keeps scripts from running: axe is one.
    pub(crate) sandboxed: bool,
}

impl Expected {
    /// A page of ours.
    pub(crate) const PAGE: Self = Self { status: 200, errors: false, ours: true, sandboxed: false };
    /// A form with errors.
    pub(crate) const ERRORS: Self = Self { status: 422, errors: true, ..Self::PAGE };
    /// Somebody else's page, served by us.
    pub(crate) const FOREIGN: Self = Self { ours: false, ..Self::PAGE };

    /// A page of ours with another status.
    pub(crate) const fn status(status: u64) -> Self {
        Self { status, ..Self::PAGE }
    }
}

/// Gives what is wrong with the structure of a page, as a list of sentences.
const STRUCTURE: &str = include_str!("structure.js");

impl Browser {
    /// Checks that the browser is at this path, and the whole page.
    pub(crate) async fn arrive(&self, path: &str) {
        self.arrive_as(path, Expected::PAGE).await;
    }

    /// As [`Self::arrive`], for a page with its own expectations.
    pub(crate) async fn arrive_as(&self, path: &str, expected: Expected) {
        let path = path.split(['?', '#']).next().unwrap_or_default();
        let address = self.client.current_url().await.unwrap();
        assert_eq!(address.path(), path, "this is another page: {:?}", self.texts("h1").await);
        self.check(expected).await;
    }

    /// Checks the page that is shown.
    pub(crate) async fn check(&self, expected: Expected) {
        let problems = self.problems(expected).await;
        self.save_screenshots().await;
        let address = self.client.current_url().await.unwrap();
        assert!(problems.is_empty(), "{address}\n  {}", problems.join("\n  "));
    }

    /// What is wrong with the page that is shown.
    pub(crate) async fn problems(&self, expected: Expected) -> Vec<String> {
        let address = self.client.current_url().await.unwrap().to_string();
        self.read_traffic().await;
        let mut problems = {
            let mut traffic = self.traffic.lock().unwrap();
            let status = traffic.status(&address);
            let mut problems = traffic.complaints(&address, expected.status);
            if status != Some(expected.status) {
                problems.push(format!("was answered with {status:?}, not {}", expected.status));
            }
            problems
        };
        problems.extend(self.structure(expected).await);
        if self.profile.scripts && expected.ours && !expected.sandboxed {
            problems.extend(self.accessibility().await);
        }
        problems
    }

    async fn structure(&self, expected: Expected) -> Vec<String> {
        let asked = json!({
            "errors": expected.errors,
            "ours": expected.ours,
            "scripts": self.profile.scripts && !expected.sandboxed,
        });
        let found: Value = self.script(STRUCTURE, vec![asked]).await;
        serde_json::from_value(found).unwrap()
    }
}
