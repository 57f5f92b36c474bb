//! The base layout, and what a content security policy asks of it.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use components::{ASSET_ROOT, add_page, asset, environment};
use minijinja::{context, value::Value};
use scraper::{Html, Selector};

const PAGE: &str = r#"
{% extends "assize/layout.njk" %}
{% from "govuk/components/back-link/macro.njk" import govukBackLink %}
{% block pageTitle %}Choose a time{% endblock %}
{% block beforeContent %}{{ govukBackLink({ href: "/who" }) }}{% endblock %}
{% block content %}<h1>Choose a time</h1>{% endblock %}
"#;

fn render(context: Value) -> Html {
    let mut environment = environment();
    add_page(&mut environment, "page.njk", PAGE).unwrap();
    Html::parse_document(&environment.get_template("page.njk").unwrap().render(context).unwrap())
}

fn full() -> Html {
    render(context! {
        htmlLang => "cy",
        productName => "Assize",
        serviceName => "Trefnu ymweliad",
        serviceUrl => "/cy",
        languages => [
            context! { text => "English", lang => "en", href => "/en" },
            context! { text => "Cymraeg", lang => "cy", current => true },
        ],
        phase => context! { tag => "Alpha", text => "A new service" },
        hasErrors => true,
        errorPrefix => "Gwall",
        footerLinks => [context! { href => "/cookies", text => "Cwcis" }],
    })
}

fn texts(page: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    let words = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    page.select(&selector).map(|element| words(element.text().collect())).collect()
}

fn attributes(page: &Html, selector: &str, name: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    page.select(&selector).filter_map(|element| element.attr(name)).map(str::to_owned).collect()
}

#[test]
fn everything_has_its_place() {
    let page = full();
    assert_eq!(attributes(&page, "html", "lang"), ["cy"]);
    assert_eq!(texts(&page, "title"), ["Gwall: Choose a time"]);
    assert_eq!(texts(&page, "header .govuk-generic-header__homepage-link"), ["Assize"]);
    assert_eq!(texts(&page, "header .govuk-service-navigation__service-name a"), ["Trefnu ymweliad"]);
    assert_eq!(texts(&page, "header nav.govuk-language-navigation li"), ["English", "Cymraeg"]);
    assert_eq!(texts(&page, ".govuk-phase-banner__content__tag"), ["Alpha"]);
    assert_eq!(attributes(&page, ".govuk-back-link", "href"), ["/who"]);
    assert_eq!(texts(&page, "main#main-content h1"), ["Choose a time"]);
    assert_eq!(attributes(&page, "footer a.govuk-footer__link", "href"), ["/cookies"]);
    assert_eq!(attributes(&page, "a.govuk-skip-link", "href"), ["#main-content"]);
    assert!(attributes(&page, "meta[name=viewport]", "content")[0].contains("width=device-width"));
}

#[test]
fn what_is_not_given_is_not_there() {
    let page = render(context! { serviceName => "Book a visit" });
    assert_eq!(attributes(&page, "html", "lang"), ["en"]);
    assert_eq!(texts(&page, "title"), ["Choose a time"]);
    assert_eq!(texts(&page, ".govuk-generic-header__homepage-link"), ["Book a visit"]);
    for absent in ["nav.govuk-language-navigation", ".govuk-phase-banner", "footer a", "footer h2"] {
        assert!(texts(&page, absent).is_empty(), "{absent}");
    }
}

#[test]
fn a_strict_content_security_policy_finds_nothing_to_block() {
    let page = full();
    assert!(attributes(&page, "*", "style").is_empty());
    assert!(texts(&page, "style").is_empty());
    let scripts = Selector::parse("script").unwrap();
    assert!(page.select(&scripts).all(|script| script.attr("src").is_some() && script.text().next().is_none()));
    let handlers = Selector::parse("*").unwrap();
    let inline =
        page.select(&handlers).flat_map(|element| element.value().attrs()).find(|(name, _)| name.starts_with("on"));
    assert_eq!(inline, None);
}

#[test]
fn every_file_that_the_page_asks_for_is_served() {
    let page = full();
    let mut wanted = attributes(&page, "script[src]", "src");
    wanted.extend(attributes(&page, "link[href]", "href"));
    wanted.extend(attributes(&page, "img[src]", "src"));
    assert_eq!(wanted.len(), 4);
    for address in wanted {
        let path = address.strip_prefix(ASSET_ROOT).unwrap();
        assert!(asset(path).is_some(), "{address}");
    }
}

#[test]
fn no_crown_and_no_logo_is_drawn() {
    let html = full().html().to_lowercase();
    for reserved in ["crown", "crest", "logotype", "gds transport", "<svg", "gov.uk/"] {
        assert!(!html.contains(reserved), "{reserved}");
    }
}
