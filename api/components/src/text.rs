//! How values become text.

use std::fmt::{self, Write};

use minijinja::value::{Value, ValueKind};

/// A value as JavaScript writes it when text is asked for.
pub(crate) fn to_text(value: &Value) -> String {
    match value.kind() {
        ValueKind::Undefined => "undefined".to_owned(),
        ValueKind::None => "null".to_owned(),
        ValueKind::Bool => value.is_true().to_string(),
        _ => value.to_string(),
    }
}

/// A value as Nunjucks prints it: like [`to_text`], but nothing for nothing.
pub(crate) fn printed(value: &Value) -> String {
    if matches!(value.kind(), ValueKind::Undefined | ValueKind::None) { String::new() } else { to_text(value) }
}

/// Prints a value into a page: safe strings as they are, all else escaped.
pub(crate) fn write_escaped(out: &mut impl Write, value: &Value) -> fmt::Result {
    let text = printed(value);
    if value.is_safe() { out.write_str(&text) } else { write_html(out, &text) }
}

/// Escapes what means something in an element's text or in a quoted attribute.
fn write_html(out: &mut impl Write, text: &str) -> fmt::Result {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"', '\'', '`']) {
        out.write_str(&rest[..at])?;
        out.write_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            _ => "&#96;",
        })?;
        rest = &rest[at + 1..];
    }
    out.write_str(rest)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(Value::UNDEFINED, "undefined", "")]
    #[case(Value::from(()), "null", "")]
    #[case(Value::from(false), "false", "false")]
    #[case(Value::from(7), "7", "7")]
    #[case(Value::from("a"), "a", "a")]
    fn values_are_written_as_in_javascript(#[case] value: Value, #[case] text: &str, #[case] print: &str) {
        assert_eq!((to_text(&value).as_str(), printed(&value).as_str()), (text, print));
    }

    #[rstest]
    #[case(Value::from("<a href=\"/b\">it's & `c`"), "&lt;a href=&quot;/b&quot;&gt;it&#39;s &amp; &#96;c&#96;")]
    #[case(Value::from_safe_string("<b>&amp;".into()), "<b>&amp;")]
    fn only_what_is_not_safe_is_escaped(#[case] value: Value, #[case] html: &str) {
        let mut out = String::new();
        write_escaped(&mut out, &value).unwrap();
        assert_eq!(out, html);
    }
}
