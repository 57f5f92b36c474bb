//! Some sessions are wanted far more than others.

#![expect(clippy::float_arithmetic, reason = "a distribution to draw from; nothing is decided by it")]

use rand::Rng;
use rand::rngs::StdRng;

/// How uneven it is: the place numbered n is wanted 1/n^1.1 times as much as the first.
const EXPONENT: f64 = 1.1;

/// Zipf's distribution over so many places.
pub(crate) struct Zipf {
    /// For each place the sum of the weights up to it.
    sums: Vec<f64>,
}

impl Zipf {
    pub(crate) fn new(places: usize) -> Self {
        let mut sum = 0.0;
        let up_to = |place: usize| {
            sum += f64::from(u32::try_from(place + 1).unwrap_or(u32::MAX)).powf(-EXPONENT);
            sum
        };
        Self { sums: (0..places).map(up_to).collect() }
    }

    /// Draws a place, from 0.
    pub(crate) fn draw(&self, random: &mut StdRng) -> usize {
        let drawn = random.random::<f64>() * self.sums.last().copied().unwrap_or(0.0);
        self.sums.partition_point(|sum| *sum <= drawn).min(self.sums.len().saturating_sub(1))
    }
}
