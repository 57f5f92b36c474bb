//! API keys: made once, shown once, kept as a hash.

use rand::RngCore;

/// What every key begins with, so that a leaked one is found by those who look for such things.
const PREFIX: &str = "assize_";
/// 32 letters of 5 bits: 160 random bits.
const LETTERS: usize = 32;
/// Lower case, without letters that are read as digits.
const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// Draws a key. Gives the key itself, to be shown once, and the hash to be stored.
///
/// # Example
/// ```
/// use rand::SeedableRng;
/// let (key, hash) = api::keys::generate(&mut rand::rngs::StdRng::seed_from_u64(1));
/// assert_eq!(key.len(), 39);
/// assert_eq!(api::keys::hash(&key), hash);
/// ```
pub fn generate(random: &mut impl RngCore) -> (String, [u8; 32]) {
    let mut bytes = [0_u8; LETTERS];
    random.fill_bytes(&mut bytes);
    let letters = bytes.iter().map(|byte| char::from(ALPHABET[usize::from(byte & 31)]));
    let key: String = PREFIX.chars().chain(letters).collect();
    let hash = hash(&key);
    (key, hash)
}

/// The hash under which a key is stored. The key has 160 random bits, so a plain hash cannot be turned back.
#[must_use]
pub fn hash(key: &str) -> [u8; 32] {
    *blake3::hash(key.as_bytes()).as_bytes()
}

/// Whether the text could be a key: what could not is refused without asking the database.
#[must_use]
pub fn is_well_formed(key: &str) -> bool {
    key.strip_prefix(PREFIX)
        .is_some_and(|letters| letters.len() == LETTERS && letters.bytes().all(|letter| ALPHABET.contains(&letter)))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use rand::SeedableRng;
    use rand::rngs::StdRng;

    use super::*;

    #[test]
    fn keys_are_well_formed_and_differ() {
        let mut random = StdRng::seed_from_u64(7);
        let keys: BTreeSet<_> = (0..100).map(|_| generate(&mut random).0).collect();
        assert_eq!(keys.len(), 100);
        assert!(keys.iter().all(|key| is_well_formed(key)));
    }

    #[test]
    fn the_alphabet_has_no_look_alikes() {
        let letters: BTreeSet<_> = ALPHABET.iter().collect();
        assert_eq!(letters.len(), 32);
        assert!(b"lo01".iter().all(|letter| !ALPHABET.contains(letter)));
    }

    #[test]
    fn what_is_no_key_is_seen() {
        for text in [
            "",
            "assize_",
            "assize_0123",
            "assiza_abcdefghijkmnpqrstuvwxyz23456789",
            "assize_ABCDEFGHIJKMNPQRSTUVWXYZ23456789",
        ] {
            assert!(!is_well_formed(text), "{text}");
        }
    }
}
