//! Pages of words alone: help, privacy, cookies, accessibility.

use axum::response::Response;
use serde::Serialize;

use super::cookies;
use super::view::{Page, Title};
use super::visit::Visit;

/// A page of words.
#[derive(Debug, Serialize)]
pub(super) struct ArticlePage {
    #[serde(skip)]
    title: &'static str,
    intro: Vec<&'static str>,
    sections: Vec<Section>,
    cookies: Vec<CookieRow>,
}

#[derive(Debug, Serialize)]
struct Section {
    heading: &'static str,
    paragraphs: &'static [&'static str],
    points: &'static [&'static str],
}

#[derive(Debug, Serialize)]
struct CookieRow {
    name: String,
    purpose: &'static str,
    expires: &'static str,
}

impl Page for ArticlePage {
    const TEMPLATE: &'static str = "pages/article.njk";

    fn title(&self) -> Title {
        (self.title, vec![])
    }
}

const fn section(
    heading: &'static str,
    paragraphs: &'static [&'static str],
    points: &'static [&'static str],
) -> Section {
    Section { heading, paragraphs, points }
}

/// `/help`.
pub(super) async fn help(visit: Visit) -> Response {
    show(visit, &help_page())
}

/// `/privacy`.
pub(super) async fn privacy(visit: Visit) -> Response {
    show(visit, &privacy_page())
}

/// `/cookies`.
pub(super) async fn cookies(visit: Visit) -> Response {
    let names = cookies::names(&visit.state);
    show(visit, &cookies_page(names))
}

/// `/accessibility`.
pub(super) async fn accessibility(visit: Visit) -> Response {
    show(visit, &accessibility_page())
}

fn show(mut visit: Visit, page: &ArticlePage) -> Response {
    let answer = visit.page(page);
    visit.finish(answer)
}

pub(super) fn help_page() -> ArticlePage {
    ArticlePage {
        title: "help-title",
        intro: vec!["help-intro"],
        sections: vec![
            section("help-no-times", &["help-no-times-why", "help-no-times-later"], &[]),
            section("help-number", &["help-number-how"], &[]),
            section("help-change", &["help-change-how", "help-change-people"], &[]),
            section("help-email", &["help-email-how"], &[]),
            section("help-language", &["help-language-how"], &[]),
        ],
        cookies: vec![],
    }
}

pub(super) fn privacy_page() -> ArticlePage {
    ArticlePage {
        title: "privacy-title",
        intro: vec!["privacy-intro"],
        sections: vec![
            section("privacy-before", &["privacy-before-cookie", "privacy-before-hold"], &[]),
            section(
                "privacy-after",
                &["privacy-after-what"],
                &["privacy-after-names", "privacy-after-prisoner", "privacy-after-contact"],
            ),
            section("privacy-who", &["privacy-who-text"], &[]),
            section("privacy-links", &["privacy-links-text"], &[]),
            section("privacy-rights", &["privacy-rights-text"], &[]),
        ],
        cookies: vec![],
    }
}

pub(super) fn cookies_page([journey, language]: [String; 2]) -> ArticlePage {
    ArticlePage {
        title: "cookies-title",
        intro: vec!["cookies-intro"],
        sections: vec![],
        cookies: vec![
            CookieRow { name: journey, purpose: "cookies-journey", expires: "cookies-session" },
            CookieRow { name: language, purpose: "cookies-language", expires: "cookies-year" },
        ],
    }
}

pub(super) fn accessibility_page() -> ArticlePage {
    ArticlePage {
        title: "accessibility-title",
        intro: vec!["accessibility-intro"],
        sections: vec![
            section(
                "accessibility-how",
                &["accessibility-how-text", "accessibility-can"],
                &[
                    "accessibility-zoom",
                    "accessibility-keyboard",
                    "accessibility-speech",
                    "accessibility-script",
                    "accessibility-language",
                ],
            ),
            section("accessibility-known", &[], &["accessibility-known-languages", "accessibility-known-calendar"]),
            section("accessibility-report", &["accessibility-report-text"], &[]),
        ],
        cookies: vec![],
    }
}
