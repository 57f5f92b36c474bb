//! Text that somebody typed, made safe to stand on one line of a message.

/// Longest name or address line that a message repeats, in characters.
const LONGEST: usize = 120;

/// The text on one line: each run of blanks, line ends and other control characters becomes one blank, marks that turn the
/// direction of writing or have no width are dropped, and what is too long is cut.
pub(crate) fn one_line(text: &str) -> String {
    let visible: String = text.chars().filter(|letter| !is_invisible(*letter)).collect();
    let words = visible.split(|letter: char| letter.is_whitespace() || letter.is_control());
    let line = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST { line } else { line.chars().take(LONGEST - 1).chain(['…']).collect() }
}

const fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("  Ann   Lee ", "Ann Lee")]
    #[case("Ann\r\nBcc: all@example.org", "Ann Bcc: all@example.org")]
    #[case("Ann\u{2028}Lee\u{85}Lee\u{0}", "Ann Lee Lee")]
    #[case("Ann\u{202e}eeL", "AnneeL")]
    #[case("Siân Ŵyn", "Siân Ŵyn")]
    fn lines(#[case] typed: &str, #[case] line: &str) {
        assert_eq!(one_line(typed), line);
    }

    #[test]
    fn a_long_text_is_cut() {
        assert_eq!(one_line(&"ŵ".repeat(120)), "ŵ".repeat(120));
        assert_eq!(one_line(&"ŵ".repeat(500)), format!("{}…", "ŵ".repeat(119)));
    }
}
