//! Words in English and Welsh, from the Fluent files in `locales/`.

use std::collections::BTreeMap;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use rust_embed::RustEmbed;
use scheduler_model::Language;

#[derive(RustEmbed)]
#[folder = "locales/"]
struct Locales;

/// The words cannot be used: a mistake in a Fluent file, found when the program starts.
#[derive(Debug, thiserror::Error)]
pub enum WordsError {
    /// The file cannot be read as Fluent.
    #[error("{file}: {detail}")]
    Syntax {
        /// The file.
        file: String,
        /// What is wrong.
        detail: String,
    },
}

/// All words, in both languages.
#[derive(Clone)]
pub struct Words {
    bundles: Arc<BTreeMap<Language, FluentBundle<FluentResource>>>,
}

impl Words {
    /// Reads the embedded Fluent files.
    ///
    /// # Errors
    /// A file has a syntax error, or gives a key that another file has given.
    pub fn load() -> Result<Self, WordsError> {
        let mut bundles = BTreeMap::new();
        for language in Language::ALL {
            let tag = match language {
                Language::English => unic_langid::langid!("en-GB"),
                Language::Welsh => unic_langid::langid!("cy"),
            };
            let mut bundle = FluentBundle::new_concurrent(vec![tag]);
            // Isolation marks around arguments would end up in page titles and calendar entries.
            bundle.set_use_isolating(false);
            let folder = format!("{}/", language.code());
            for file in Locales::iter().filter(|file| file.starts_with(&folder)) {
                let text = Locales::get(&file)
                    .map(|embedded| String::from_utf8_lossy(&embedded.data).into_owned())
                    .unwrap_or_default();
                let resource = FluentResource::try_new(text).map_err(|(_, errors)| syntax(&file, &errors))?;
                bundle.add_resource(resource).map_err(|errors| syntax(&file, &errors))?;
            }
            bundles.insert(language, bundle);
        }
        Ok(Self { bundles: Arc::new(bundles) })
    }

    /// The words under `key`, which may name an attribute as `key.attribute`. `None` where there are none.
    #[must_use]
    pub fn find(&self, language: Language, key: &str, args: &[(&str, FluentValue<'_>)]) -> Option<String> {
        let bundle = self.bundles.get(&language)?;
        let (id, attribute) = key.split_once('.').map_or((key, None), |(id, attribute)| (id, Some(attribute)));
        let message = bundle.get_message(id)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        let args: FluentArgs<'_> = args.iter().map(|(name, value)| (*name, value.clone())).collect();
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
        for error in errors {
            tracing::error!(key, %error, "words could not be filled in");
        }
        Some(text)
    }

    /// The words under `key`. Where there are none (a test proves that there always are) the key itself, so that the page
    /// still comes.
    #[must_use]
    pub fn text(&self, language: Language, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        self.find(language, key, args).unwrap_or_else(|| {
            tracing::error!(key, language = language.code(), "words are missing");
            key.to_owned()
        })
    }
}

fn syntax(file: &str, errors: &[impl std::fmt::Debug]) -> WordsError {
    WordsError::Syntax {
        file: file.to_owned(),
        detail: errors.iter().map(|error| format!("{error:?}")).collect::<Vec<_>>().join("; "),
    }
}
