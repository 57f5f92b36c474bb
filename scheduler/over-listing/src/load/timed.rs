//! A timed session: hearings one after another, each with a start time of its own.

use super::{Load, check_minutes, check_same};
use crate::expected::{Expected, share};
use crate::grain::Grain;
use crate::load::BadSession;
use crate::probability::Probability;
use crate::prospect::Prospect;
use crate::tails::{Step, index, shortfall};

/// A timed session so far: when its judge will be done with the hearings listed in it.
///
/// A hearing that goes ahead begins at its listed time, or when the one before has ended if that is later. One that falls away
/// takes no time, but the next does not begin before its own listed time: parties are not called in early. So time lost before a
/// listed start is lost, which is how a timed list differs from a block list.
///
/// Listed times are rounded up to the grain. Hearings are added in the order of their times and cannot be taken out again:
/// [`Self::clear`] and add the others, or keep a copy from before.
///
/// # Panics
///
/// All methods that take a [`Prospect`] panic if it lies on another grain than the load.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimedLoad {
    grain: Grain,
    minutes: u32,
    /// The minute at which the judge is done, as a sum of grains.
    load: Load,
    last_start: u32,
    /// Expected idle minutes before the last listed start, in parts.
    idle_before: u128,
}

/// What one hearing of a timed session has to fear.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HearingRisk {
    /// That its parties come and the session is over before it can begin.
    pub not_reached: Probability,
    /// That its parties come and it has not ended when the session is over: not reached, or cut short.
    pub not_finished: Probability,
    /// The minutes by which it is expected to begin late, given that its parties come.
    pub expected_wait: Expected,
}

/// A listed time that does not fit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadStart {
    /// At or after the end of the session.
    #[error("a hearing is listed {start} minutes into a session of {minutes} minutes")]
    AfterTheEnd {
        /// Minutes after the session's beginning.
        start: u32,
        /// The minutes of the session.
        minutes: u32,
    },
    /// Before a hearing that was added earlier.
    #[error(
        "a hearing is listed {start} minutes into the session, after one at {last}: add them in the order of their times"
    )]
    OutOfOrder {
        /// Minutes after the session's beginning.
        start: u32,
        /// The latest listed time so far.
        last: u32,
    },
}

impl TimedLoad {
    /// A session of so many minutes with nothing listed.
    ///
    /// # Errors
    ///
    /// The session has more than [`MAX_MINUTES`](crate::MAX_MINUTES).
    pub fn new(minutes: u32, grain: Grain) -> Result<Self, BadSession> {
        check_minutes(minutes)?;
        Ok(Self { grain, minutes, load: Load::new(grain.within(minutes)), last_start: 0, idle_before: 0 })
    }

    /// The minutes of the session.
    #[must_use]
    pub const fn minutes(&self) -> u32 {
        self.minutes
    }

    /// Takes everything off the list.
    pub fn clear(&mut self) {
        self.load.clear();
        self.last_start = 0;
        self.idle_before = 0;
    }

    /// Takes over another load, without allocation if this one has been as large.
    pub fn copy_from(&mut self, other: &Self) {
        self.load.copy_from(&other.load);
        (self.grain, self.minutes) = (other.grain, other.minutes);
        (self.last_start, self.idle_before) = (other.last_start, other.idle_before);
    }

    /// Lists one more, `start` minutes after the session's beginning, and tells what it has to fear.
    ///
    /// # Errors
    ///
    /// The time is before an earlier one's, or not within the session.
    pub fn add(&mut self, start: u32, hearing: &Prospect) -> Result<HearingRisk, BadStart> {
        let risk = self.hearing_risk(start, hearing)?;
        let (step, listed) = (hearing.step(), self.on_grid(start));
        let gap = shortfall(self.grain, listed * self.grain.minutes(), |at| self.load.tails[at]);
        let gap_within =
            shortfall(self.grain, self.minutes.min(listed * self.grain.minutes()), |at| self.load.tails[at]);
        let ahead = step.stays().complement();
        self.idle_before += share(gap_within, ahead);
        // The mean is in grains; the gap, over whole grains, is a multiple of one.
        self.load.mean += share(gap / u128::from(self.grain.minutes()), ahead) + step.mean();
        let listed = index(listed);
        step.add_from(&mut self.load.tails, |tails, at| free_from(tails, listed, at));
        self.last_start = start;
        Ok(risk)
    }

    /// What one more would have to fear. The hearings before it are not touched by it.
    ///
    /// # Errors
    ///
    /// The time is before an earlier one's, or not within the session.
    pub fn hearing_risk(&self, start: u32, hearing: &Prospect) -> Result<HearingRisk, BadStart> {
        self.check_start(start, hearing)?;
        let listed = self.on_grid(start);
        let begins_after = |at: usize| free_from(&self.load.tails, index(listed), at);
        // The last grain at which a hearing can still begin is the last one before the end.
        let last = self.minutes.div_ceil(self.grain.minutes()).checked_sub(1);
        let too_late = last.map_or(Probability::PARTS, |last| begins_after(index(last)));
        let comes = Step::single(1, hearing.goes_ahead());
        Ok(HearingRisk {
            not_reached: Probability::known(comes.tail_when_moved(1, |_| too_late)),
            not_finished: Probability::known(hearing.step().tail_when_moved(self.load.capacity(), begins_after)),
            expected_wait: self.wait(listed * self.grain.minutes()),
        })
    }

    /// That the session overruns: what is listed has not ended when its minutes are over.
    #[must_use]
    pub fn risk(&self) -> Probability {
        self.load.risk()
    }

    /// The same if this one is listed too. Costs one multiplication for each length of the hearing.
    ///
    /// # Errors
    ///
    /// The time is before an earlier one's, or not within the session.
    pub fn risk_with(&self, start: u32, hearing: &Prospect) -> Result<Probability, BadStart> {
        self.check_start(start, hearing)?;
        let (tails, listed, end) = (&self.load.tails, index(self.on_grid(start)), self.load.capacity());
        Ok(Probability::known(hearing.step().tail(end, tails[end], |at| free_from(tails, listed, at))))
    }

    /// The minutes of the session in which nothing is expected to be heard.
    #[must_use]
    pub fn expected_idle_minutes(&self) -> Expected {
        Expected::from_parts(self.idle_before + shortfall(self.grain, self.minutes, |at| self.load.tails[at]))
    }

    /// The minutes by which the session is expected to overrun if everything is heard to its end.
    #[must_use]
    pub fn expected_overrun_minutes(&self) -> Expected {
        self.wait(self.minutes)
    }

    /// The expected minutes from `minute` until the judge is done with what is listed so far.
    fn wait(&self, minute: u32) -> Expected {
        let done = self.load.mean * u128::from(self.grain.minutes());
        let early = shortfall(self.grain, minute, |at| self.load.tails[at]);
        // A mean is rounded down, a shortfall too.
        Expected::from_parts((done + early).saturating_sub(u128::from(minute) * u128::from(Probability::PARTS)))
    }

    fn on_grid(&self, start: u32) -> u32 {
        self.grain.covering(start)
    }

    fn check_start(&self, start: u32, hearing: &Prospect) -> Result<(), BadStart> {
        check_same(self.grain, hearing);
        if start >= self.minutes {
            return Err(BadStart::AfterTheEnd { start, minutes: self.minutes });
        }
        if start < self.last_start {
            return Err(BadStart::OutOfOrder { start, last: self.last_start });
        }
        Ok(())
    }
}

/// That a hearing listed at `listed` begins after `at`, if those before it are done as `tails` say.
fn free_from(tails: &[u64], listed: usize, at: usize) -> u64 {
    if at < listed { Probability::PARTS } else { tails[at] }
}
