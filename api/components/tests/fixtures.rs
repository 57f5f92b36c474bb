//! Every component against every fixture that GOV.UK Frontend ships for it. There are no exceptions.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod support;

use std::fs;

use components::{add_page, environment, transform};
use minijinja::{Environment, context, value::Serde};
use support::{calling_page, component_names, fixtures, package, pieces, tight, without_svg};

/// The environment as it is served, but with the package's own logo macro. We serve an empty one in its place, because
/// the crown is not ours to use; with it put back, the header and the footer must be exactly the package's too.
fn environment_with_logo() -> Environment<'static> {
    let mut environment = environment();
    let logo = fs::read_to_string(package().join("macros/logo.njk")).unwrap();
    environment.add_template_owned("govuk/macros/logo.njk", transform(&logo).unwrap()).unwrap();
    environment
}

fn render(environment: &mut Environment<'static>, component: &str, options: &serde_json::Value) -> String {
    let page = format!("{component}.njk");
    if environment.get_template(&page).is_err() {
        add_page(environment, &page, &calling_page(component)).unwrap();
    }
    environment.get_template(&page).unwrap().render(context! { params => Serde(options) }).unwrap_or_else(|error| {
        let mut message = format!("{component}: {error}");
        let mut cause = std::error::Error::source(&error);
        while let Some(error) = cause {
            message += &format!("\n  {error}");
            cause = error.source();
        }
        message
    })
}

#[test]
fn every_fixture_renders_as_the_package_renders_it() {
    let mut environment = environment_with_logo();
    let mut compared = 0;
    let mut identical = 0;
    let mut different = Vec::new();
    for component in component_names() {
        for fixture in fixtures(&component) {
            let html = render(&mut environment, &component, &fixture.options);
            compared += 1;
            identical += usize::from(html.trim() == fixture.html.trim());
            if pieces(html.trim()) != pieces(fixture.html.trim()) {
                different.push(format!(
                    "{component}: {}\n--- expected\n{}\n--- rendered\n{html}\n",
                    fixture.name, fixture.html
                ));
            }
        }
    }
    println!("{compared} fixtures compared, {identical} of them identical to the byte");
    assert!(different.is_empty(), "{} of {compared} differ:\n{}", different.len(), different.join("\n"));
    assert!(compared >= 725, "version 6.6.0 of the package has 725 fixtures, {compared} were found");
}

#[test]
fn there_are_39_components() {
    assert_eq!(component_names().len(), 39);
}

#[test]
fn as_served_the_header_and_the_footer_differ_by_the_logo_alone() {
    let mut environment = environment();
    for (component, class) in [("header", "govuk-header__logotype"), ("footer", "govuk-footer__crown")] {
        for fixture in fixtures(component) {
            let html = render(&mut environment, component, &fixture.options);
            let expected = tight(without_svg(pieces(&fixture.html), class));
            assert_eq!(tight(pieces(&html)), expected, "{component}: {}", fixture.name);
            assert!(!html.contains(class), "{component}: {}", fixture.name);
        }
    }
}
