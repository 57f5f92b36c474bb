//! Every page, in each of its shapes, in both languages: well-formed, and usable by whoever cannot see it.

use std::collections::{BTreeMap, BTreeSet};

use scheduler_model::Language;
use scraper::{ElementRef, Html, Selector};

use super::samples::{Rendered, gallery};
use crate::pages::view::Templates;

fn select<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn text(element: &ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is wrong with a page.
fn faults(page: &Rendered, language: Language) -> Vec<String> {
    let html = Html::parse_document(&page.html);
    let mut faults: Vec<String> = html.errors.iter().map(|error| format!("not well-formed: {error}")).collect();
    let mut check = |holds: bool, what: String| {
        if !holds {
            faults.push(what);
        }
    };
    let one = |selector: &str| select(&html, selector);
    check(one("html")[0].attr("lang") == Some(language.code()), "the language is not said".to_owned());
    check(one("h1").len() == 1, format!("{} first headings", one("h1").len()));
    check(one("main").len() == 1, "not one main part".to_owned());
    check(!text(&one("title")[0]).is_empty(), "no title".to_owned());

    let mut ids = BTreeSet::new();
    for element in one("[id]") {
        let id = element.attr("id").unwrap().to_owned();
        check(!id.contains(char::is_whitespace) && !id.is_empty(), format!("id `{id}`"));
        check(ids.insert(id.clone()), format!("id `{id}` twice"));
    }
    for element in one("[aria-describedby], [aria-labelledby], [for]") {
        for name in ["aria-describedby", "aria-labelledby", "for"] {
            for id in element.attr(name).unwrap_or_default().split_whitespace() {
                check(ids.contains(id), format!("{name} leads to no `{id}`"));
            }
        }
    }
    let labelled: BTreeSet<_> = one("label[for]").iter().map(|label| label.attr("for").unwrap().to_owned()).collect();
    for input in one("input, select, textarea") {
        let hidden = input.attr("type") == Some("hidden");
        let named = input.attr("id").is_some_and(|id| labelled.contains(id)) || input.attr("aria-label").is_some();
        check(hidden || named, format!("no label: {}", input.html()));
        check(input.attr("required").is_none(), "the browser must not check".to_owned());
    }
    for element in one("label, legend, button, a[href], h1, h2, h3, summary") {
        check(!text(&element).is_empty(), format!("no words: {}", element.html()));
    }
    for fieldset in one("fieldset") {
        let legend = fieldset.select(&Selector::parse("legend").unwrap()).next();
        check(legend.is_some_and(|legend| !text(&legend).is_empty()), "a fieldset without a legend".to_owned());
    }
    for link in one("a[href^='#']") {
        let target = link.attr("href").unwrap().trim_start_matches('#');
        check(ids.contains(target), format!("a link to no `{target}`"));
    }
    for form in one("form[method=post]") {
        check(form.attr("novalidate").is_some(), "the browser must not check the form".to_owned());
        let token = form.select(&Selector::parse("input[name=token][value]").unwrap()).next();
        check(token.is_some_and(|token| !token.attr("value").unwrap().is_empty()), "a form without a token".to_owned());
    }
    let errors = one(".govuk-error-summary__list li").len();
    let prefix = if language == Language::English { "Error: " } else { "Gwall: " };
    check(text(&one("title")[0]).starts_with(prefix) == (errors > 0), "errors and title do not go together".to_owned());
    check(one("[style], style, script:not([src]), [onclick]").is_empty(), "inline style or script".to_owned());
    check(!page.html.contains("<script>"), "what was typed is not escaped".to_owned());
    let mut before = 1;
    for heading in one("h1, h2, h3, h4") {
        let level = heading.value().name().trim_start_matches('h').parse::<u32>().unwrap();
        check(level <= before + 1 || before == 1, format!("a heading is skipped before `{}`", text(&heading)));
        before = level;
    }
    faults
}

#[test]
fn every_page_is_well_formed_and_accessible_in_both_languages() {
    let mut found = Vec::new();
    for language in Language::ALL {
        for page in gallery(language) {
            for fault in faults(&page, language) {
                found.push(format!("{} {}: {fault}", language.code(), page.name));
            }
        }
    }
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn every_template_has_a_sample() {
    let shown: BTreeSet<_> = gallery(Language::English).iter().map(|page| page.template).collect();
    let parts = ["pages/layout.njk", "pages/calendar.njk", "pages/contact-fields.njk"];
    let templates = Templates::iter().filter(|name| !parts.contains(&name.as_ref()));
    assert_eq!(templates.filter(|name| !shown.contains(name.as_ref())).collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn no_two_pages_have_the_same_title() {
    for language in Language::ALL {
        let mut templates: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        for page in gallery(language) {
            let title = text(&select(&Html::parse_document(&page.html), "title")[0]);
            templates.entry(title).or_default().insert(page.template);
        }
        for (title, templates) in templates {
            assert_eq!(templates.len(), 1, "{title}: {templates:?}");
        }
    }
}

#[test]
fn the_checks_find_what_they_look_for() {
    let page = |wrong: &str| {
        let head = "<!DOCTYPE html><html lang=en><head><title>t</title></head>";
        let html = format!("{head}<body><main><h1>t</h1>{wrong}</main></body></html>");
        Rendered { name: "wrong".to_owned(), template: "", html }
    };
    assert_eq!(faults(&page(""), Language::English), Vec::<String>::new());
    for (wrong, fault) in [
        ("<h1>again</h1>", "2 first headings"),
        ("<input id=a>", "no label"),
        ("<p id=a><p id=a>", "twice"),
        ("<a href='#b'>x</a>", "a link to no"),
        ("<a href='/b'></a>", "no words"),
        ("<p style='color:red'>", "inline style"),
        ("<form method=post novalidate></form>", "a form without a token"),
        ("<fieldset></fieldset>", "a fieldset without a legend"),
        ("<h2>a</h2><h4>b</h4>", "a heading is skipped"),
        ("<p aria-describedby=c>", "leads to no"),
        ("</div>", "not well-formed"),
    ] {
        let found = faults(&page(wrong), Language::English);
        assert!(found.iter().any(|one| one.contains(fault)), "{wrong}: {found:?}");
    }
    assert!(!faults(&page(""), Language::Welsh).is_empty());
}

#[test]
fn the_main_pages_stay_as_they_are() {
    for language in Language::ALL {
        for page in gallery(language) {
            if ["start", "visitors-errors", "times", "check", "confirmed", "manage-cancelled"]
                .contains(&page.name.as_str())
            {
                let html = Html::parse_document(&page.html);
                let main = select(&html, "main")[0].inner_html();
                let lines: Vec<_> = main.lines().map(str::trim_end).filter(|line| !line.trim().is_empty()).collect();
                insta::assert_snapshot!(format!("{}-{}", page.name, language.code()), lines.join("\n"));
            }
        }
    }
}
