//! From seconds to steps.

/// A measured speed: so many steps took so long.
///
/// The clock is the caller's. A plan made with steps chosen this way can be had again by giving the same number of steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// Steps done.
    pub steps: u64,
    /// Microseconds they took.
    pub micros: u64,
}

impl Pace {
    /// The steps that fit into `micros` microseconds at this speed; at least one.
    #[must_use]
    pub fn steps_in(self, micros: u64) -> u64 {
        let steps = u128::from(self.steps) * u128::from(micros) / u128::from(self.micros.max(1));
        u64::try_from(steps).unwrap_or(u64::MAX).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::Pace;
    use rstest::rstest;

    #[rstest]
    #[case(1_000, 2_000, 30_000_000, 15_000_000)]
    #[case(1, 1_000_000, 10, 1)] // slower than one step in the time given
    #[case(7, 0, 5, 35)] // too short to measure counts as a microsecond
    #[case(u64::MAX, 1, u64::MAX, u64::MAX)]
    fn steps_fit_the_time(#[case] steps: u64, #[case] micros: u64, #[case] given: u64, #[case] expected: u64) {
        assert_eq!(Pace { steps, micros }.steps_in(given), expected);
    }
}
