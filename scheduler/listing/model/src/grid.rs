//! How the days of a horizon are cut: sitting days, listing minutes and grains.
//!
//! A *listing minute* counts from the start of the first sitting and skips what lies between sittings: with sittings from
//! 10:00 and from 14:00 of 180 minutes each, 12:59 is minute 179 and 14:00 is minute 180. A *grain* is `grain_minutes` of
//! them. What is said here holds for a horizon that [`read`](crate::read()) has accepted; for others nothing panics.

use std::ops::Range;

use calendars::{DateRange, LocalDate, LocalTime, WorkingDays};

use crate::{HearingLength, Horizon, Sitting};

impl Horizon {
    /// The days that can be listed, in order: Monday to Friday without bank holidays and closed days.
    #[must_use]
    pub fn sitting_days(&self) -> Vec<LocalDate> {
        let working = WorkingDays::bundled(self.division);
        let Ok(days) = DateRange::new(self.first, self.last) else { return Vec::new() };
        let is_open =
            |day: &LocalDate| working.is_working_day(*day) && !self.closed.iter().any(|closed| closed.contains(*day));
        days.iter().filter(is_open).collect()
    }

    /// The week of `day`, seven days each, counted from today, which begins week 0. Negative before it.
    #[must_use]
    pub fn week_of(&self, day: LocalDate) -> i64 {
        self.today.days_until(day).div_euclid(7)
    }

    /// The listing minutes of a day.
    #[must_use]
    pub fn day_minutes(&self) -> u32 {
        self.sittings.iter().fold(0, |sum, sitting| sum.saturating_add(u32::from(sitting.minutes)))
    }

    /// The minutes of the longest sitting.
    #[must_use]
    pub fn longest_sitting_minutes(&self) -> u32 {
        self.sittings.iter().map(|sitting| u32::from(sitting.minutes)).max().unwrap_or(0)
    }

    /// The grains of a day; at most 128.
    #[must_use]
    pub fn day_grains(&self) -> u32 {
        self.sittings.iter().fold(0, |sum, sitting| sum.saturating_add(self.whole_grains(sitting)))
    }

    /// The grains of each sitting, in their order; together they are all grains of the day.
    #[must_use]
    pub fn sitting_grains(&self) -> Vec<Range<u32>> {
        let mut from = 0u32;
        let ranges = self.sittings.iter().map(|sitting| {
            let range = from..from.saturating_add(self.whole_grains(sitting));
            from = range.end;
            range
        });
        ranges.collect()
    }

    /// How many grains `minutes` take: rounded up.
    #[must_use]
    pub fn grains_for(&self, minutes: u32) -> u32 {
        minutes.div_ceil(self.grain())
    }

    /// How many days and grains a hearing of `minutes` takes.
    #[must_use]
    pub fn length(&self, minutes: u32) -> HearingLength {
        let (grains, day) = (self.grains_for(minutes), self.day_grains().max(1));
        HearingLength { full_days: grains / day, tail_grains: grains % day }
    }

    /// The place of the sitting of that code among the sittings.
    #[must_use]
    pub fn sitting_index(&self, code: &str) -> Option<usize> {
        self.sittings.iter().position(|sitting| sitting.code == code)
    }

    /// The places of the sittings of those codes; of all if there are none. Unknown codes are passed over.
    #[must_use]
    pub fn sittings_named(&self, codes: &[String]) -> Vec<usize> {
        if codes.is_empty() {
            return (0..self.sittings.len()).collect();
        }
        (0..self.sittings.len()).filter(|&index| codes.contains(&self.sittings[index].code)).collect()
    }

    /// The listing minute that begins at `time`, if that is within a sitting; its end is not.
    #[must_use]
    pub fn minute_at(&self, time: LocalTime) -> Option<u32> {
        let mut before = 0u32;
        for sitting in &self.sittings {
            let into = u32::try_from(sitting.start.minutes_until(time)).ok();
            match into.filter(|&into| into < u32::from(sitting.minutes)) {
                Some(into) => return before.checked_add(into),
                None => before = before.saturating_add(u32::from(sitting.minutes)),
            }
        }
        None
    }

    /// When a listing minute begins, if the day has so many.
    #[must_use]
    pub fn time_at(&self, minute: u32) -> Option<LocalTime> {
        self.clock(minute, 0)
    }

    /// When something ends that takes the day's listing minutes up to `minute`, which itself is not taken: the end of a sitting,
    /// not the start of the next.
    #[must_use]
    pub fn end_at(&self, minute: u32) -> Option<LocalTime> {
        self.clock(minute.checked_sub(1)?, 1)
    }

    /// The grain that begins at `time`, if one does.
    #[must_use]
    pub fn grain_at(&self, time: LocalTime) -> Option<u32> {
        let minute = self.minute_at(time)?;
        (minute % self.grain() == 0).then_some(minute / self.grain())
    }

    /// When a grain begins, if the day has so many.
    #[must_use]
    pub fn time_of_grain(&self, grain: u32) -> Option<LocalTime> {
        self.time_at(grain.checked_mul(self.grain())?)
    }

    /// When something ends that takes the day's grains up to `grain`, which itself is not taken.
    #[must_use]
    pub fn end_of_grains(&self, grain: u32) -> Option<LocalTime> {
        self.end_at(grain.checked_mul(self.grain())?)
    }

    /// `plus` minutes after the start of a listing minute, on the clock.
    fn clock(&self, minute: u32, plus: u32) -> Option<LocalTime> {
        let mut into = minute;
        for sitting in &self.sittings {
            match into.checked_sub(u32::from(sitting.minutes)) {
                Some(beyond) => into = beyond,
                None => {
                    let minutes = u32::from(sitting.start.minutes_since_midnight()) + into + plus;
                    return u16::try_from(minutes).ok().and_then(|minutes| LocalTime::from_minutes(minutes).ok());
                }
            }
        }
        None
    }

    fn whole_grains(&self, sitting: &Sitting) -> u32 {
        u32::from(sitting.minutes) / self.grain()
    }

    /// Never 0, whatever the file says.
    fn grain(&self) -> u32 {
        u32::from(self.grain_minutes).max(1)
    }
}

#[cfg(test)]
mod tests;
