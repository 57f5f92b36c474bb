//! Tokens: a place in the line, signed.

use calendars::Instant;

/// A place in the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    /// Its turn.
    pub(super) turn: Instant,
    /// The process that gave it out: its turns are all different.
    pub(super) node: u64,
}

const PLACE: usize = 16;
const SIGNATURE: usize = 16;

/// Makes and reads tokens.
pub(super) struct Seal([u8; 32]);

impl Seal {
    pub(super) fn new(secret: &str) -> Self {
        Self(blake3::derive_key("assize 2026 waiting room token", secret.as_bytes()))
    }

    /// The token of a place: 64 hexadecimal digits.
    pub(super) fn token(&self, place: Place) -> String {
        let bytes = bytes(place);
        let mut token = String::with_capacity(2 * (PLACE + SIGNATURE));
        for byte in bytes.iter().chain(&self.signature(&bytes)) {
            token.push_str(&format!("{byte:02x}"));
        }
        token
    }

    /// The place that a token stands for, if we made it.
    pub(super) fn place(&self, token: &str) -> Option<Place> {
        let token = token.as_bytes();
        if token.len() != 2 * (PLACE + SIGNATURE) {
            return None;
        }
        let mut read = [0_u8; PLACE + SIGNATURE];
        for (byte, digits) in read.iter_mut().zip(token.chunks_exact(2)) {
            *byte = digit(digits[0])? << 4 | digit(digits[1])?;
        }
        let (place, signature) = read.split_first_chunk::<PLACE>()?;
        // Hashes are compared, and that takes the same time wherever they differ.
        (blake3::hash(&self.signature(place)) == blake3::hash(signature)).then(|| place_of(place))
    }

    fn signature(&self, place: &[u8; PLACE]) -> [u8; SIGNATURE] {
        let hash = blake3::keyed_hash(&self.0, place);
        let mut signature = [0; SIGNATURE];
        signature.copy_from_slice(&hash.as_bytes()[..SIGNATURE]);
        signature
    }
}

fn bytes(place: Place) -> [u8; PLACE] {
    let whole = u128::from(place.turn.micros().cast_unsigned()) << 64 | u128::from(place.node);
    whole.to_be_bytes()
}

fn place_of(bytes: &[u8; PLACE]) -> Place {
    let (turn, node) = bytes.split_at(8);
    let number = |half: &[u8]| half.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    Place { turn: Instant::from_micros(number(turn).cast_signed()), node: number(node) }
}

/// The value of a lower-case hexadecimal digit: a token is written in one way only.
const fn digit(letter: u8) -> Option<u8> {
    match letter {
        b'0'..=b'9' => Some(letter - b'0'),
        b'a'..=b'f' => Some(letter - b'a' + 10),
        _ => None,
    }
}
