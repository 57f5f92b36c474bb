//! The number by which a prison knows a prisoner.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A prisoner number: a letter, four digits, two letters, such as `A1234BC`. Personal data.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PrisonerNumber(String);

/// The text is not a prisoner number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a prisoner number is a letter, four digits and two letters, such as A1234BC")]
pub struct PrisonerNumberError;

impl PrisonerNumber {
    /// The seven characters, in capital letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for PrisonerNumber {
    type Err = PrisonerNumberError;

    /// Reads what a person typed: any case, with or without blanks.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let folded: String = text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect();
        let fits = folded.len() == 7
            && folded.bytes().enumerate().all(|(place, byte)| {
                if (1..=4).contains(&place) { byte.is_ascii_digit() } else { byte.is_ascii_uppercase() }
            });
        if fits { Ok(Self(folded)) } else { Err(PrisonerNumberError) }
    }
}

impl TryFrom<String> for PrisonerNumber {
    type Error = PrisonerNumberError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<PrisonerNumber> for String {
    fn from(number: PrisonerNumber) -> Self {
        number.0
    }
}

impl fmt::Display for PrisonerNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_type_them() {
        for (text, read) in [
            ("A1234BC", Some("A1234BC")),
            (" a1234 bc ", Some("A1234BC")),
            ("A123BC", None),
            ("11234BC", None),
            ("A1234B1", None),
            ("", None),
            ("A1234BÇ", None),
        ] {
            assert_eq!(text.parse::<PrisonerNumber>().ok().as_ref().map(PrisonerNumber::as_str), read, "{text}");
        }
    }
}
