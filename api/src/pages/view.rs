//! Pages as structs, and how they become HTML.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use components::PageError;
use fluent_bundle::FluentValue;
use minijinja::value::{Serde, Value, ValueKind};
use minijinja::{Environment, Error, ErrorKind};
use rand::rngs::StdRng;
use rand::{RngCore, SeedableRng};
use rust_embed::RustEmbed;
use scheduler_model::Language;
use serde::Serialize;

use super::assets;
use super::form::FieldError;
use crate::words::Words;

#[derive(RustEmbed)]
#[folder = "templates/"]
pub(super) struct Templates;

/// The templates cannot be used: a mistake in one of them, found when the program starts.
#[derive(Debug, thiserror::Error)]
pub(super) enum PagesError {
    /// A template cannot be read.
    #[error(transparent)]
    Template(#[from] PageError),
}

/// A page's title: a key of the words and what it names.
pub(super) type Title = (&'static str, Vec<(&'static str, FluentValue<'static>)>);

/// One page: the template and all that it shows.
pub(super) trait Page: Serialize {
    /// The template's name.
    const TEMPLATE: &'static str;
    /// Whether it has a form, which needs a token.
    const HAS_FORM: bool = false;

    /// What the page is about: its heading and the first part of its title.
    fn title(&self) -> Title;

    /// Where the link back leads, if there is one.
    fn back(&self) -> Option<String> {
        None
    }

    /// What is wrong with the form.
    fn errors(&self) -> &[FieldError] {
        &[]
    }
}

/// What is around every page.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Shell {
    html_lang: &'static str,
    product_name: String,
    service_name: String,
    service_url: &'static str,
    homepage_url: &'static str,
    languages: Vec<LanguageItem>,
    languages_label: String,
    service_navigation_label: String,
    phase: Option<Phase>,
    skip_link_text: String,
    has_errors: bool,
    error_prefix: String,
    error_list: Vec<ErrorItem>,
    error: BTreeMap<String, Message>,
    footer_links: Vec<Link>,
    footer_title: String,
    title: String,
    back_href: Option<String>,
    token: Option<String>,
}

#[derive(Debug, Serialize)]
struct LanguageItem {
    text: &'static str,
    lang: &'static str,
    current: bool,
    href: Option<String>,
}

#[derive(Debug, Serialize)]
struct Phase {
    tag: String,
    html: Value,
}

#[derive(Debug, Serialize)]
struct ErrorItem {
    text: String,
    href: String,
}

#[derive(Debug, Serialize)]
struct Message {
    text: String,
}

#[derive(Debug, Serialize)]
struct Link {
    text: String,
    href: &'static str,
}

/// What a page is shown with.
#[derive(Debug, Clone, Default)]
pub(super) struct Frame {
    /// The page's own address in each language, in the order of [`Language::ALL`].
    pub(super) addresses: [String; 2],
    /// The form's token.
    pub(super) token: Option<String>,
    /// Whether this is a demonstration.
    pub(super) demo: bool,
    /// Whether there is a mailbox to look into.
    pub(super) mailbox: bool,
}

/// The templates, once for each language, and a random source for what must not be guessed.
pub(crate) struct Pages {
    words: Words,
    english: Environment<'static>,
    welsh: Environment<'static>,
    random: Mutex<StdRng>,
}

impl Pages {
    pub(super) fn load(words: &Words) -> Result<Self, PagesError> {
        Ok(Self {
            words: words.clone(),
            english: environment(words, Language::English)?,
            welsh: environment(words, Language::Welsh)?,
            random: Mutex::new(StdRng::from_os_rng()),
        })
    }

    /// 128 random bits as 32 hexadecimal digits.
    pub(super) fn fresh_id(&self) -> String {
        let mut bytes = [0_u8; 16];
        self.random.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(&mut bytes);
        format!("{:032x}", u128::from_be_bytes(bytes))
    }

    /// The page as HTML.
    pub(super) fn html<P: Page>(&self, page: &P, language: Language, frame: &Frame) -> Result<String, Error> {
        let shell = self.shell(page, language, frame);
        let environment = match language {
            Language::English => &self.english,
            Language::Welsh => &self.welsh,
        };
        let context = minijinja::context! { ..Value::from(Serde(page)), ..Value::from(Serde(&shell)) };
        environment.get_template(P::TEMPLATE)?.render(context)
    }

    fn shell<P: Page>(&self, page: &P, language: Language, frame: &Frame) -> Shell {
        let say = |key: &str| self.words.text(language, key, &[]);
        let (title, args) = page.title();
        let mut error = BTreeMap::new();
        let mut error_list = Vec::new();
        for fault in page.errors() {
            let text = fault.words(&self.words, language);
            error_list.push(ErrorItem { text: text.clone(), href: format!("#{}", fault.focus()) });
            error.entry(fault.field.clone()).or_insert(Message { text });
        }
        Shell {
            html_lang: language.code(),
            product_name: say("product-name"),
            service_name: say("service-name"),
            service_url: "/",
            homepage_url: "/",
            languages: languages(language, frame),
            languages_label: say("languages-label"),
            service_navigation_label: say("service-navigation-label"),
            phase: frame.demo.then(|| self.phase(language, frame.mailbox)),
            skip_link_text: say("skip-link"),
            has_errors: !error_list.is_empty(),
            error_prefix: say("error-prefix"),
            error_list,
            error,
            footer_links: vec![
                Link { text: say("footer-help"), href: "/help" },
                Link { text: say("footer-privacy"), href: "/privacy" },
                Link { text: say("footer-cookies"), href: "/cookies" },
                Link { text: say("footer-accessibility"), href: "/accessibility" },
            ],
            footer_title: say("footer-title"),
            title: self.words.text(language, title, &args),
            back_href: page.back(),
            token: frame.token.clone(),
        }
    }

    fn phase(&self, language: Language, mailbox: bool) -> Phase {
        let say = |key: &str| escaped(&self.words.text(language, key, &[]));
        let mut html = say("phase-demo-text");
        if mailbox {
            let link = say("phase-demo-mailbox");
            html.push_str(&format!(r#" <a class="govuk-link" href="/demo/mailbox">{link}</a>"#));
        }
        Phase { tag: self.words.text(language, "phase-demo", &[]), html: Value::from_safe_string(html) }
    }
}

/// Our own words hold no mark-up; this keeps it so.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn languages(current: Language, frame: &Frame) -> Vec<LanguageItem> {
    let item = |(language, address): (Language, &String)| LanguageItem {
        text: match language {
            Language::English => "English",
            Language::Welsh => "Cymraeg",
        },
        lang: language.code(),
        current: language == current,
        href: (language != current).then(|| address.clone()),
    };
    Language::ALL.into_iter().zip(&frame.addresses).map(item).collect()
}

fn environment(words: &Words, language: Language) -> Result<Environment<'static>, PagesError> {
    let mut environment = components::environment();
    for name in Templates::iter() {
        let source =
            Templates::get(&name).map(|file| String::from_utf8_lossy(&file.data).into_owned()).unwrap_or_default();
        components::add_page(&mut environment, &name, &source)?;
    }
    let words = words.clone();
    environment.add_function("t", move |key: &str, args: Option<Value>| {
        let args = arguments(args.as_ref());
        let args: Vec<_> = args.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
        words.text(language, key, &args)
    });
    environment.add_function("asset_url", |name: &str| {
        assets::address(name)
            .ok_or_else(|| Error::new(ErrorKind::InvalidOperation, format!("there is no asset `{name}`")))
    });
    Ok(environment)
}

/// The second argument of `t`: whole numbers choose plural forms, all else is text.
fn arguments(args: Option<&Value>) -> Vec<(String, FluentValue<'static>)> {
    let Some(args) = args else { return Vec::new() };
    let read = |key: Value| {
        let value = args.get_item(&key).unwrap_or_default();
        let value = match i64::try_from(value.clone()) {
            Ok(number) if value.kind() == ValueKind::Number => FluentValue::from(number),
            _ => FluentValue::from(value.to_string()),
        };
        (key.to_string(), value)
    };
    args.try_iter().into_iter().flatten().map(read).collect()
}
