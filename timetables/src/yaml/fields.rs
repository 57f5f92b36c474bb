//! The entries of a mapping, taken out key by key; what nobody asked for is unknown.

use super::cursor::Cursor;
use super::node::{Node, Value};
use super::suggest::nearest;
use crate::finding::quoted;
use crate::finding::sink::Sink;
use crate::{Code, Position};

/// The entries of a mapping. Of a repeated key the last counts, as it does for most readers; the repetition is a finding.
#[derive(Debug)]
pub(crate) struct Fields<'n> {
    at: Position,
    path: Cursor<'n>,
    entries: Vec<Entry<'n>>,
    known: Vec<&'static str>,
}

#[derive(Debug)]
struct Entry<'n> {
    key: &'n str,
    key_at: Position,
    value: Cursor<'n>,
    taken: bool,
}

impl<'n> Fields<'n> {
    pub(super) fn new(parent: &Cursor<'n>, pairs: &'n [(Node, Node)], sink: &mut Sink) -> Self {
        let mut entries: Vec<Entry<'n>> = Vec::with_capacity(pairs.len());
        let mut first_at = std::collections::HashMap::with_capacity(pairs.len());
        for (key, node) in pairs {
            let Value::Scalar { text, .. } = &key.value else {
                let message = format!("the key is {}, not a word", key.kind());
                sink.add(Code::WrongType, key.at, &parent.path, message, "write a word, a colon and a value");
                continue;
            };
            let value = Cursor { node, path: parent.below(text) };
            let entry = Entry { key: text, key_at: key.at, value, taken: false };
            if let Some(index) = first_at.insert(text.as_str(), entries.len()) {
                let earlier: &mut Entry<'n> = &mut entries[index];
                let message = format!("{} was given before, on line {}", quoted(text), earlier.key_at.line);
                sink.add(Code::DuplicateKey, key.at, &entry.value.path, message, "keep one of the two");
                *earlier = entry;
                first_at.insert(text.as_str(), index);
            } else {
                entries.push(entry);
            }
        }
        Self { at: parent.at(), path: parent.clone(), entries, known: Vec::new() }
    }

    pub(crate) const fn at(&self) -> Position {
        self.at
    }

    /// The value of a key that may be left out. A key with nothing after it counts as left out, with a warning.
    pub(crate) fn take(&mut self, key: &'static str, sink: &mut Sink) -> Option<Cursor<'n>> {
        let value = self.take_even_nothing(key)?;
        if value.is_nothing() {
            value.nothing(sink);
            return None;
        }
        Some(value)
    }

    /// The value of a key that may be left out, whatever it is.
    pub(crate) fn take_even_nothing(&mut self, key: &'static str) -> Option<Cursor<'n>> {
        self.known.push(key);
        let entry = self.entries.iter_mut().find(|entry| entry.key == key)?;
        entry.taken = true;
        Some(entry.value.clone())
    }

    /// The value of a key that must be there.
    pub(crate) fn require(&mut self, key: &'static str, sink: &mut Sink) -> Option<Cursor<'n>> {
        let value = self.take_even_nothing(key);
        match value {
            Some(value) if !value.is_nothing() => Some(value),
            _ => {
                let at = value.map_or(self.at, |value| value.at());
                sink.add(Code::MissingKey, at, &self.path.below(key), format!("`{key}` is missing"), "add it");
                None
            }
        }
    }

    /// Every entry with its key, for a mapping whose keys are data. All count as known.
    pub(crate) fn into_entries(self) -> impl Iterator<Item = (&'n str, Position, Cursor<'n>)> {
        self.entries.into_iter().map(|entry| (entry.key, entry.key_at, entry.value))
    }

    /// The keys that nobody has asked for, with their places.
    pub(crate) fn unasked(&self) -> impl Iterator<Item = (&'n str, Position, &Cursor<'n>)> {
        self.entries.iter().filter(|entry| !entry.taken).map(|entry| (entry.key, entry.key_at, &entry.value))
    }

    /// Finds every key that nobody has asked for. `meant` knows words that no edit distance finds.
    pub(crate) fn finish_with(self, meant: impl Fn(&str) -> Option<&'static str>, sink: &mut Sink) {
        for (key, at, value) in self.unasked() {
            let known = || self.known.iter().copied();
            let near = if sink.is_full() { None } else { meant(key).or_else(|| nearest(key, known())) };
            let cure = match near {
                Some(near) => format!("write `{near}` if that is meant, else remove it"),
                None => "remove it".to_owned(),
            };
            sink.add(Code::UnknownKey, at, &value.path, format!("{} means nothing here", quoted(key)), &cure);
        }
    }

    /// Finds every key that nobody has asked for.
    pub(crate) fn finish(self, sink: &mut Sink) {
        self.finish_with(|_| None, sink);
    }
}
