//! A float list: cases without a judge of their own, which take the sittings that fall free.

use super::Load;
use crate::expected::Expected;
use crate::probability::Probability;
use crate::tails::{Move, Step};

/// What a float needs and what a sitting gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HalfDays {
    /// A morning or an afternoon.
    One,
    /// A whole day.
    Two,
}

impl HalfDays {
    /// One or two.
    #[must_use]
    pub const fn count(self) -> u32 {
        match self {
            Self::One => 1,
            Self::Two => 2,
        }
    }
}

/// A judge's sitting at the venue, with hearings of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sitting {
    /// What floats can have of it if it falls free.
    pub half_days: HalfDays,
    /// That all its own hearings fall away in time for a float to be called in: see [`falls_free`](crate::falls_free).
    /// One for a judge who was kept free.
    pub falls_free: Probability,
}

/// A venue's float list so far: the half-days that those floats which go ahead need, against those that fall free.
///
/// Somebody is sent away if more half-days are needed than fall free. That is one sum, not two: floats fit if what they need and
/// what the fixed hearings keep is together no more than all half-days of the venue's judges.
///
/// Half-days are counted and not matched: a day-long float is taken to be content with a morning of one judge and an afternoon
/// of another, and a morning float with an afternoon. As with [`BlockLoad`](crate::BlockLoad), the order of adding decides who is
/// sent away, nothing allocates once it is made, and a float cannot be taken off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FloatLoad {
    load: Load,
}

impl FloatLoad {
    /// A venue's sittings and no floats yet.
    #[must_use]
    pub fn new(sittings: &[Sitting]) -> Self {
        let all = sittings.iter().map(|sitting| sitting.half_days.count()).sum();
        let mut load = Load::new(all);
        for sitting in sittings {
            load.add_silently(&step(sitting.half_days, sitting.falls_free.complement()));
        }
        Self { load }
    }

    /// Lists one more float that goes ahead with some probability.
    pub fn add(&mut self, needs: HalfDays, goes_ahead: Probability) {
        self.load.add(&step(needs, goes_ahead));
    }

    /// That some float is sent away.
    #[must_use]
    pub fn risk(&self) -> Probability {
        self.load.risk()
    }

    /// That some float is sent away if this one is listed too.
    #[must_use]
    pub fn risk_with(&self, needs: HalfDays, goes_ahead: Probability) -> Probability {
        self.load.risk_with(&step(needs, goes_ahead))
    }

    /// The expected number of floats that come and are sent away.
    #[must_use]
    pub const fn expected_sent_away(&self) -> Expected {
        Expected::from_parts(self.load.sent_away)
    }

    /// The same if this one is listed too.
    #[must_use]
    pub fn expected_sent_away_with(&self, needs: HalfDays, goes_ahead: Probability) -> Expected {
        let more = self.load.sent_away_now(&step(needs, goes_ahead));
        Expected::from_parts(self.load.sent_away + u128::from(more))
    }

    /// The half-days that are expected to fall free with no float to take them.
    #[must_use]
    pub fn expected_idle_half_days(&self) -> Expected {
        Expected::from_parts(self.load.idle())
    }

    /// How many more floats like this can be listed, up to `most`, before the risk is above the ceiling.
    #[must_use]
    pub fn how_many_more_fit(&self, needs: HalfDays, goes_ahead: Probability, ceiling: Probability, most: u32) -> u32 {
        self.load.how_many_more_fit(&step(needs, goes_ahead), ceiling, most)
    }
}

fn step(half_days: HalfDays, taken: Probability) -> Step<[Move; 1]> {
    Step::single(half_days.count(), taken)
}
