//! How today's service (Ruby, YAML 1.1) understands a value, for reading files as they are recorded.

use super::node::{Node, Value};

/// Whether today's service takes the value for true: YAML 1.1 first turns bare yes, no, on and off into booleans, then the
/// database column casts whatever is left, where only a few words are false.
pub(crate) fn truthy(node: &Node) -> bool {
    let Value::Scalar { text, plain } = &node.value else {
        return true;
    };
    if node.is_nothing() || text.is_empty() {
        return false;
    }
    if *plain && text.eq_ignore_ascii_case("no") {
        return false;
    }
    !matches!(text.as_str(), "0" | "f" | "F" | "false" | "FALSE" | "False" | "off" | "OFF" | "Off")
}

/// The whole number that today's service makes of the value: leading digits, and 0 without any.
pub(crate) fn whole_number(node: &Node) -> Option<u32> {
    let Value::Scalar { text, .. } = &node.value else {
        return None;
    };
    if node.is_nothing() {
        return None;
    }
    let digits: String = text.trim_start().chars().take_while(char::is_ascii_digit).collect();
    Some(digits.parse().unwrap_or(0))
}
