//! What operators mean in JavaScript, on minijinja's values. The rewritten templates call these as `njk_` functions.

use minijinja::{
    Environment, Error, ErrorKind,
    value::{Value, ValueKind},
};

use crate::text::to_text;

/// Registers the functions.
pub(crate) fn register(environment: &mut Environment<'_>) {
    environment.add_function("njk_truth", is_true);
    environment.add_function("njk_same", is_same);
    environment.add_function("njk_equal", is_equal);
    environment.add_function("njk_in", is_in);
    environment.add_function("njk_add", add);
    environment.add_function("njk_join", join);
    environment.add_function("njk_length", length);
    environment.add_function("njk_items", items);
    environment.add_function("njk_pairs", pairs);
    environment.add_function("njk_cell", minijinja::functions::namespace);
    environment.add_test("truthy", is_true);
    environment.add_test("escaped", Value::is_safe);
    // A name of its own, so that no page's variable can take its place by mistake.
    environment.add_global("njk_undefined", Value::UNDEFINED);
}

/// Truth as in JavaScript: lists and dictionaries are true even when empty.
pub(crate) fn is_true(value: &Value) -> bool {
    match value.kind() {
        ValueKind::Undefined | ValueKind::None => false,
        ValueKind::Bool | ValueKind::Number | ValueKind::String => value.is_true(),
        _ => true,
    }
}

/// `===`
pub(crate) fn is_same(left: &Value, right: &Value) -> bool {
    left.kind() == right.kind() && left == right
}

/// `==`: nothing equals nothing, and a number equals the text and the truth value that stand for it.
pub(crate) fn is_equal(left: &Value, right: &Value) -> bool {
    use ValueKind::{Bool, None, Number, String, Undefined};
    match (left.kind(), right.kind()) {
        (Undefined | None, Undefined | None) => true,
        (Undefined | None, _) | (_, Undefined | None) => false,
        (Bool, Number | String) | (Number, String) => is_equal_number(left, right),
        (Number | String, Bool) | (String, Number) => is_equal_number(right, left),
        _ => is_same(left, right),
    }
}

fn is_equal_number(left: &Value, right: &Value) -> bool {
    matches!((whole_number(left), whole_number(right)), (Some(left), Some(right)) if left == right)
}

/// The whole number that a number, a truth value or a text stands for.
fn whole_number(value: &Value) -> Option<i64> {
    match value.kind() {
        ValueKind::Bool => Some(i64::from(value.is_true())),
        ValueKind::String => {
            let text = value.as_str()?.trim();
            if text.is_empty() { Some(0) } else { text.parse().ok() }
        }
        ValueKind::Number => i64::try_from(value.clone()).ok(),
        _ => None,
    }
}

/// `in`: an item of a list, a key of a dictionary or a part of a text.
fn is_in(needle: &Value, haystack: &Value) -> Result<bool, Error> {
    match haystack.kind() {
        ValueKind::Seq | ValueKind::Iterable => Ok(haystack.try_iter()?.any(|item| is_same(&item, needle))),
        ValueKind::Map => Ok(!haystack.get_item(needle)?.is_undefined()),
        ValueKind::String => Ok(haystack.as_str().is_some_and(|text| text.contains(&to_text(needle)))),
        kind => {
            let message = format!("cannot look for {needle:?} in a value of the kind {kind}");
            Err(Error::new(ErrorKind::InvalidOperation, message))
        }
    }
}

/// `+`: the sum of two whole numbers, else both as text, one after the other. A sum past 64 bits is an error.
fn add(left: &Value, right: &Value) -> Result<Value, Error> {
    if left.kind() == ValueKind::Number && right.kind() == ValueKind::Number {
        let sum = match (whole_number(left), whole_number(right)) {
            (Some(left), Some(right)) => left.checked_add(right),
            _ => None,
        };
        let overflow = || Error::new(ErrorKind::InvalidOperation, "only whole numbers of 64 bits can be added");
        return sum.map(Value::from).ok_or_else(overflow);
    }
    Ok(join(left, right))
}

/// `~`: both as text, one after the other.
fn join(left: &Value, right: &Value) -> Value {
    Value::from(to_text(left) + &to_text(right))
}

/// `.length`: of a list or a text; a dictionary's own entry of that name; else undefined.
fn length(value: &Value) -> Value {
    match value.kind() {
        ValueKind::Map => value.get_attr("length").unwrap_or_default(),
        ValueKind::Seq | ValueKind::Iterable | ValueKind::String => count(value).map_or(Value::UNDEFINED, Value::from),
        _ => Value::UNDEFINED,
    }
}

/// How many items, entries or characters there are.
pub(crate) fn count(value: &Value) -> Option<usize> {
    value.len().or_else(|| value.try_iter().ok().map(Iterator::count))
}

/// What a loop with one variable goes through: the items of a list, the characters of a text, else nothing.
fn items(value: &Value) -> Result<Value, Error> {
    match value.kind() {
        ValueKind::Seq | ValueKind::Iterable => Ok(value.clone()),
        ValueKind::String => Ok(value.as_str().unwrap_or_default().chars().map(String::from).collect()),
        _ => Ok(Value::from(Vec::<Value>::new())),
    }
}

/// What a loop with two variables goes through: the entries of a dictionary, or a list of pairs.
fn pairs(value: &Value) -> Result<Value, Error> {
    if value.kind() != ValueKind::Map {
        return items(value);
    }
    value.try_iter()?.map(|key| value.get_item(&key).map(|item| Value::from(vec![key, item]))).collect()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn list(items: &[i64]) -> Value {
        items.iter().copied().map(Value::from).collect()
    }

    #[rstest]
    #[case(Value::UNDEFINED, false)]
    #[case(Value::from(()), false)]
    #[case(Value::from(0), false)]
    #[case(Value::from(""), false)]
    #[case(Value::from("0"), true)]
    #[case(list(&[]), true)]
    #[case(Value::from_pairs([] as [(&str, i64); 0]), true)]
    fn truth_is_that_of_javascript(#[case] value: Value, #[case] truth: bool) {
        assert_eq!(is_true(&value), truth);
    }

    #[rstest]
    #[case(Value::from(1), Value::from("1"), true, false)]
    #[case(Value::from(true), Value::from(1), true, false)]
    #[case(Value::from(()), Value::UNDEFINED, true, false)]
    #[case(Value::UNDEFINED, Value::from(false), false, false)]
    #[case(Value::from("a"), Value::from("a"), true, true)]
    #[case(Value::from("1"), Value::from("01"), false, false)]
    #[case(Value::from("x"), Value::from(0), false, false)]
    fn equality_is_that_of_javascript(
        #[case] left: Value,
        #[case] right: Value,
        #[case] equal: bool,
        #[case] same: bool,
    ) {
        assert_eq!((is_equal(&left, &right), is_same(&left, &right)), (equal, same));
        assert_eq!((is_equal(&right, &left), is_same(&right, &left)), (equal, same));
    }

    #[rstest]
    #[case(Value::from(1), Value::from(2), Value::from(3))]
    #[case(Value::from("a-"), Value::from(2), Value::from("a-2"))]
    #[case(Value::UNDEFINED, Value::from("-hint"), Value::from("undefined-hint"))]
    fn addition_is_that_of_javascript(#[case] left: Value, #[case] right: Value, #[case] sum: Value) {
        assert_eq!(add(&left, &right).unwrap(), sum);
    }

    #[test]
    fn a_sum_that_does_not_fit_is_an_error() {
        assert!(add(&Value::from(i64::MAX), &Value::from(1)).is_err());
    }

    #[test]
    fn membership_compares_strictly() {
        assert!(is_in(&Value::from(2), &list(&[1, 2])).unwrap());
        assert!(!is_in(&Value::from("2"), &list(&[1, 2])).unwrap());
        assert!(is_in(&Value::from("b"), &Value::from("abc")).unwrap());
        assert!(is_in(&Value::from("b"), &Value::from(3)).is_err());
    }

    #[test]
    fn only_lists_and_texts_have_a_length() {
        assert_eq!(length(&list(&[1, 2])), Value::from(2));
        assert_eq!(length(&Value::from("abc")), Value::from(3));
        assert!(length(&Value::from(3)).is_undefined());
        assert!(length(&Value::UNDEFINED).is_undefined());
    }
}
