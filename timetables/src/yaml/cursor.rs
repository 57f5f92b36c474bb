//! A node with the path to it, and its reading as a typed value.

use std::str::FromStr;

use calendars::{LocalDate, TimeError};

use super::fields::Fields;
use super::node::{Node, Value};
use crate::finding::quoted;
use crate::finding::sink::Sink;
use crate::{Code, Position};

/// The longest list or mapping that is read. The longest real one has 132 entries.
const MOST_ITEMS: usize = 2_000;

/// A node and the path to it. Each `as_...` adds a finding and gives `None` if the node is something else.
#[derive(Debug, Clone)]
pub(crate) struct Cursor<'n> {
    pub(crate) node: &'n Node,
    pub(crate) path: String,
}

impl<'n> Cursor<'n> {
    pub(crate) const fn root(node: &'n Node) -> Self {
        Self { node, path: String::new() }
    }

    pub(crate) const fn at(&self) -> Position {
        self.node.at
    }

    pub(crate) fn is_nothing(&self) -> bool {
        self.node.is_nothing()
    }

    /// The path of a child.
    pub(crate) fn below(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    pub(crate) fn add(&self, sink: &mut Sink, code: Code, message: impl Into<String>, cure: &str) {
        sink.add(code, self.at(), &self.path, message, cure);
    }

    pub(crate) fn wrong_type(&self, sink: &mut Sink, wanted: &str) {
        let (code, message) = (Code::WrongType, format!("{} stands here, {wanted} is wanted", self.node.kind()));
        self.add(sink, code, message, &format!("write {wanted}"));
    }

    /// The letters of a scalar; `None` if it is a list or mapping, or nothing.
    pub(crate) fn scalar(&self) -> Option<&'n str> {
        match &self.node.value {
            Value::Scalar { text, .. } if !self.is_nothing() => Some(text),
            _ => None,
        }
    }

    pub(crate) fn as_text(&self, sink: &mut Sink) -> Option<&'n str> {
        let text = self.scalar();
        if text.is_none() {
            self.wrong_type(sink, "a text");
        }
        text
    }

    pub(crate) fn as_bool(&self, sink: &mut Sink) -> Option<bool> {
        let flag = match &self.node.value {
            Value::Scalar { text, plain: true } => match text.as_str() {
                "true" => Some(true),
                "false" => Some(false),
                _ => None,
            },
            _ => None,
        };
        if flag.is_none() {
            self.wrong_type(sink, "true or false");
        }
        flag
    }

    /// A whole number from `least` to `most`.
    pub(crate) fn as_number(&self, least: u32, most: u32, sink: &mut Sink) -> Option<u32> {
        let wanted = || format!("a whole number from {least} to {most}");
        let text = match &self.node.value {
            Value::Scalar { text, plain: true } if !text.is_empty() => text,
            _ => {
                self.wrong_type(sink, &wanted());
                return None;
            }
        };
        let digits = text.strip_prefix('-').unwrap_or(text);
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            self.wrong_type(sink, &wanted());
            return None;
        }
        let number = text.parse().ok().filter(|number| (least..=most).contains(number));
        if number.is_none() {
            let message = format!("{} is not possible here", quoted(text));
            self.add(sink, Code::OutOfRange, message, &format!("write {}", wanted()));
        }
        number
    }

    pub(crate) fn as_date(&self, sink: &mut Sink) -> Option<LocalDate> {
        let text = self.as_text(sink)?;
        let date = date(text);
        if let Err(error) = &date {
            self.add(sink, Code::BadDate, error.to_string(), "write a date of the calendar as YYYY-MM-DD");
        }
        date.ok()
    }

    /// A value that knows how to read itself.
    pub(crate) fn as_parsed<T: FromStr<Err: std::fmt::Display>>(&self, cure: &str, sink: &mut Sink) -> Option<T> {
        let parsed = self.as_text(sink)?.parse();
        match parsed {
            Ok(value) => Some(value),
            Err(error) => {
                self.add(sink, Code::BadValue, format!("{error}"), cure);
                None
            }
        }
    }

    /// The items of a list. Nothing at all is an empty list with a warning.
    pub(crate) fn as_list(&self, sink: &mut Sink) -> Option<Vec<Self>> {
        match &self.node.value {
            Value::List(items) if items.len() > MOST_ITEMS => {
                self.too_many(items.len(), sink);
                None
            }
            Value::List(items) => {
                let item = |(index, node)| Cursor { node, path: format!("{}[{index}]", self.path) };
                Some(items.iter().enumerate().map(item).collect())
            }
            _ if self.is_nothing() => {
                self.nothing(sink);
                Some(Vec::new())
            }
            _ => {
                self.wrong_type(sink, "a list");
                None
            }
        }
    }

    /// The entries of a mapping. Nothing at all is an empty mapping with a warning.
    pub(crate) fn as_fields(&self, sink: &mut Sink) -> Option<Fields<'n>> {
        match &self.node.value {
            Value::Mapping(entries) if entries.len() > MOST_ITEMS => {
                self.too_many(entries.len(), sink);
                None
            }
            Value::Mapping(entries) => Some(Fields::new(self, entries, sink)),
            _ if self.is_nothing() => {
                self.nothing(sink);
                Some(Fields::new(self, &[], sink))
            }
            _ => {
                self.wrong_type(sink, "a mapping");
                None
            }
        }
    }

    fn too_many(&self, count: usize, sink: &mut Sink) {
        let message = format!("{count} entries stand here; at most {MOST_ITEMS} are read");
        self.add(sink, Code::TooLarge, message, "remove what is past, or split the file");
    }

    pub(super) fn nothing(&self, sink: &mut Sink) {
        self.add(sink, Code::EmptyValue, "the key has nothing after it", "remove the key or give it a value");
    }
}

/// A date as `YYYY-MM-DD`.
pub(crate) fn date(text: &str) -> Result<LocalDate, TimeError> {
    text.trim().parse()
}
