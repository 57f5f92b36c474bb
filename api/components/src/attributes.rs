//! The package's `govukAttributes`, which builds its text in a way that only Nunjucks has (`is escaped`, `.val`).

use std::fmt;

use minijinja::{
    Error, ErrorKind,
    value::{Value, ValueKind},
};

use crate::text::{to_text, write_escaped};

/// Writes HTML attributes, each with a space before it.
///
/// `attributes` is text, which is taken as it is, or a dictionary of name to value, or of name to
/// `{ value, optional }`. Without `optional` every attribute is written, an absent value as `""`. With it, an absent or
/// false value leaves the attribute out, and `true` writes the name alone.
///
/// # Errors
/// A dictionary that cannot be read.
pub(crate) fn attributes(attributes: &Value) -> Result<Value, Error> {
    let mut html = String::new();
    match attributes.kind() {
        ValueKind::String => html.push_str(attributes.as_str().unwrap_or_default()),
        ValueKind::Map => {
            for name in attributes.try_iter()? {
                let item = attributes.get_item(&name)?;
                attribute(&mut html, &name, &item)?;
            }
        }
        _ => {}
    }
    Ok(Value::from_safe_string(html))
}

fn attribute(html: &mut String, name: &Value, item: &Value) -> Result<(), Error> {
    let (value, optional) = if item.kind() == ValueKind::Map {
        (item.get_attr("value")?, is_boolean(&item.get_attr("optional")?, true))
    } else {
        (item.clone(), false)
    };
    let is_absent = value.is_undefined() || value.is_none();
    let is_left_out = optional && (is_absent || is_boolean(&value, false));
    if is_left_out {
        return Ok(());
    }
    let is_name_alone = optional && is_boolean(&value, true);
    write_attribute(html, name, (!is_name_alone).then_some(&value))
        .map_err(|_| Error::new(ErrorKind::WriteFailure, "the attributes could not be written"))
}

fn write_attribute(html: &mut String, name: &Value, value: Option<&Value>) -> fmt::Result {
    html.push(' ');
    write_escaped(html, &Value::from(to_text(name)))?;
    let Some(value) = value else { return Ok(()) };
    html.push_str("=\"");
    write_escaped(html, value)?;
    html.push('"');
    Ok(())
}

fn is_boolean(value: &Value, truth: bool) -> bool {
    value.kind() == ValueKind::Bool && value.is_true() == truth
}

#[cfg(test)]
mod tests {
    use minijinja::value::Serde;
    use rstest::rstest;
    use serde_json::json;

    use super::*;

    #[rstest]
    #[case(json!("  data-a=\"b\""), "  data-a=\"b\"")]
    #[case(json!(null), "")]
    #[case(json!({ "aria-hidden": true }), " aria-hidden=\"true\"")]
    #[case(json!({ "hidden": null }), " hidden=\"\"")]
    #[case(json!({ "hidden": { "value": true, "optional": true } }), " hidden")]
    #[case(json!({ "hidden": { "value": "true", "optional": true } }), " hidden=\"true\"")]
    #[case(json!({ "hidden": { "value": false, "optional": true } }), "")]
    #[case(json!({ "hidden": { "optional": true } }), "")]
    #[case(json!({ "hidden": { "value": false } }), " hidden=\"false\"")]
    #[case(json!({ "b": "<\"&", "a": 1 }), " b=\"&lt;&quot;&amp;\" a=\"1\"")]
    fn attributes_are_written(#[case] given: serde_json::Value, #[case] html: &str) {
        let written = attributes(&Value::from(Serde(&given))).unwrap();
        assert!(written.is_safe());
        assert_eq!(written.to_string(), html);
    }

    #[test]
    fn what_is_safe_is_not_escaped_again() {
        let given = Value::from_pairs([("title", Value::from_safe_string("a &amp; b".into()))]);
        assert_eq!(attributes(&given).unwrap().to_string(), " title=\"a &amp; b\"");
    }
}
