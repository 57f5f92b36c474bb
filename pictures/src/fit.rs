//! How much text fits into how many pixels.
//!
//! Nobody can measure a font that a reader's machine will choose. The widths are those of Arial, rounded up a little, in
//! hundredths of the font's size.

use crate::text::is_combining;

/// An id, or as much of its end as fits: ids differ there. First goes what follows the last slash, if that is as short as a
/// year: of `2400037/26` the number is what people look for.
pub(crate) fn id(text: &str, room: i64, size: i64) -> Option<String> {
    if width(text, size) <= room {
        return Some(text.to_owned());
    }
    let before_year = text.rsplit_once('/').filter(|(before, year)| !before.is_empty() && year.chars().count() <= 4);
    tail(before_year.map_or(text, |(before, _)| before), room, size)
}

/// The width of a text in pixels, in a font of `size` pixels.
pub(crate) fn width(text: &str, size: i64) -> i64 {
    text.chars().map(|letter| hundredths(letter) * size).sum::<i64>() / 100
}

/// The text, or as much of its beginning as fits into `room` pixels, with an ellipsis. `None` if not even three letters do.
pub(crate) fn head(text: &str, room: i64, size: i64) -> Option<String> {
    shortened(text.chars(), room, size).map(|(kept, whole)| {
        let kept: String = kept.into_iter().collect();
        if whole { kept } else { format!("{}…", kept.trim_end()) }
    })
}

/// The text, or as much of its end: ids differ there. Where not even an ellipsis fits, its last three letters.
fn tail(text: &str, room: i64, size: i64) -> Option<String> {
    if let Some((kept, whole)) = shortened(text.chars().rev(), room, size) {
        let kept: String = kept.into_iter().rev().collect();
        return Some(if whole { kept } else { format!("…{kept}") });
    }
    let (third_last, _) = text.char_indices().nth_back(2)?;
    let end = text.get(third_last..)?;
    (width(end, size) <= room).then(|| end.to_owned())
}

/// The letters that fit, and whether they are all.
fn shortened(letters: impl Iterator<Item = char>, room: i64, size: i64) -> Option<(Vec<char>, bool)> {
    let room = room.max(0) * 100 / size.max(1);
    let (mut used, mut kept, mut shorter) = (0, Vec::new(), 0);
    for letter in letters {
        used += hundredths(letter);
        if used > room {
            kept.truncate(shorter);
            return (shorter >= 3).then_some((kept, false));
        }
        kept.push(letter);
        if used + hundredths('…') <= room {
            shorter = kept.len();
        }
    }
    Some((kept, true))
}

fn hundredths(letter: char) -> i64 {
    match letter {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '|' | '\'' | '!' | ' ' | 'I' | '\u{2068}' | '\u{2069}' => 29,
        'f' | 't' | 'r' | '-' | '(' | ')' | '/' | '·' | '"' => 36,
        'm' | 'M' | 'W' | 'w' | '@' | '%' => 94,
        '…' => 100,
        'A'..='Z' => 74,
        ' '..='~' => 57,
        _ if is_combining(letter) => 0,
        '\u{a0}'..='\u{2fff}' => 74,
        // Chinese, Japanese, Korean, emoji.
        _ => 105,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Room 1", 100, Some("Room 1"))]
    #[case("Employment Tribunal", 70, Some("Employm…"))]
    #[case("Employment", 10, None)]
    #[case("AB", 1, None)]
    #[case("", 0, Some(""))]
    fn the_beginning_fits(#[case] text: &str, #[case] room: i64, #[case] expected: Option<&str>) {
        assert_eq!(head(text, room, 12).as_deref(), expected);
    }

    #[rstest]
    #[case("H-00123", 100, Some("H-00123"))]
    #[case("H-00123", 36, Some("…123"))]
    #[case("H-00123", 22, Some("123"))]
    #[case("H-00123", 19, None)]
    fn the_end_fits(#[case] text: &str, #[case] room: i64, #[case] expected: Option<&str>) {
        assert_eq!(tail(text, room, 12).as_deref(), expected);
    }

    #[rstest]
    #[case("2400037/26", 100, Some("2400037/26"))]
    #[case("2400037/26", 50, Some("2400037"))]
    #[case("2400037/26", 36, Some("…037"))]
    #[case("2400037/26", 21, Some("037"))]
    #[case("ET/BRISTOL", 40, Some("…TOL"))]
    #[case("/26", 12, None)]
    fn the_number_of_an_id_fits(#[case] text: &str, #[case] room: i64, #[case] expected: Option<&str>) {
        assert_eq!(id(text, room, 12).as_deref(), expected);
    }

    proptest! {
        #[test]
        fn what_is_kept_is_no_wider_than_the_room(text in "\\PC{0,60}", room in 0..300_i64, size in 8..20_i64) {
            for kept in [head(&text, room, size), tail(&text, room, size), id(&text, room, size)].into_iter().flatten() {
                prop_assert!(width(&kept, size) <= room, "{kept:?} in {room}");
            }
        }
    }
}
