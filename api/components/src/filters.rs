//! Nunjucks' own filters, where minijinja's of the same name differ: these take anything, also nothing, and a safe string
//! stays safe.

use minijinja::{
    Environment, Error, ErrorKind,
    value::{Value, ValueKind},
};

use crate::{
    semantics::{count, is_true},
    text::{printed, to_text, write_escaped},
};

/// Registers the filters.
pub(crate) fn register(environment: &mut Environment<'_>) {
    environment.add_filter("default", default);
    environment.add_filter("d", default);
    environment.add_filter("escape", escape);
    environment.add_filter("e", escape);
    environment.add_filter("indent", indent);
    environment.add_filter("length", length);
    environment.add_filter("replace", replace);
    environment.add_filter("safe", safe);
    environment.add_filter("string", string);
    environment.add_filter("trim", trim);
}

/// The text, safe when `original` was.
fn as_safe_as(original: &Value, text: String) -> Value {
    if original.is_safe() { Value::from_safe_string(text) } else { Value::from(text) }
}

/// `value`, or `other` when it is undefined; with `any_falsy`, or when it is not true.
fn default(value: &Value, other: Option<Value>, any_falsy: Option<bool>) -> Value {
    let missing = if any_falsy.unwrap_or(false) { !is_true(value) } else { value.is_undefined() };
    if missing { other.unwrap_or_default() } else { value.clone() }
}

/// Escapes for HTML, once only.
pub(crate) fn escape(value: &Value) -> Result<Value, Error> {
    let mut html = String::new();
    let failed = |_| Error::new(ErrorKind::WriteFailure, "the text could not be escaped");
    write_escaped(&mut html, value).map_err(failed)?;
    Ok(Value::from_safe_string(html))
}

/// Begins every line but the first with `width` spaces; the first too when `first` is set.
fn indent(value: &Value, width: Option<usize>, first: Option<bool>) -> Value {
    let text = printed(value);
    if text.is_empty() {
        return Value::from("");
    }
    let margin = " ".repeat(width.unwrap_or(4));
    let lines: Vec<&str> = text.split('\n').collect();
    let indented = lines.join(&format!("\n{margin}"));
    let start = if first.unwrap_or(false) { margin.as_str() } else { "" };
    as_safe_as(value, format!("{start}{indented}"))
}

/// How many items, entries or characters; 0 for nothing.
fn length(value: &Value) -> Value {
    match value.kind() {
        ValueKind::Number => Value::UNDEFINED,
        ValueKind::Undefined | ValueKind::None | ValueKind::Bool => Value::from(0),
        _ => count(value).map_or(Value::UNDEFINED, Value::from),
    }
}

/// Replaces every `old` by `new`.
fn replace(value: &Value, old: &Value, new: &Value) -> Value {
    as_safe_as(value, printed(value).replace(&to_text(old), &to_text(new)))
}

/// Marks as safe: printed without escaping.
fn safe(value: &Value) -> Value {
    if value.is_safe() { value.clone() } else { Value::from_safe_string(printed(value)) }
}

fn string(value: &Value) -> Value {
    as_safe_as(value, to_text(value))
}

fn trim(value: &Value) -> Value {
    as_safe_as(value, printed(value).trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_printed_as_nothing() {
        for filter in [safe, trim, |value: &Value| escape(value).unwrap()] {
            assert_eq!(filter(&Value::UNDEFINED).to_string(), "");
            assert_eq!(filter(&Value::from(())).to_string(), "");
        }
    }

    #[test]
    fn safety_is_kept_and_never_given_away() {
        let (safe, unsafe_text) = (Value::from_safe_string(" <b>".into()), Value::from(" <b>"));
        assert!(trim(&safe).is_safe() && !trim(&unsafe_text).is_safe());
        assert!(indent(&safe, None, None).is_safe() && !indent(&unsafe_text, None, None).is_safe());
        let (old, new) = (Value::from("b"), Value::from("i"));
        assert!(replace(&safe, &old, &new).is_safe() && !replace(&unsafe_text, &old, &new).is_safe());
        assert_eq!(escape(&escape(&unsafe_text).unwrap()).unwrap().to_string(), " &lt;b&gt;");
    }

    #[test]
    fn a_default_stands_in_for_undefined_or_for_all_that_is_false() {
        let other = || Some(Value::from("x"));
        assert_eq!(default(&Value::UNDEFINED, other(), None), Value::from("x"));
        assert!(default(&Value::from(()), other(), None).is_none());
        assert_eq!(default(&Value::from(""), other(), Some(true)), Value::from("x"));
        assert_eq!(default(&Value::from(""), other(), None), Value::from(""));
    }

    #[test]
    fn lines_are_indented() {
        assert_eq!(indent(&Value::from("a\nb"), Some(2), None).to_string(), "a\n  b");
        assert_eq!(indent(&Value::from("a\nb"), Some(2), Some(true)).to_string(), "  a\n  b");
    }
}
