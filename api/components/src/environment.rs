use minijinja::{AutoEscape, Environment, Error, UndefinedBehavior, syntax::SyntaxConfig, value::Value};
use thiserror::Error as ThisError;

use crate::{
    assets::asset_url,
    attributes::attributes,
    embedded::TEMPLATES,
    filters, semantics,
    text::write_escaped,
    transform::{TransformError, transform},
};

/// Gives an environment that holds GOV.UK Frontend's components and our base layout, and in which templates mean what they
/// mean in Nunjucks.
///
/// - Everything printed is escaped for HTML, unless it is safe. `null` and undefined print nothing, and reaching into them
///   gives undefined.
/// - `{% from "govuk/components/button/macro.njk" import govukButton %}` works for every component of the package.
///   Names that begin with `./` or `../` are relative to the template.
/// - `{% extends "assize/layout.njk" %}` is our layout; see the crate's page.
/// - `asset_url("assize.css")` gives an asset's address, its content's hash in the name.
///
/// Pages are added with [`add_page`].
#[must_use]
pub fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_undefined_behavior(UndefinedBehavior::Chainable);
    // Fails for delimiters only, and these stay as they are.
    environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build().unwrap_or_default());
    environment.set_formatter(|out, _, value| Ok(write_escaped(out, value)?));
    environment.set_path_join_callback(|name, parent| joined(name, parent).into());
    environment.set_loader(|name| Ok(embedded_template(name).map(str::to_owned)));
    semantics::register(&mut environment);
    filters::register(&mut environment);
    environment.add_function("njk_attributes", attributes);
    environment.add_function("asset_url", |name: &str| -> Result<Value, Error> { asset_url(name).map(Value::from) });
    environment
}

/// Why a page could not be added.
#[derive(Debug, ThisError)]
pub enum PageError {
    /// The source is not the Nunjucks that we know.
    #[error("{name}: {source}")]
    Transform {
        /// The page's name.
        name: String,
        /// What is wrong, and on which line.
        source: TransformError,
    },
    /// The rewritten source does not compile.
    #[error("{name}: {source}")]
    Compile {
        /// The page's name.
        name: String,
        /// What minijinja says.
        source: Error,
    },
}

/// Adds a page, written in Nunjucks as GOV.UK's own examples are, under `name`.
///
/// # Errors
/// A source that cannot be rewritten or compiled, with the page's name and the line.
pub fn add_page(environment: &mut Environment<'static>, name: &str, source: &str) -> Result<(), PageError> {
    let rewritten = transform(source).map_err(|source| PageError::Transform { name: name.to_owned(), source })?;
    environment
        .add_template_owned(name.to_owned(), rewritten)
        .map_err(|source| PageError::Compile { name: name.to_owned(), source })
}

fn embedded_template(name: &str) -> Option<&'static str> {
    TEMPLATES.iter().find(|(known, _)| *known == name).map(|(_, source)| *source)
}

/// Resolves a name that begins with `./` or `../` against the template that mentions it.
fn joined(name: &str, parent: &str) -> String {
    if !name.starts_with("./") && !name.starts_with("../") {
        return name.to_owned();
    }
    let mut parts: Vec<&str> = parent.split('/').collect();
    parts.pop();
    for part in name.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("../hint/macro.njk", "govuk/components/radios/macro.njk", "govuk/components/hint/macro.njk")]
    #[case("../../macros/i18n.njk", "govuk/components/radios/macro.njk", "govuk/macros/i18n.njk")]
    #[case("./part.njk", "pages/start.njk", "pages/part.njk")]
    #[case("assize/layout.njk", "pages/start.njk", "assize/layout.njk")]
    #[case("../../../a.njk", "pages/start.njk", "a.njk")]
    fn relative_names_are_resolved(#[case] name: &str, #[case] parent: &str, #[case] resolved: &str) {
        assert_eq!(joined(name, parent), resolved);
    }

    #[test]
    fn a_page_that_is_wrong_says_where() {
        let mut environment = environment();
        let error = add_page(&mut environment, "start.njk", "<p>\n{{ a ? b }}").unwrap_err();
        assert_eq!(error.to_string(), "start.njk: line 2: `?` has no meaning in an expression");
    }
}
