//! Other values.

use calendars::LocalDate;
use serde_json::{Value, json};

use crate::dice::Dice;

/// Numbers at which something begins or ends.
const NUMBERS: [i64; 20] =
    [0, 1, 2, 3, 5, 7, 14, 15, 30, 45, 60, 90, 180, 195, 360, 375, 720, 1_000, 100_000, 10_000_000];
/// What no reader should trip over.
const TEXTS: [&str; 9] =
    ["", "0001-01-01", "9999-12-31", "2026-02-29", "24:00", "00:00", "100%", "0.000000000000000001", "\u{202e}\u{0}"];

/// A value near to that one, of the same type.
pub(crate) fn tweaked(value: &Value, dice: &mut Dice<'_>) -> Value {
    match value {
        Value::Bool(so) => json!(!so),
        Value::Number(number) => match (number.as_i64(), dice.below(4)) {
            (Some(number), 0) => json!(number.saturating_add(1)),
            (Some(number), 1) => json!(number.saturating_sub(1)),
            _ => json!(dice.pick(&NUMBERS)),
        },
        Value::String(text) => json!(text_near(text, dice)),
        Value::Array(items) if items.len() > 1 => {
            let mut items = items.clone();
            let by = dice.below(items.len());
            items.rotate_left(by);
            Value::Array(items)
        }
        other => other.clone(),
    }
}

/// Another date, time of day or share, if it is one.
fn text_near(text: &str, dice: &mut Dice<'_>) -> String {
    if let Ok(date) = text.parse::<LocalDate>() {
        let days = i64::from(dice.byte()) - 128;
        return date.plus_days(if days % 2 == 0 { days / 16 } else { days / 4 }).to_string();
    }
    let parts = text.split_once(':').map(|(hour, minute)| (hour.parse::<usize>(), minute.parse::<usize>()));
    if let Some((Ok(hour), Ok(minute))) = parts {
        let minutes = (hour * 60 + minute + 15 * dice.below(96) + dice.below(3)) % (24 * 60);
        return format!("{:02}:{:02}", minutes / 60, minutes % 60);
    }
    if text.ends_with('%') || text.starts_with("0.") {
        return format!("{}%", dice.below(101));
    }
    text.to_owned()
}

/// A value that is likely to be wrong.
pub(crate) fn odd(dice: &mut Dice<'_>) -> Value {
    match dice.below(9) {
        0 => Value::Null,
        1 => json!([]),
        2 => json!({}),
        3 => json!(true),
        4 => json!(-1),
        5 => json!(u64::MAX),
        6 => json!(i64::from(i32::MAX)),
        7 => json!("x".repeat(dice.below(256))),
        _ => json!(dice.pick(&TEXTS)),
    }
}
