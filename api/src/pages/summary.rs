//! Rows of a summary list, as the template's component takes them.

use serde::Serialize;

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Row {
    key: Text,
    value: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    actions: Option<Actions>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Text {
    text: String,
}

/// Text, or lines, which are escaped here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Value {
    Text(String),
    Html(String),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Actions {
    items: Vec<Action>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Action {
    href: String,
    text: String,
    visually_hidden_text: String,
}

impl Row {
    /// A row of one line.
    pub(super) fn new(key: impl Into<String>, value: impl Into<String>) -> Self {
        Self { key: Text { text: key.into() }, value: Value::Text(value.into()), actions: None }
    }

    /// A row of several lines.
    pub(super) fn lines<S: AsRef<str>>(key: impl Into<String>, lines: &[S]) -> Self {
        let escaped = |line: &S| {
            line.as_ref().replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
        };
        let html = lines.iter().map(escaped).collect::<Vec<_>>().join("<br>");
        Self { key: Text { text: key.into() }, value: Value::Html(html), actions: None }
    }

    /// With a link to change it. `about` is heard, not seen: what the link changes.
    pub(super) fn with_change(mut self, href: &str, text: &str, about: &str) -> Self {
        let action = Action { href: href.to_owned(), text: text.to_owned(), visually_hidden_text: about.to_owned() };
        self.actions = Some(Actions { items: vec![action] });
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_escaped() {
        let row = serde_json::to_value(Row::lines("Address", &["<b>", "a & \"b\""])).unwrap();
        assert_eq!(row["value"]["html"], "&lt;b&gt;<br>a &amp; &quot;b&quot;");
        assert_eq!(row["key"]["text"], "Address");
    }
}
