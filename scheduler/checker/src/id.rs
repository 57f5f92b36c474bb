//! Ids, as sixteen bytes.

use std::fmt;

/// An id of whatever kind: a UUID's sixteen bytes. Ids sort as their bytes do, which is how both databases sort them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Id(pub [u8; 16]);

impl Id {
    /// Reads an id as it is shown; nothing if it is no such text.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut digits = text.bytes().filter(|byte| *byte != b'-').map(|byte| char::from(byte).to_digit(16));
        let mut bytes = [0_u8; 16];
        for byte in &mut bytes {
            let (high, low) = (digits.next()??, digits.next()??);
            *byte = u8::try_from(high * 16 + low).ok()?;
        }
        digits.next().is_none().then_some(Self(bytes))
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, byte) in self.0.iter().enumerate() {
            if matches!(place, 4 | 6 | 8 | 10) {
                f.write_str("-")?;
            }
            write!(f, "{byte:02x}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_shown_as_a_uuid() {
        let id = Id([0x01, 0x93, 0xab, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0xff]);
        assert_eq!(id.to_string(), "0193ab00-0102-0304-0506-0708090a0bff");
        assert_eq!(Id::parse(&id.to_string()), Some(id));
        assert_eq!(Id::parse("0193ab00-0102-0304-0506-0708090a0bffff"), None);
        assert_eq!(Id::parse("nobody"), None);
    }
}
