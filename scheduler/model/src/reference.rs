//! The reference that a person reads out on the phone.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Crockford's base 32: no I, L, O or U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Crockford's check symbols: the alphabet and five more, so that the modulus (37) is prime.
const CHECK: &[u8; 37] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U";
const RANDOM_LETTERS: usize = 9;

/// A booking's reference: nine random letters of Crockford's base 32 (45 bits) and a check letter, shown as `XXX-XXXX-XXX`.
///
/// It carries no meaning and no personal data and cannot be guessed from another. The check letter finds every single wrong
/// letter and every swap of neighbours. References whose check would be a symbol are never issued, so that it stays easy to
/// say and to put in a URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BookingReference([u8; RANDOM_LETTERS + 1]);

/// The text is not a booking reference.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ParseReferenceError {
    /// It has not ten letters.
    #[error("a booking reference has 10 letters and digits")]
    Length,
    /// A letter is not in the alphabet.
    #[error("`{0}` is not used in booking references")]
    Letter(char),
    /// The check letter does not fit: a letter is wrong or two are swapped.
    #[error("the booking reference has a typing mistake")]
    Check,
}

impl BookingReference {
    /// Makes a reference of 45 random bits (the lowest of `random`), or `None` where its check would be a symbol: draw again.
    #[must_use]
    pub fn from_random(random: u64) -> Option<Self> {
        let mut letters = [0_u8; RANDOM_LETTERS + 1];
        for (place, letter) in letters.iter_mut().take(RANDOM_LETTERS).enumerate() {
            let digit = (random >> (5 * (RANDOM_LETTERS - 1 - place))) & 31;
            *letter = ALPHABET[usize::try_from(digit).unwrap_or_default()];
        }
        let check = check_letter(&letters[..RANDOM_LETTERS])?;
        if !ALPHABET.contains(&check) {
            return None;
        }
        letters[RANDOM_LETTERS] = check;
        Some(Self(letters))
    }

    /// The ten letters without hyphens, for storage.
    #[must_use]
    pub fn compact(&self) -> String {
        self.0.iter().map(|&byte| char::from(byte)).collect()
    }
}

fn value(letter: u8) -> Option<u64> {
    ALPHABET.iter().position(|&candidate| candidate == letter).and_then(|place| u64::try_from(place).ok())
}

fn check_letter(letters: &[u8]) -> Option<u8> {
    let number = letters.iter().try_fold(0_u64, |number, &letter| Some(number * 32 + value(letter)?))?;
    CHECK.get(usize::try_from(number % 37).ok()?).copied()
}

impl fmt::Display for BookingReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, &byte) in self.0.iter().enumerate() {
            if place == 3 || place == 7 {
                f.write_str("-")?;
            }
            write!(f, "{}", char::from(byte))?;
        }
        Ok(())
    }
}

impl FromStr for BookingReference {
    type Err = ParseReferenceError;

    /// Reads what a person typed: any case, with or without hyphens and blanks; O is read as 0, I and L as 1.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut letters = Vec::with_capacity(RANDOM_LETTERS + 1);
        for typed in text.chars().filter(|c| !c.is_whitespace() && *c != '-') {
            let letter = match typed.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            match u8::try_from(letter) {
                Ok(byte) if ALPHABET.contains(&byte) => letters.push(byte),
                _ => return Err(ParseReferenceError::Letter(typed)),
            }
        }
        let letters: [u8; RANDOM_LETTERS + 1] = letters.try_into().map_err(|_| ParseReferenceError::Length)?;
        if check_letter(&letters[..RANDOM_LETTERS]) != Some(letters[RANDOM_LETTERS]) {
            return Err(ParseReferenceError::Check);
        }
        Ok(Self(letters))
    }
}

impl Serialize for BookingReference {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for BookingReference {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_shown_is_read_back(random in any::<u64>()) {
            if let Some(reference) = BookingReference::from_random(random) {
                prop_assert_eq!(reference.to_string().parse(), Ok(reference));
                prop_assert_eq!(reference.compact().to_lowercase().parse(), Ok(reference));
            }
        }

        #[test]
        fn one_wrong_letter_is_found(random in any::<u64>(), place in 0_usize..9, other in 0_usize..32) {
            if let Some(reference) = BookingReference::from_random(random) {
                let mut letters = reference.compact().into_bytes();
                prop_assume!(letters[place] != ALPHABET[other]);
                letters[place] = ALPHABET[other];
                let text = String::from_utf8(letters).unwrap();
                prop_assert_eq!(text.parse::<BookingReference>(), Err(ParseReferenceError::Check));
            }
        }
    }

    #[test]
    fn slips_of_the_tongue_are_forgiven() {
        let reference = BookingReference::from_random(1).unwrap();
        assert_eq!(reference.to_string(), "000-0000-011");
        assert_eq!("ooo oooo oil".parse(), Ok(reference));
        assert_eq!("000-0000-01".parse::<BookingReference>(), Err(ParseReferenceError::Length));
        assert_eq!("000-0000-0u1".parse::<BookingReference>(), Err(ParseReferenceError::Letter('u')));
    }
}
