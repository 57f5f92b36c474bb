//! Writes an expression for minijinja.
//!
//! Where JavaScript and minijinja disagree (what is true, what `==` and `+` mean, what `.length` is) the expression calls
//! one of the `njk_` functions that the environment registers, so the meaning is decided on values and not on text.

use super::expression::{Argument, Expression};

/// Writes an expression for its value. The result needs no brackets around it.
pub(super) fn value(expression: &Expression) -> String {
    match expression {
        Expression::Text(text) => quoted(text),
        Expression::Number(number) => number.clone(),
        Expression::Boolean(truth) => truth.to_string(),
        Expression::Null => "none".to_owned(),
        Expression::Name(name) if name == "undefined" => "njk_undefined".to_owned(),
        Expression::Name(name) => name.clone(),
        Expression::List(items) => format!("[{}]", joined(items.iter().map(value))),
        Expression::Dictionary(pairs) => {
            let pairs = joined(pairs.iter().map(|(key, item)| format!("{}: {}", quoted(key), value(item))));
            // A space before the brace: two closing braces in a row would end the output.
            format!("{{{pairs} }}")
        }
        Expression::Member(object, name) if name == "length" => format!("njk_length({})", value(object)),
        Expression::Member(object, name) => format!("{}.{name}", value(object)),
        Expression::Index(object, key) => format!("{}[{}]", value(object), value(key)),
        Expression::Call(callee, arguments) => call(callee, arguments),
        Expression::Filter(subject, name, arguments) => {
            format!("{}|{name}{}", value(subject), bracketed(arguments))
        }
        Expression::Negative(number) => format!("(-{})", value(number)),
        Expression::Binary(left, "+", right) => format!("njk_add({}, {})", value(left), value(right)),
        Expression::Binary(left, "~", right) => format!("njk_join({}, {})", value(left), value(right)),
        Expression::Binary(left, operator @ ("-" | "*" | "/" | "//" | "%" | "**"), right) => {
            format!("({} {operator} {})", value(left), value(right))
        }
        // In JavaScript both give one of their operands, chosen by JavaScript's own idea of truth.
        Expression::And(left, right) => format!("({} if {} else {})", value(right), truth(left), value(left)),
        Expression::Or(left, right) => format!("({} if {} else {})", value(left), truth(left), value(right)),
        Expression::Conditional { then, condition, otherwise } => {
            let otherwise = otherwise.as_ref().map_or_else(|| quoted(""), |otherwise| value(otherwise));
            format!("({} if {} else {otherwise})", value(then), truth(condition))
        }
        Expression::Not(_) | Expression::In(..) | Expression::Test(..) | Expression::Binary(..) => truth(expression),
    }
}

/// Writes an expression for its truth. The result needs no brackets around it.
pub(super) fn truth(expression: &Expression) -> String {
    match expression {
        Expression::Boolean(truth) => truth.to_string(),
        Expression::Not(inner) => format!("(not {})", truth(inner)),
        Expression::And(left, right) => format!("({} and {})", truth(left), truth(right)),
        Expression::Or(left, right) => format!("({} or {})", truth(left), truth(right)),
        Expression::In(needle, haystack) => format!("njk_in({}, {})", value(needle), value(haystack)),
        Expression::Test(subject, name, arguments) => {
            let name = if name == "null" { "none" } else { name };
            format!("({} is {name}{})", value(subject), bracketed(arguments))
        }
        Expression::Binary(left, operator, right) => {
            let (left_value, right_value) = (value(left), value(right));
            match *operator {
                "===" => format!("njk_same({left_value}, {right_value})"),
                "!==" => format!("(not njk_same({left_value}, {right_value}))"),
                "==" => format!("njk_equal({left_value}, {right_value})"),
                "!=" => format!("(not njk_equal({left_value}, {right_value}))"),
                "<" | ">" | "<=" | ">=" => format!("({left_value} {operator} {right_value})"),
                _ => format!("njk_truth({})", value(expression)),
            }
        }
        other => format!("njk_truth({})", value(other)),
    }
}

/// Writes arguments with their brackets, or nothing when there are none.
fn bracketed(arguments: &[Argument]) -> String {
    if arguments.is_empty() { String::new() } else { format!("({})", argument_list(arguments)) }
}

pub(super) fn argument_list(arguments: &[Argument]) -> String {
    joined(arguments.iter().map(|argument| match &argument.name {
        Some(name) => format!("{name}={}", value(&argument.value)),
        None => value(&argument.value),
    }))
}

fn call(callee: &Expression, arguments: &[Argument]) -> String {
    match (callee, arguments) {
        // The one method of JavaScript's arrays that GOV.UK's templates call.
        (Expression::Member(list, method), [item]) if method == "includes" => {
            format!("njk_in({}, {})", value(&item.value), value(list))
        }
        _ => format!("{}({})", value(callee), argument_list(arguments)),
    }
}

fn joined(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join(", ")
}

/// Writes a string literal.
pub(super) fn quoted(text: &str) -> String {
    let mut literal = String::with_capacity(text.len() + 2);
    literal.push('"');
    for character in text.chars() {
        match character {
            '"' => literal.push_str("\\\""),
            '\\' => literal.push_str("\\\\"),
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            '\t' => literal.push_str("\\t"),
            other => literal.push(other),
        }
    }
    literal.push('"');
    literal
}
