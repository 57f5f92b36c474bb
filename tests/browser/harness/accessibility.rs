//! axe: the Web Content Accessibility Guidelines, as far as a program can check them.

use std::path::Path;
use std::sync::LazyLock;

use serde_json::{Value, json};

use super::browser::Browser;

/// WCAG 2.2 and what it builds on, levels A and AA. There is no list of exceptions.
const RULES: [&str; 5] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

static AXE: LazyLock<String> = LazyLock::new(|| {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules/axe-core/axe.min.js");
    std::fs::read_to_string(&file)
        .unwrap_or_else(|error| panic!("axe is not installed ({}: {error}). Run `make setup`", file.display()))
});

/// Frames have another origin's rights here and are checked as pages of their own. `target-size` is off unless asked for.
const RUN: &str = "
const [rules, done] = arguments;
const options = {
  runOnly: { type: 'tag', values: rules },
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
  iframes: false,
};
const told = (violation) => violation.nodes.map((node) => `${violation.id} (${violation.help}): ${node.html.slice(0, 200)}`
  + ` ${node.failureSummary.replace(/\\s+/g, ' ')}`);
axe.run(document, options).then(
  (found) => done({ violations: found.violations.flatMap(told), passes: found.passes.length }),
  (error) => done({ violations: [String(error)], passes: 0 }),
);";

impl Browser {
    /// What axe finds wrong with the page.
    pub(super) async fn accessibility(&self) -> Vec<String> {
        let script = format!("{}\n;{RUN}", *AXE);
        let found: Value = self.client.execute_async(&script, vec![json!(RULES)]).await.unwrap();
        // A checker that checks nothing finds nothing.
        assert!(
            found["violations"] != json!([]) || found["passes"].as_u64() > Some(5),
            "axe has checked nothing: {found}"
        );
        serde_json::from_value(found["violations"].clone()).unwrap()
    }
}
