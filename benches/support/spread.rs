//! Repeated measurements of one thing.

#![expect(clippy::float_arithmetic, reason = "figures for people to read; nothing is decided by them")]

/// Repeated measurements of one thing, in its unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Spread {
    /// The smallest.
    pub(crate) min: f64,
    /// A quarter is smaller than this.
    pub(crate) lower: f64,
    /// Half are smaller than this: the figure that is reported.
    pub(crate) median: f64,
    /// Three quarters are smaller than this.
    pub(crate) upper: f64,
    /// The largest.
    pub(crate) max: f64,
    /// How many there are.
    pub(crate) count: usize,
}

impl Spread {
    /// Sorts and sums up; all 0 where there is nothing to sum up.
    pub(crate) fn of(mut values: Vec<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        Self {
            min: at(&values, 0.0),
            lower: at(&values, 0.25),
            median: at(&values, 0.5),
            upper: at(&values, 0.75),
            max: at(&values, 1.0),
            count: values.len(),
        }
    }
}

/// The value that `part` of the sorted values do not pass, between two of them where it falls between.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "positions in a list of measurements are small and not negative"
)]
pub(crate) fn at(sorted: &[f64], part: f64) -> f64 {
    let place = part * sorted.len().saturating_sub(1) as f64;
    let below = sorted.get(place.floor() as usize).copied().unwrap_or(0.0);
    let above = sorted.get(place.ceil() as usize).copied().unwrap_or(below);
    below + (above - below) * place.fract()
}
