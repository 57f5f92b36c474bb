//! Text that came with the data, made harmless to show.

use std::fmt::Write as _;

/// Beyond so many marks on one letter the rest are dropped: they would be drawn over the rows above and below.
const MARKS_ON_A_LETTER: usize = 2;

/// Appends `text`, escaped for the content of an element and for an attribute in double quotes, of HTML and of XML.
///
/// What cannot be drawn or would change how the text around it is read becomes U+FFFD: control characters, which XML
/// forbids, and marks that turn the direction of writing. Line breaks and tabs become spaces.
pub(crate) fn escape_into(out: &mut String, text: &str) {
    let mut marks = 0;
    for letter in text.chars() {
        marks = if is_combining(letter) { marks + 1 } else { 0 };
        match letter {
            _ if marks > MARKS_ON_A_LETTER => {}
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => out.push(' '),
            _ if is_forbidden(letter) => out.push('\u{fffd}'),
            _ => out.push(letter),
        }
    }
}

/// A name from the data, ready to stand among other words: a name that is written from right to left leaves them in their
/// places.
pub(crate) fn name(text: &str) -> String {
    if !text.chars().any(is_right_to_left) {
        return text.to_owned();
    }
    let inner: String = text.chars().filter(|&letter| !matches!(letter, '\u{2066}'..='\u{2069}')).collect();
    format!("\u{2068}{inner}\u{2069}")
}

/// A code from the data as words: `employer_member` as "Employer member".
pub(crate) fn words_of_code(code: &str) -> String {
    let mut letters = code.chars().map(|letter| if letter == '_' { ' ' } else { letter });
    let mut words: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    words.extend(letters);
    name(&words)
}

/// The template with each `{name}` replaced by its value. A name that is not given stays as it is.
pub(crate) fn fill(template: &str, values: &[(&str, &dyn std::fmt::Display)]) -> String {
    let mut filled = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((key, tail)) = after.split_once('}') else {
            rest = &rest[before.len()..];
            break;
        };
        // Writing to a string cannot fail.
        let _ = match values.iter().find(|(name, _)| *name == key) {
            Some((_, value)) => write!(filled, "{value}"),
            None => write!(filled, "{{{key}}}"),
        };
        rest = tail;
    }
    filled + rest
}

fn is_forbidden(letter: char) -> bool {
    let turns =
        matches!(letter, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}' | '\u{2067}');
    let no_character = matches!(letter, '\u{fdd0}'..='\u{fdef}') || u32::from(letter) & 0xfffe == 0xfffe;
    letter.is_control() || turns || no_character
}

pub(crate) fn is_combining(letter: char) -> bool {
    matches!(
        letter,
        '\u{0300}'..='\u{036f}' | '\u{0483}'..='\u{0489}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
            | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}'
    )
}

fn is_right_to_left(letter: char) -> bool {
    matches!(
        letter,
        '\u{0590}'..='\u{08ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}'
            | '\u{1e800}'..='\u{1efff}'
    )
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("<script>alert('x')</script>", "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;")]
    #[case("\" onload=\"x", "&quot; onload=&quot;x")]
    #[case("a & b", "a &amp; b")]
    #[case("nul\0 bell\u{7} del\u{7f} c1\u{85}", "nul\u{fffd} bell\u{fffd} del\u{fffd} c1\u{fffd}")]
    #[case("two\nlines\tand\u{2028}more", "two lines and more")]
    #[case("gpj\u{202e}exe", "gpj\u{fffd}exe")]
    #[case("\u{ffff}\u{fdd0}", "\u{fffd}\u{fffd}")]
    #[case("👩‍⚖️ Ŵyn", "👩‍⚖️ Ŵyn")]
    #[case("z\u{301}\u{301}\u{301}\u{301}a", "z\u{301}\u{301}a")]
    fn is_harmless(#[case] text: &str, #[case] expected: &str) {
        let mut out = String::new();
        escape_into(&mut out, text);
        assert_eq!(out, expected);
    }

    #[rstest]
    #[case("Leeds", "Leeds")]
    #[case("שופט", "\u{2068}שופט\u{2069}")]
    #[case("שופט\u{2069}", "\u{2068}שופט\u{2069}")]
    fn a_name_keeps_its_direction_to_itself(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(name(text), expected);
    }

    #[rstest]
    #[case("{n} of {all}", "3 of {all}")]
    #[case("no end {n", "no end {n")]
    #[case("", "")]
    fn a_template_is_filled(#[case] template: &str, #[case] expected: &str) {
        assert_eq!(fill(template, &[("n", &3)]), expected);
    }

    #[test]
    fn what_is_filled_in_is_not_filled_again() {
        assert_eq!(fill("{a} {b}", &[("a", &"{b}"), ("b", &"x")]), "{b} x");
    }

    #[rstest]
    #[case("employer_member", "Employer member")]
    #[case("", "")]
    #[case("ß", "SS")]
    fn a_code_becomes_words(#[case] code: &str, #[case] expected: &str) {
        assert_eq!(words_of_code(code), expected);
    }
}
