//! The catalogues of `locales/`, read once.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use scheduler_model::Language;
use unic_langid::{LanguageIdentifier, langid};

/// The texts of a language's catalogue: when and what.
pub(crate) const fn sources(language: Language) -> [&'static str; 2] {
    match language {
        Language::English => [include_str!("../../locales/en/time.ftl"), include_str!("../../locales/en/visit.ftl")],
        Language::Welsh => [include_str!("../../locales/cy/time.ftl"), include_str!("../../locales/cy/visit.ftl")],
    }
}

/// The catalogue does not say what was asked of it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WordError {
    /// There is no such key.
    #[error("the {language} catalogue has no `{key}`")]
    Missing {
        /// The language's tag.
        language: &'static str,
        /// The key.
        key: String,
    },
    /// The words need a variable that was not given.
    #[error("`{key}` in the {language} catalogue: {detail}")]
    Unresolved {
        /// The language's tag.
        language: &'static str,
        /// The key.
        key: String,
        /// What is wrong.
        detail: String,
    },
}

/// One language's words.
pub(crate) struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    fn read(language: Language, tag: LanguageIdentifier) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Isolation marks would show as boxes in plain-text mail.
        bundle.set_use_isolating(false);
        for source in sources(language) {
            // A catalogue with a mistake keeps what can be read of it; a test proves that ours have none.
            let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        Self { language, bundle }
    }

    /// The words of `key`, or with `key.attribute` of one of its attributes.
    pub(crate) fn say(&self, key: &str, variables: &[(&'static str, Variable<'_>)]) -> Result<String, WordError> {
        let (id, attribute) = key.split_once('.').map_or((key, None), |(id, attribute)| (id, Some(attribute)));
        let message = self.bundle.get_message(id);
        let pattern = message.and_then(|message| match attribute {
            Some(attribute) => message.get_attribute(attribute).map(|attribute| attribute.value()),
            None => message.value(),
        });
        let Some(pattern) = pattern else {
            return Err(WordError::Missing { language: self.language.code(), key: key.to_owned() });
        };
        let mut args = FluentArgs::new();
        for (name, value) in variables {
            match value {
                Variable::Text(text) => args.set(*name, *text),
                Variable::Count(count) => args.set(*name, *count),
            }
        }
        let mut errors = Vec::new();
        let said = self.bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
        match errors.first() {
            None => Ok(said),
            Some(error) => Err(WordError::Unresolved {
                language: self.language.code(),
                key: key.to_owned(),
                detail: error.to_string(),
            }),
        }
    }
}

/// What a variable in the words stands for.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Variable<'a> {
    /// Text, put in as it is.
    Text(&'a str),
    /// A number, which also picks the plural form.
    Count(u32),
}

impl<'a> From<&'a str> for Variable<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Variable<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl From<u32> for Variable<'_> {
    fn from(count: u32) -> Self {
        Self::Count(count)
    }
}

/// The words of a language.
pub(crate) fn words(language: Language) -> &'static Words {
    static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words::read(Language::English, langid!("en")));
    static WELSH: LazyLock<Words> = LazyLock::new(|| Words::read(Language::Welsh, langid!("cy")));
    match language {
        Language::English => &ENGLISH,
        Language::Welsh => &WELSH,
    }
}
