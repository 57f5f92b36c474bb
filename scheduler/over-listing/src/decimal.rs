//! Decimal numbers with 18 places, read and written without floating point.

use std::fmt;

/// Decimal places of every fixed-point number of this crate.
pub(crate) const PLACES: usize = 18;
/// One, in parts: 10^18.
pub(crate) const ONE: u128 = 1_000_000_000_000_000_000;

/// Reads `0.05`, `1` or `12.5` as parts of 10^-`places`. `None` unless it is digits, perhaps with a point and at most
/// `places` digits after it, and small enough.
pub(crate) fn parse(text: &str, places: usize) -> Option<u128> {
    let (whole, fraction) = match text.split_once('.') {
        Some((_, "")) => return None,
        Some(halves) => halves,
        None => (text, ""),
    };
    let no_needless_zero = whole == "0" || (!whole.is_empty() && !whole.starts_with('0'));
    let only_digits = whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit());
    if !no_needless_zero || !only_digits || fraction.len() > places {
        return None;
    }
    format!("{whole}{fraction:0<places$}").parse().ok()
}

/// Writes parts of 10^-18: exactly and without needless zeros, or with the formatter's precision, halves rounded up.
pub(crate) fn write(parts: u128, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let text = match f.precision() {
        Some(places) if places < PLACES => {
            let unit = (places..PLACES).fold(1_u128, |unit, _| unit * 10);
            let rounded = parts.saturating_add(unit / 2) / unit * unit;
            let digits = format!("{}.{:0PLACES$}", rounded / ONE, rounded % ONE);
            let dropped = PLACES - places;
            digits.get(..digits.len() - dropped).unwrap_or_default().trim_end_matches('.').to_owned()
        }
        _ => {
            let digits = format!("{}.{:0PLACES$}", parts / ONE, parts % ONE);
            digits.trim_end_matches('0').trim_end_matches('.').to_owned()
        }
    };
    f.pad_integral(true, "", &text)
}
