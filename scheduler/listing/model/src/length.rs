//! How much of the calendar a hearing takes.

use crate::Horizon;

/// The days that a hearing takes and the grains of the last one: full days first, then the tail on one more day.
///
/// A hearing that is no longer than a day has a tail alone, or is one full day. See [`Horizon::length`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HearingLength {
    /// Days of which it takes every grain.
    pub full_days: u32,
    /// Grains that remain; 0 if nothing does.
    pub tail_grains: u32,
}

impl HearingLength {
    /// How many days it takes.
    #[must_use]
    pub const fn days(self) -> u32 {
        self.full_days + if self.tail_grains > 0 { 1 } else { 0 }
    }

    /// Whether it takes more than one day. Its days then begin with the first sitting.
    #[must_use]
    pub const fn is_multi_day(self) -> bool {
        self.days() > 1
    }

    /// How many grains it takes on its `day`-th day, counted from 0.
    #[must_use]
    pub fn grains_on(self, day: u32, horizon: &Horizon) -> u32 {
        match day.cmp(&self.full_days) {
            std::cmp::Ordering::Less => horizon.day_grains(),
            std::cmp::Ordering::Equal => self.tail_grains,
            std::cmp::Ordering::Greater => 0,
        }
    }
}
