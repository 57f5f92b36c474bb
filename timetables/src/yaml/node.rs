//! A value with its place.

use crate::Position;

/// A YAML value and where it starts.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    pub(crate) at: Position,
    pub(crate) value: Value,
}

/// What a node holds. Keys stay in the order of the file, the repeated ones too.
#[derive(Debug, Clone)]
pub(crate) enum Value {
    /// `plain` tells `2024-01-01` from `"2024-01-01"`: only the first may mean something other than its letters.
    Scalar {
        text: String,
        plain: bool,
    },
    List(Vec<Node>),
    Mapping(Vec<(Node, Node)>),
}

impl Node {
    /// Whether there is nothing here: an empty place, `~` or `null`.
    pub(crate) fn is_nothing(&self) -> bool {
        match &self.value {
            Value::Scalar { text, plain: true } => matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"),
            _ => false,
        }
    }

    /// What a message calls it.
    pub(crate) fn kind(&self) -> String {
        match &self.value {
            _ if self.is_nothing() => "nothing".to_owned(),
            Value::Scalar { text, .. } => crate::finding::quoted(text),
            Value::List(_) => "a list".to_owned(),
            Value::Mapping(_) => "a mapping".to_owned(),
        }
    }

    /// The same value out of a JSON document. JSON's reader tells no places: all get the place of the document.
    pub(crate) fn from_json(json: &serde_json::Value, at: Position) -> Self {
        let scalar = |text: String, plain| Value::Scalar { text, plain };
        let value = match json {
            serde_json::Value::Null => scalar(String::new(), true),
            serde_json::Value::Bool(flag) => scalar(flag.to_string(), true),
            serde_json::Value::Number(number) => scalar(number.to_string(), true),
            serde_json::Value::String(text) => scalar(text.clone(), false),
            serde_json::Value::Array(items) => {
                Value::List(items.iter().map(|item| Self::from_json(item, at)).collect())
            }
            serde_json::Value::Object(entries) => {
                let key = |text: &String| Self { at, value: scalar(text.clone(), false) };
                Value::Mapping(entries.iter().map(|(name, item)| (key(name), Self::from_json(item, at))).collect())
            }
        };
        Self { at, value }
    }
}
