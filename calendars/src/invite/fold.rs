//! Lines of at most 75 octets.

const LONGEST: usize = 75;

/// Folds every line of `file` (CRLF line ends) so that none is over 75 octets, and none is cut within a character
/// (RFC 5545, section 3.1). It is folded anew, since the calendar crate lets a last piece have 76.
pub(super) fn fold(file: &str) -> String {
    let mut folded = String::with_capacity(file.len() + file.len() / 16);
    for line in file.replace("\r\n ", "").split_terminator("\r\n") {
        let mut octets = 0;
        for character in line.chars() {
            if octets + character.len_utf8() > LONGEST {
                folded.push_str("\r\n ");
                octets = 1;
            }
            folded.push(character);
            octets += character.len_utf8();
        }
        folded.push_str("\r\n");
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_piece_is_over_seventy_five_octets() {
        let line = format!("{}é{}\r\n", "a".repeat(74), "b".repeat(75));
        assert_eq!(fold(&line), format!("{}\r\n é{}\r\n {}\r\n", "a".repeat(74), "b".repeat(72), "b".repeat(3)));
        let exact = format!("{}\r\n", "a".repeat(75));
        assert_eq!(fold(&exact), exact);
        let folded_with_a_space_at_the_cut = format!("{}\r\n  b\r\n", "a".repeat(75));
        assert_eq!(fold(&folded_with_a_space_at_the_cut), folded_with_a_space_at_the_cut);
    }
}
