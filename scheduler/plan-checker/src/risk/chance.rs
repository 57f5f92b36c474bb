//! A probability as it is reported.

use std::fmt;

use serde::{Serialize, Serializer};

use super::exact::UNIT;

/// A probability in parts of 10^-18, rounded up where it was computed. Shown and written as a decimal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Chance(u64);

impl Chance {
    pub(crate) const fn from_parts(parts: u64) -> Self {
        Self(parts)
    }

    /// In parts of 10^-18.
    #[must_use]
    pub const fn parts(self) -> u64 {
        self.0
    }
}

impl fmt::Display for Chance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let decimal = format!("{}.{:018}", self.0 / UNIT, self.0 % UNIT);
        f.write_str(decimal.trim_end_matches('0').trim_end_matches('.'))
    }
}

impl Serialize for Chance {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(0, "0")]
    #[case(UNIT, "1")]
    #[case(UNIT / 20, "0.05")]
    #[case(1, "0.000000000000000001")]
    fn is_shown_as_a_decimal(#[case] parts: u64, #[case] text: &str) {
        assert_eq!(Chance::from_parts(parts).to_string(), text);
    }
}
