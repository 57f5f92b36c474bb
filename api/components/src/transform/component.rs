//! Joins a component's two files into one macro.

use super::{
    carried::variables,
    error::{Problem, TransformError},
    rewrite::{rewrite, statements},
    segments::{Kind, split},
    statement::Statement,
};

/// Rewrites a component of GOV.UK Frontend as one minijinja template: its `macro.njk` with its `template.njk` in place.
///
/// The package's macro includes its template. There `caller` would be lost, because minijinja hands it only to a macro that
/// names it. The joined macro begins by clearing the names that it sets, so that a page's own variable of such a name is
/// never taken for the component's.
///
/// # Errors
/// A tag of either file that cannot be rewritten, or a macro file that does not include its template.
pub fn component(macro_source: &str, template_source: &str) -> Result<String, TransformError> {
    let mut joined = String::with_capacity(macro_source.len() + template_source.len());
    let mut included = false;
    for segment in split(macro_source)? {
        let is_include = segment.kind == Kind::Tag && segment.inner.trim_start().starts_with("include");
        match segment.kind {
            Kind::Tag if is_include => joined.push_str(template_source),
            Kind::Tag => joined.push_str(&format!("{{% {} -%}}", segment.inner.trim())),
            _ => joined.push_str(segment.inner.trim()),
        }
        included |= is_include;
    }
    if !included {
        return Err(Problem::Unsupported("a macro without its template".to_owned()).at(1));
    }
    rewrite(&with_cleared_locals(&joined)?)
}

/// Adds a `set name = undefined` for each name that the component's macro sets, right after the macro's tag.
fn with_cleared_locals(source: &str) -> Result<String, TransformError> {
    let segments = split(source)?;
    let statements = statements(&segments)?;
    let mut locals = variables(statements.iter().map(Option::as_ref)).locals;
    let is_macro = |statement: &Option<Statement>| matches!(statement, Some(Statement::Macro { .. }));
    let names = statements.iter().position(is_macro).and_then(|at| locals.remove(&at)).unwrap_or_default();
    let cleared: String = names.iter().map(|name| format!("{{%- set {name} = undefined -%}}")).collect();
    // The joined source begins with the macro's tag, the first to close.
    Ok(source.replacen("-%}", &format!("-%}}{cleared}"), 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_template_takes_the_place_of_its_include() {
        let macro_source = "{% macro govukTag(params) %}\n  {%- include \"./template.njk\" -%}\n{% endmacro %}\n";
        let joined = component(macro_source, "{% if params.a %}{% set b = 1 %}{% endif %}<b>{{ b }}</b>").unwrap();
        assert_eq!(
            joined,
            "{% macro govukTag(params) -%}{%- set b = njk_undefined -%}{% if njk_truth(params.a) %}{% set b = 1 %}{% endif %}\
             <b>{{ b }}</b>{% endmacro -%}"
        );
    }

    #[test]
    fn a_macro_without_its_template_is_refused() {
        let error = component("{% macro govukTag(params) %}{% endmacro %}", "").unwrap_err();
        assert_eq!(error.problem, Problem::Unsupported("a macro without its template".to_owned()));
    }
}
