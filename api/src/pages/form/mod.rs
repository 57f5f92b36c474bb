//! Reading forms: what was typed, what is wrong with it.

pub(super) mod dates;
pub(super) mod names;

use fluent_bundle::FluentValue;
use scheduler_model::Language;

use crate::words::Words;

/// Most characters that are read of one field: whatever is longer is cut, and then fails its own check.
const FIELD_MAX: usize = 300;

/// What is wrong with a field.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct FieldError {
    /// The field's id, by which the template finds the error.
    pub(super) field: String,
    /// The id of the input to go to, where the field has several.
    pub(super) input: Option<String>,
    /// The words.
    pub(super) key: &'static str,
    /// A number that the words name, with its name.
    pub(super) number: Option<(&'static str, u32)>,
}

impl FieldError {
    pub(super) fn new(field: impl Into<String>, key: &'static str) -> Self {
        Self { field: field.into(), input: None, key, number: None }
    }

    pub(super) fn at(mut self, input: impl Into<String>) -> Self {
        self.input = Some(input.into());
        self
    }

    pub(super) fn with(mut self, name: &'static str, number: u32) -> Self {
        self.number = Some((name, number));
        self
    }

    /// The input that the link of the summary leads to.
    pub(super) fn focus(&self) -> &str {
        self.input.as_deref().unwrap_or(&self.field)
    }

    pub(super) fn words(&self, words: &Words, language: Language) -> String {
        let args: Vec<_> = self.number.iter().map(|(name, number)| (*name, FluentValue::from(*number))).collect();
        words.text(language, self.key, &args)
    }
}

/// The fields of a form as they were posted, in order. A name may be there several times.
#[derive(Debug, Clone, Default)]
pub(super) struct Fields(pub(super) Vec<(String, String)>);

impl Fields {
    /// The first field of that name, without blanks around it; empty if there is none.
    pub(super) fn text(&self, name: &str) -> String {
        self.all(name).next().unwrap_or_default()
    }

    /// Every field of that name, in order.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = String> + 'a {
        let cut = |text: &String| text.trim().chars().take(FIELD_MAX).collect();
        self.0.iter().filter(move |(field, _)| field == name).map(move |(_, text)| cut(text))
    }
}
