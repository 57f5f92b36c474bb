//! A probability as an integer.

mod json;

use std::fmt;
use std::str::FromStr;

use crate::decimal;

pub(crate) use json::as_written;

/// A probability in parts of 10^-18, the finest decimal that fits into 64 bits.
///
/// Decimals, not powers of two, so that what people write (0.05, 12.5%) is what is computed with, and so that "the parts sum
/// to one" is a question with an exact answer.
///
/// # Rounding
///
/// A product of two probabilities has 36 decimals and must be rounded. This crate computes with the probability that a sum
/// of minutes is *greater* than something, and rounds it up. So a risk is never less than the truth. Each hearing rounds at
/// most twice (once for its own lengths, once when it joins the others) by less than 10^-18 each time, and a later
/// step averages what earlier ones left. A risk of `n` hearings is therefore less than `2n * 10^-18` above the truth, and
/// exact while all products fit into 18 decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Probability(u64);

/// The text is not a probability.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is not a probability: write a decimal from 0 to 1 such as 0.05, or a percentage such as 5%, with up to 18 decimals"
)]
pub struct ParseProbabilityError(
    /// What was read.
    pub String,
);

impl Probability {
    /// It never happens.
    pub const ZERO: Self = Self(0);
    /// It is certain.
    pub const ONE: Self = Self(Self::PARTS);
    /// The parts of a certainty: 10^18.
    pub const PARTS: u64 = 1_000_000_000_000_000_000;

    /// From parts of 10^-18; `None` above one.
    #[must_use]
    pub const fn from_parts(parts: u64) -> Option<Self> {
        if parts <= Self::PARTS { Some(Self(parts)) } else { None }
    }

    /// From whole percent; `None` above 100.
    #[must_use]
    pub const fn from_percent(percent: u8) -> Option<Self> {
        // A byte is at most 255, so the product is at most 2.55 * 10^18.
        Self::from_parts(percent as u64 * (Self::PARTS / 100))
    }

    /// `part` out of `whole`, rounded down; `None` unless `part <= whole` and `whole > 0`.
    #[must_use]
    pub fn from_ratio(part: u64, whole: u64) -> Option<Self> {
        if part > whole || whole == 0 {
            return None;
        }
        Self::from_wide(u128::from(part) * u128::from(Self::PARTS) / u128::from(whole))
    }

    /// From parts of 10^-18 that came out of a computation; `None` above one.
    pub(crate) fn from_wide(parts: u128) -> Option<Self> {
        u64::try_from(parts).ok().and_then(Self::from_parts)
    }

    /// Parts of 10^-18 that are known to be no more than one.
    pub(crate) fn known(parts: u64) -> Self {
        debug_assert!(parts <= Self::PARTS, "{parts} parts are more than certain");
        Self(parts.min(Self::PARTS))
    }

    /// In parts of 10^-18.
    #[must_use]
    pub const fn parts(self) -> u64 {
        self.0
    }

    /// That it does not happen. Exact.
    #[must_use]
    pub const fn complement(self) -> Self {
        Self(Self::PARTS - self.0)
    }

    /// Of either of two events that exclude each other. Exact; `None` if the sum is more than one.
    #[must_use]
    pub const fn or(self, other: Self) -> Option<Self> {
        // Two probabilities are at most 2 * 10^18.
        Self::from_parts(self.0 + other.0)
    }

    /// Of both of two events that know nothing of each other, rounded down.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let product = u128::from(self.0) * u128::from(other.0) / u128::from(Self::PARTS);
        Self::from_wide(product).unwrap_or(Self::ONE)
    }

    /// For people: `format!("{:.1}", risk.percent())` gives `4.3%`.
    #[must_use]
    pub const fn percent(self) -> Percent {
        Percent(self)
    }
}

/// A probability shown as a percentage: exactly, or with the formatter's precision, halves rounded up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Percent(Probability);

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        decimal::write(u128::from(self.0.0) * 100, f)?;
        f.write_str("%")
    }
}

impl fmt::Display for Probability {
    /// The exact decimal, or one with the formatter's precision, halves rounded up.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        decimal::write(u128::from(self.0), f)
    }
}

impl FromStr for Probability {
    type Err = ParseProbabilityError;

    /// Reads `0.05` and `5%`, exactly.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parts = match text.strip_suffix('%') {
            Some(percent) => decimal::parse(percent, decimal::PLACES - 2),
            None => decimal::parse(text, decimal::PLACES),
        };
        parts.and_then(Self::from_wide).ok_or_else(|| ParseProbabilityError(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("0", 0)]
    #[case("1", Probability::PARTS)]
    #[case("1.000", Probability::PARTS)]
    #[case("0.05", 50_000_000_000_000_000)]
    #[case("5%", 50_000_000_000_000_000)]
    #[case("12.5%", 125_000_000_000_000_000)]
    #[case("100%", Probability::PARTS)]
    #[case("0%", 0)]
    #[case("0.000000000000000001", 1)]
    #[case("0.0000000000000001%", 1)]
    fn is_read_exactly(#[case] text: &str, #[case] parts: u64) {
        assert_eq!(text.parse::<Probability>().map(Probability::parts), Ok(parts));
    }

    #[rstest]
    fn is_refused(
        #[values(
            "",
            "%",
            ".",
            ".5",
            "1.",
            "-0.1",
            "+1",
            "1.1",
            "101%",
            "1.0000000000000000001",
            "0.0000000000000000001",
            "0.00000000000000001%",
            "00.5",
            "05%",
            "5 %",
            "0,05",
            "1e-3",
            "NaN",
            "99999999999999999999999999999999999999999"
        )]
        text: &str,
    ) {
        assert_eq!(text.parse::<Probability>(), Err(ParseProbabilityError(text.to_owned())));
    }

    #[rstest]
    #[case("0.05", "5%", "5.0%", "0.1")]
    #[case("0.0449", "4.49%", "4.5%", "0.0")]
    #[case("1", "100%", "100.0%", "1.0")]
    #[case("0.9999", "99.99%", "100.0%", "1.0")]
    #[case("0", "0%", "0.0%", "0.0")]
    fn is_shown(#[case] exact: &str, #[case] percent: &str, #[case] rounded: &str, #[case] one_place: &str) {
        let probability: Probability = exact.parse().unwrap();
        assert_eq!(probability.to_string(), exact);
        assert_eq!(probability.percent().to_string(), percent);
        assert_eq!(format!("{:.1}", probability.percent()), rounded);
        assert_eq!(format!("{probability:.1}"), one_place);
        assert!(format!("{:.0}", probability.percent()).parse::<Probability>().is_ok());
    }

    #[test]
    fn ratios_round_down() {
        assert_eq!(Probability::from_ratio(1, 3).map(|p| p.to_string()), Some("0.333333333333333333".to_owned()));
        assert_eq!(Probability::from_ratio(2, 3).map(|p| p.to_string()), Some("0.666666666666666666".to_owned()));
        assert_eq!(Probability::from_ratio(0, 0), None);
        assert_eq!(Probability::from_ratio(2, 1), None);
        assert_eq!(Probability::from_ratio(u64::MAX, u64::MAX), Some(Probability::ONE));
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_back(parts in 0..=Probability::PARTS) {
            let probability = Probability::from_parts(parts).unwrap();
            prop_assert_eq!(probability.to_string().parse(), Ok(probability));
            prop_assert_eq!(probability.percent().to_string().parse(), Ok(probability));
            let json = serde_json::to_string(&probability).unwrap();
            prop_assert_eq!(serde_json::from_str::<Probability>(&json).unwrap(), probability);
        }

        #[test]
        fn either_or_not_and_both(a in 0..=Probability::PARTS, b in 0..=Probability::PARTS) {
            let (a, b) = (Probability::from_parts(a).unwrap(), Probability::from_parts(b).unwrap());
            prop_assert_eq!(a.or(a.complement()), Some(Probability::ONE));
            prop_assert!(a.and(b) <= a.min(b));
            prop_assert_eq!(a.and(Probability::ONE), a);
        }
    }
}
