//! Which language a reader wishes.

use http::{HeaderMap, header};
use scheduler_model::Language;

/// The language that `Accept-Language` prefers (RFC 9110, section 12.5.4): Welsh if it is wished more than English, else
/// English.
#[must_use]
pub fn wanted_language(headers: &HeaderMap) -> Language {
    let mut weights = [None, None, None];
    for value in headers.get_all(header::ACCEPT_LANGUAGE).iter().filter_map(|value| value.to_str().ok()) {
        for range in value.split(',') {
            let mut parts = range.split(';').map(str::trim);
            let tag = parts.next().unwrap_or_default();
            let weight = parts.find_map(|part| part.strip_prefix("q=")).map_or(Some(1_000), thousandths);
            let place = match tag.split('-').next().unwrap_or_default() {
                tag if tag.eq_ignore_ascii_case("en") => 0,
                tag if tag.eq_ignore_ascii_case("cy") => 1,
                "*" => 2,
                _ => continue,
            };
            weights[place] = weights[place].max(weight);
        }
    }
    let [english, welsh, any] = weights;
    if welsh.unwrap_or(0) > english.or(any).unwrap_or(0) { Language::Welsh } else { Language::English }
}

/// A weight from 0 to 1 with at most three decimals, in thousandths.
fn thousandths(text: &str) -> Option<u32> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let whole: u32 = whole.parse().ok().filter(|&whole| whole <= 1)?;
    if decimals.len() > 3 || !decimals.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let decimals: u32 = format!("{decimals:0<3}").parse().ok()?;
    Some((whole * 1_000 + decimals).min(1_000))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::nothing("", Language::English)]
    #[case::welsh("cy", Language::Welsh)]
    #[case::british_welsh("cy-GB, en;q=0.5", Language::Welsh)]
    #[case::english_first("en-GB,en;q=0.9,cy;q=0.8", Language::English)]
    #[case::both_alike("cy, en", Language::English)]
    #[case::welsh_a_little("cy;q=0.001", Language::Welsh)]
    #[case::never_welsh("cy;q=0, *", Language::English)]
    #[case::welsh_before_others("cy, *;q=0.5", Language::Welsh)]
    #[case::another_language("fr, de;q=0.2", Language::English)]
    #[case::nonsense("cy;q=x", Language::English)]
    fn table(#[case] header: &str, #[case] expected: Language) {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_LANGUAGE, header.parse().unwrap());
        assert_eq!(wanted_language(&headers), expected);
    }
}
