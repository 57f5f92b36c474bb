//! An expected number, of minutes or of hearings.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::decimal;
use crate::probability::Probability;

/// An expected value (a mean over everything that may happen) in parts of 10^-18, never negative.
///
/// The unit is that of the function which gives it: minutes, half-days or hearings. In JSON it is a decimal as text, as
/// a [`Probability`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Expected(u128);

/// The text is not an expected value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an expected value: write a decimal such as 12.5")]
pub struct ParseExpectedError(
    /// What was read.
    pub String,
);

impl Expected {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// From parts of 10^-18.
    #[must_use]
    pub const fn from_parts(parts: u128) -> Self {
        Self(parts)
    }

    /// In parts of 10^-18.
    #[must_use]
    pub const fn parts(self) -> u128 {
        self.0
    }

    /// In thousandths, halves rounded up: fine enough for a score.
    #[must_use]
    pub fn thousandths(self) -> u64 {
        let unit = decimal::ONE / 1_000;
        u64::try_from(self.0.saturating_add(unit / 2) / unit).unwrap_or(u64::MAX)
    }
}

/// A share of some parts, rounded down. Both factors at once would not fit into 128 bits.
pub(crate) fn share(parts: u128, of: Probability) -> u128 {
    let of = u128::from(of.parts());
    parts / decimal::ONE * of + parts % decimal::ONE * of / decimal::ONE
}

impl fmt::Display for Expected {
    /// The exact decimal, or one with the formatter's precision, halves rounded up.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        decimal::write(self.0, f)
    }
}

impl FromStr for Expected {
    type Err = ParseExpectedError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        decimal::parse(text, decimal::PLACES).map(Self).ok_or_else(|| ParseExpectedError(text.to_owned()))
    }
}

impl Serialize for Expected {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Expected {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_shown_and_read_back() {
        let value: Expected = "12.3456".parse().unwrap();
        assert_eq!(value.to_string(), "12.3456");
        assert_eq!(format!("{value:.1}"), "12.3");
        assert_eq!(format!("{value:.0}"), "12");
        assert_eq!(value.thousandths(), 12_346);
        assert_eq!(serde_json::to_string(&value).unwrap(), "\"12.3456\"");
        assert_eq!(serde_json::from_str::<Expected>("\"12.3456\"").unwrap(), value);
        assert!("-1".parse::<Expected>().is_err());
    }
}
