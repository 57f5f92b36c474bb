//! A distribution of minutes, whole.

use crate::expected::Expected;
use crate::grain::Grain;
use crate::probability::Probability;
use crate::prospect::Prospect;
use crate::tails::{Step, index, shortfall};

/// A distribution of minutes on a grid, up to the longest time that it can take: for reports and pictures.
///
/// A search that only asks whether a session's minutes are enough wants a [`BlockLoad`](crate::BlockLoad), which is smaller.
///
/// The probability of being above any length is rounded up; see [`Probability`] for the bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Distribution {
    grain: Grain,
    /// `tails[at]`: that it is more than `at` grains. Descending; the last is the only zero.
    tails: Vec<u64>,
}

impl Distribution {
    /// Sure to be no time at all.
    #[must_use]
    pub fn nothing(grain: Grain) -> Self {
        Self { grain, tails: vec![0] }
    }

    /// The same, with room for a longest time of so many minutes, so that [`Self::one_more`] need not allocate up to there.
    #[must_use]
    pub fn with_capacity(grain: Grain, minutes: u32) -> Self {
        let mut tails = Vec::with_capacity(index(grain.covering(minutes)) + 1);
        tails.push(0);
        Self { grain, tails }
    }

    /// The time that one hearing takes, none if it falls away.
    #[must_use]
    pub fn of(hearing: &Prospect) -> Self {
        let mut distribution = Self::nothing(hearing.grain());
        distribution.one_more(hearing);
        distribution
    }

    /// The grid.
    #[must_use]
    pub const fn grain(&self) -> Grain {
        self.grain
    }

    /// Adds the time of one more hearing, independent of what is there.
    ///
    /// # Panics
    ///
    /// It lies on another grain.
    pub fn one_more(&mut self, hearing: &Prospect) {
        assert_eq!(self.grain, hearing.grain(), "what is added up lies on the same grain");
        self.tails.resize(self.tails.len() + index(hearing.step().longest()), 0);
        hearing.step().add_to(&mut self.tails);
    }

    /// The sum of two that are independent of each other.
    ///
    /// # Panics
    ///
    /// The other lies on another grain.
    #[must_use]
    pub fn convolve(&self, other: &Self) -> Self {
        assert_eq!(self.grain, other.grain, "what is added up lies on the same grain");
        let other = Step::from_tails(&other.tails);
        let mut tails = self.tails.clone();
        tails.resize(tails.len() + index(other.longest()), 0);
        other.add_to(&mut tails);
        Self { grain: self.grain, tails }
    }

    /// That it takes longer than so many minutes.
    #[must_use]
    pub fn tail_above(&self, minutes: u32) -> Probability {
        Probability::known(self.tail(index(self.grain.within(minutes))))
    }

    /// The expected minutes.
    #[must_use]
    pub fn mean(&self) -> Expected {
        self.expected_excess_above(0)
    }

    /// The expected minutes by which it is shorter than `minutes`: what a session of that length is idle.
    #[must_use]
    pub fn expected_shortfall_below(&self, minutes: u32) -> Expected {
        Expected::from_parts(shortfall(self.grain, minutes, |at| self.tail(at)))
    }

    /// The expected minutes by which it is longer than `minutes`: what a session of that length lacks.
    #[must_use]
    pub fn expected_excess_above(&self, minutes: u32) -> Expected {
        let first = index(self.grain.within(minutes));
        let above: u128 = self.tails.iter().skip(first).map(|&tail| u128::from(tail)).sum();
        let already = u128::from(minutes % self.grain.minutes()) * u128::from(self.tail(first));
        Expected::from_parts(above * u128::from(self.grain.minutes()) - already)
    }

    /// The least number of minutes that suffice with at least this probability.
    #[must_use]
    pub fn quantile(&self, probability: Probability) -> u32 {
        let allowed = probability.complement().parts();
        self.minutes_at(self.tails.partition_point(|&tail| tail > allowed))
    }

    /// The longest time that has any probability.
    #[must_use]
    pub fn longest(&self) -> u32 {
        self.quantile(Probability::ONE)
    }

    /// The lengths in minutes, ascending, that have any probability, each with its own.
    pub fn masses(&self) -> impl Iterator<Item = (u32, Probability)> {
        let before = std::iter::once(Probability::PARTS).chain(self.tails.iter().copied());
        let parts = before.zip(&self.tails).map(|(before, &tail)| before - tail);
        let all = parts.enumerate().map(|(at, parts)| (self.minutes_at(at), Probability::known(parts)));
        all.filter(|&(_, probability)| probability > Probability::ZERO)
    }

    fn tail(&self, at: usize) -> u64 {
        self.tails.get(at).copied().unwrap_or(0)
    }

    fn minutes_at(&self, at: usize) -> u32 {
        u32::try_from(at).unwrap_or(u32::MAX).saturating_mul(self.grain.minutes())
    }
}
