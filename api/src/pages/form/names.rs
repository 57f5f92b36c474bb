//! Names as people type them.

/// Most characters of one part of a name. More would not fit into the cookie with ten visitors.
pub(in crate::pages) const NAME_MAX: usize = 50;

/// What is wrong with a part of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::pages) enum NameFault {
    Missing,
    TooLong,
    Letters,
}

/// A part of a name with single blanks. Any script's letters are welcome; only what is never in a name is not.
pub(in crate::pages) fn read(typed: &str) -> Result<String, NameFault> {
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        Err(NameFault::Missing)
    } else if name.chars().count() > NAME_MAX {
        Err(NameFault::TooLong)
    } else if name.chars().any(|letter| letter.is_control() || "<>{}[]|\\^~`@#$%*=+\"/".contains(letter)) {
        Err(NameFault::Letters)
    } else {
        Ok(name)
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("  Ann   Marie ", Ok("Ann Marie"))]
    #[case("Siân", Ok("Siân"))]
    #[case("O’Neil-Łukasz", Ok("O’Neil-Łukasz"))]
    #[case("Nguyễn Thị", Ok("Nguyễn Thị"))]
    #[case("محمد", Ok("محمد"))]
    #[case("J.", Ok("J."))]
    #[case(" ", Err(NameFault::Missing))]
    #[case("<b>", Err(NameFault::Letters))]
    #[case("Ann\u{7}", Err(NameFault::Letters))]
    fn table(#[case] typed: &str, #[case] expected: Result<&str, NameFault>) {
        assert_eq!(read(typed), expected.map(str::to_owned));
    }

    #[test]
    fn fifty_letters_are_the_limit() {
        assert!(read(&"ŵ".repeat(50)).is_ok());
        assert_eq!(read(&"ŵ".repeat(51)), Err(NameFault::TooLong));
    }
}
