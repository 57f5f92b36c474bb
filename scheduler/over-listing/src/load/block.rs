//! A block list: several hearings listed for the same time before one judge.

use super::{BadSession, Load, check_minutes, check_same};
use crate::expected::Expected;
use crate::grain::Grain;
use crate::probability::Probability;
use crate::prospect::Prospect;
use crate::tails::shortfall;

/// A block list so far: the minutes that those of its hearings which go ahead will take, against the minutes of its session.
///
/// Somebody is sent away if those minutes are more than the session has. Who it is depends on the order, which is the judge's on
/// the day; here it is the order in which hearings were added, each heard if it ends within the session and sent away otherwise,
/// and all after it. So [`Self::risk`] does not depend on the order, [`Self::expected_sent_away`] does.
///
/// [`Self::risk_with`] costs one multiplication for each length of the hearing, whatever the grain; [`Self::add`] that times the
/// grains of the session. Neither allocates. A hearing cannot be taken off again: rounding makes that inexact. Take
/// [`Self::clear`] and add the others, or keep a copy from before.
///
/// # Panics
///
/// All methods that take a [`Prospect`] panic if it lies on another grain than the load.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockLoad {
    grain: Grain,
    minutes: u32,
    load: Load,
}

impl BlockLoad {
    /// An empty list for a session of so many minutes.
    ///
    /// # Errors
    ///
    /// The session has more than [`MAX_MINUTES`](crate::MAX_MINUTES).
    pub fn new(minutes: u32, grain: Grain) -> Result<Self, BadSession> {
        check_minutes(minutes)?;
        Ok(Self { grain, minutes, load: Load::new(grain.within(minutes)) })
    }

    /// The minutes of the session.
    #[must_use]
    pub const fn minutes(&self) -> u32 {
        self.minutes
    }

    /// The grid on which lengths are added up.
    #[must_use]
    pub const fn grain(&self) -> Grain {
        self.grain
    }

    /// Takes everything off the list.
    pub fn clear(&mut self) {
        self.load.clear();
    }

    /// Takes over another load, without allocation if this one has been as large.
    pub fn copy_from(&mut self, other: &Self) {
        self.grain = other.grain;
        self.minutes = other.minutes;
        self.load.copy_from(&other.load);
    }

    /// Lists one more.
    pub fn add(&mut self, hearing: &Prospect) {
        check_same(self.grain, hearing);
        self.load.add(hearing.step());
    }

    /// That somebody is sent away.
    #[must_use]
    pub fn risk(&self) -> Probability {
        self.load.risk()
    }

    /// That somebody is sent away if this one is listed too. The same number as [`Self::risk`] after [`Self::add`].
    #[must_use]
    pub fn risk_with(&self, hearing: &Prospect) -> Probability {
        check_same(self.grain, hearing);
        self.load.risk_with(hearing.step())
    }

    /// That this one, listed last, comes and is sent away.
    #[must_use]
    pub fn sent_away_if_last(&self, hearing: &Prospect) -> Probability {
        check_same(self.grain, hearing);
        Probability::known(self.load.sent_away_now(hearing.step()))
    }

    /// The expected number of hearings that are sent away.
    #[must_use]
    pub const fn expected_sent_away(&self) -> Expected {
        Expected::from_parts(self.load.sent_away)
    }

    /// The same if this one is listed too.
    #[must_use]
    pub fn expected_sent_away_with(&self, hearing: &Prospect) -> Expected {
        Expected::from_parts(self.load.sent_away + u128::from(self.sent_away_if_last(hearing).parts()))
    }

    /// The minutes for which there is expected to be no work. Minutes that are too few for the next hearing are not counted.
    #[must_use]
    pub fn expected_idle_minutes(&self) -> Expected {
        Expected::from_parts(shortfall(self.grain, self.minutes, |at| self.load.tails[at]))
    }

    /// The same if this one is listed too. Costs as much as [`Self::add`].
    #[must_use]
    pub fn expected_idle_minutes_with(&self, hearing: &Prospect) -> Expected {
        check_same(self.grain, hearing);
        Expected::from_parts(shortfall(self.grain, self.minutes, |at| self.load.tail_with(hearing.step(), at)))
    }

    /// The minutes that those who come are expected to want beyond the session.
    #[must_use]
    pub fn expected_excess_minutes(&self) -> Expected {
        let fits = u128::from(self.minutes) * u128::from(Probability::PARTS) - self.expected_idle_minutes().parts();
        // What fits is rounded up and the mean is not.
        Expected::from_parts(self.expected_minutes().parts().saturating_sub(fits))
    }

    /// The minutes that all are expected to take together.
    #[must_use]
    pub fn expected_minutes(&self) -> Expected {
        Expected::from_parts(self.load.mean * u128::from(self.grain.minutes()))
    }

    /// How many more hearings like this one can be listed, up to `most`, before the risk is above the ceiling. A risk that is
    /// equal to the ceiling is not above it.
    #[must_use]
    pub fn how_many_more_fit(&self, hearing: &Prospect, ceiling: Probability, most: u32) -> u32 {
        check_same(self.grain, hearing);
        self.load.how_many_more_fit(hearing.step(), ceiling, most)
    }
}
