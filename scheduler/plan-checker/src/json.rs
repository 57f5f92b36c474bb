//! Reading fields out of JSON, with the path of whatever cannot be read.
//!
//! By hand and not by derived readers: the checker must not owe its idea of the format to what it checks.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::Unreadable;
use crate::dates::{Day, Minute, Weekday};
use crate::risk::exact::UNIT;

/// What was read, or what is wrong.
pub(crate) type Read<T> = Result<T, Unreadable>;

/// The whole text; `name` begins every path.
pub(crate) fn document(text: &str, name: &str) -> Read<Value> {
    serde_json::from_str(text).map_err(|error| Unreadable::here(format!("is not JSON: {error}")).under(name))
}

fn object(value: &Value) -> Read<&Map<String, Value>> {
    value.as_object().ok_or_else(|| Unreadable::here("must be an object"))
}

/// A field that must be there.
pub(crate) fn field<'a, T>(of: &'a Value, name: &str, read: impl FnOnce(&'a Value) -> Read<T>) -> Read<T> {
    match object(of)?.get(name) {
        Some(value) => read(value).map_err(|error| error.under(name)),
        None => Err(Unreadable::here("is missing").under(name)),
    }
}

/// A field that may be absent or null.
pub(crate) fn optional<'a, T>(of: &'a Value, name: &str, read: impl FnOnce(&'a Value) -> Read<T>) -> Read<Option<T>> {
    match object(of)?.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(value) => read(value).map(Some).map_err(|error| error.under(name)),
    }
}

/// A list that must be there.
pub(crate) fn list<'a, T>(of: &'a Value, name: &str, read: impl Fn(&'a Value) -> Read<T>) -> Read<Vec<T>> {
    field(of, name, |value| entries(value, read))
}

/// A list that is empty if it is absent.
pub(crate) fn maybe_list<'a, T>(of: &'a Value, name: &str, read: impl Fn(&'a Value) -> Read<T>) -> Read<Vec<T>> {
    optional(of, name, |value| entries(value, read)).map(Option::unwrap_or_default)
}

/// Each entry of a list.
pub(crate) fn entries<'a, T>(value: &'a Value, read: impl Fn(&'a Value) -> Read<T>) -> Read<Vec<T>> {
    let entries = value.as_array().ok_or_else(|| Unreadable::here("must be a list"))?;
    let at = |(index, entry)| read(entry).map_err(|error: Unreadable| error.under(&format!("[{index}]")));
    entries.iter().enumerate().map(at).collect()
}

/// Text.
pub(crate) fn text(value: &Value) -> Read<&str> {
    value.as_str().ok_or_else(|| Unreadable::here("must be text"))
}

/// True or false.
pub(crate) fn flag(value: &Value) -> Read<bool> {
    value.as_bool().ok_or_else(|| Unreadable::here("must be true or false"))
}

/// A whole number from 0 to 4,294,967,295.
pub(crate) fn whole(value: &Value) -> Read<u32> {
    let number = value.as_u64().and_then(|number| u32::try_from(number).ok());
    number.ok_or_else(|| Unreadable::here("must be a whole number, not negative and below 2^32"))
}

/// The version of a list.
pub(crate) fn version(value: &Value) -> Read<u64> {
    value.as_u64().ok_or_else(|| Unreadable::here("must be a whole number, not negative"))
}

/// The text `format` must name the format.
pub(crate) fn format(value: &Value, expected: &str) -> Read<()> {
    field(value, "format", |format| match text(format)? {
        found if found == expected => Ok(()),
        found => Err(Unreadable::here(format!("is \"{found}\", not \"{expected}\""))),
    })
}

/// A day, `YYYY-MM-DD`.
pub(crate) fn day(value: &Value) -> Read<Day> {
    Day::parse(text(value)?).ok_or_else(|| Unreadable::here("must be a day such as 2026-03-29"))
}

/// A time of day, `HH:MM`, in minutes.
pub(crate) fn time(value: &Value) -> Read<Minute> {
    crate::dates::parse_time(text(value)?).ok_or_else(|| Unreadable::here("must be a time such as 09:30"))
}

/// A day of the week by its English name in lower case.
pub(crate) fn weekday(value: &Value) -> Read<Weekday> {
    Weekday::parse(text(value)?).ok_or_else(|| Unreadable::here("must be a day of the week such as monday"))
}

/// A probability as text, `0.05` or `5%`, in parts of 10^-18.
pub(crate) fn probability(value: &Value) -> Read<u64> {
    let text = text(value)?;
    let parts = match text.strip_suffix('%') {
        Some(percent) => decimal(percent, 16),
        None => decimal(text, 18),
    };
    parts
        .filter(|&parts| parts <= UNIT)
        .ok_or_else(|| Unreadable::here("must be a probability such as \"0.05\" or \"5%\""))
}

/// A decimal with so many places at the most, in units of its last possible place.
fn decimal(text: &str, places: usize) -> Option<u64> {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(rest) || rest.len() > places || text.ends_with('.') {
        return None;
    }
    format!("{whole}{rest:0<places$}").parse().ok()
}

/// Fails if two have the same id, at the path of the second.
pub(crate) fn distinct<T>(all: &[T], name: &str, id: impl Fn(&T) -> &str) -> Read<()> {
    let mut seen = BTreeSet::new();
    match all.iter().position(|one| !seen.insert(id(one))) {
        None => Ok(()),
        Some(index) => {
            let says = format!("\"{}\" is the id of another one too", id(&all[index]));
            Err(Unreadable::here(says).under(&format!("{name}[{index}]")))
        }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use serde_json::json;

    use super::*;

    #[rstest]
    #[case("0.05", Some(50_000_000_000_000_000))]
    #[case("5%", Some(50_000_000_000_000_000))]
    #[case("12.5%", Some(125_000_000_000_000_000))]
    #[case("1", Some(UNIT))]
    #[case("100%", Some(UNIT))]
    #[case("0.000000000000000001", Some(1))]
    #[case("0", Some(0))]
    #[case("1.1", None)]
    #[case("101%", None)]
    #[case("0.0000000000000000001", None)]
    #[case("-0.1", None)]
    #[case(".5", None)]
    #[case("1.", None)]
    #[case("", None)]
    #[case("%", None)]
    #[case("1e-3", None)]
    fn probabilities(#[case] text: &str, #[case] parts: Option<u64>) {
        assert_eq!(probability(&json!(text)).ok(), parts);
    }

    #[test]
    fn the_path_leads_to_the_fault() {
        let value = json!({"a": [{"b": 1}, {"b": "x"}]});
        let read = list(&value, "a", |entry| field(entry, "b", whole)).map_err(|error| error.under("problem"));
        assert_eq!(
            read.unwrap_err().to_string(),
            "problem.a[1].b: must be a whole number, not negative and below 2^32"
        );
        let read = list(&value, "a", |entry| field(entry, "c", whole));
        assert_eq!(read.unwrap_err().to_string(), "a[0].c: is missing");
        assert_eq!(field(&json!(3), "a", text).unwrap_err().says, "must be an object");
    }

    #[test]
    fn a_second_of_one_id_is_found() {
        let error = distinct(&["x", "y", "x"], "rooms", |id| id).unwrap_err();
        assert_eq!(error.to_string(), "rooms[2]: \"x\" is the id of another one too");
    }
}
