//! The day's grid of grains, and what a hearing takes of it.

use crate::dates::{Day, Minute};
use crate::problem::{Horizon, Sitting};

/// What is taken of one day: from the grain `from` up to, and without, the grain `to`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Stay {
    pub(crate) day: Day,
    pub(crate) from: u32,
    pub(crate) to: u32,
}

/// How much time a hearing takes: so many full days, and then so many grains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Length {
    pub(crate) full_days: u32,
    pub(crate) grains: u32,
}

impl Length {
    /// How many days it takes.
    pub(crate) const fn days(self) -> u32 {
        if self.grains > 0 || self.full_days == 0 { self.full_days + 1 } else { self.full_days }
    }
}

impl Horizon<'_> {
    /// The grains of a day.
    pub(crate) fn day_grains(&self) -> u32 {
        self.sittings.last().map_or(0, |last| last.end)
    }

    /// The minutes of the longest sitting.
    pub(crate) fn longest_sitting(&self) -> u32 {
        self.sittings.iter().map(|sitting| sitting.minutes).max().unwrap_or(0)
    }

    /// The time that some minutes take, rounded up to whole grains. A single full day is no full day but a day's grains.
    pub(crate) fn length(&self, minutes: u32) -> Length {
        let day = self.day_grains() * self.grain_minutes;
        if minutes <= day {
            return Length { full_days: 0, grains: minutes.div_ceil(self.grain_minutes) };
        }
        Length { full_days: minutes / day, grains: (minutes % day).div_ceil(self.grain_minutes) }
    }

    /// The grain that begins at a time of day, if one does.
    pub(crate) fn grain_at(&self, time: Minute) -> Option<u32> {
        let sitting =
            self.sittings.iter().find(|sitting| (sitting.start..sitting.start + sitting.minutes).contains(&time))?;
        let into = time - sitting.start;
        into.is_multiple_of(self.grain_minutes).then_some(sitting.first + into / self.grain_minutes)
    }

    /// The grain that is running or comes next at a time of day; at the end of the day the one after the last.
    pub(crate) fn grain_reached(&self, time: Minute) -> u32 {
        let passed = |sitting: &Sitting| time.saturating_sub(sitting.start).min(sitting.minutes);
        self.sittings.iter().map(passed).sum::<u32>() / self.grain_minutes
    }

    /// The sitting to which a grain belongs.
    pub(crate) fn sitting_of(&self, grain: u32) -> Option<&Sitting<'_>> {
        self.sittings.iter().find(|sitting| (sitting.first..sitting.end).contains(&grain))
    }

    /// The sittings that a stay touches.
    pub(crate) fn touched(&self, stay: Stay) -> impl Iterator<Item = &Sitting<'_>> {
        self.sittings.iter().filter(move |sitting| stay.from < sitting.end && sitting.first < stay.to)
    }

    /// The sittings with these codes; without codes, all.
    pub(crate) fn named(&self, codes: &[&str]) -> impl Iterator<Item = &Sitting<'_>> {
        self.sittings.iter().filter(move |sitting| codes.is_empty() || codes.contains(&sitting.code))
    }

    pub(crate) fn is_sitting_day(&self, day: Day) -> bool {
        self.days.binary_search(&day).is_ok()
    }

    /// A sitting day and those that follow it, as many as asked for or as there are; none if it is no sitting day.
    pub(crate) fn days_from(&self, first: Day, count: u32) -> &[Day] {
        let Ok(index) = self.days.binary_search(&first) else { return &[] };
        let rest = &self.days[index..];
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        &rest[..count.min(rest.len())]
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use serde_json::json;

    use super::*;

    /// 36 grains in the morning, 18 in the afternoon. Friday to Tuesday, with a bank holiday on Monday.
    fn read<T>(judge: impl FnOnce(&Horizon) -> T) -> T {
        let value = json!({
            "today": "2026-05-01", "first": "2026-05-01", "last": "2026-05-05",
            "sittings": [{"code": "AM", "start": "10:00", "minutes": 180}, {"code": "PM", "start": "14:00", "minutes": 90}],
        });
        judge(&Horizon::read(&value, &[Day::parse("2026-05-04").unwrap()]).unwrap())
    }

    #[rstest]
    #[case(1, 0, 1, 1)]
    #[case(180, 0, 36, 1)]
    #[case(266, 0, 54, 1)]
    #[case(270, 0, 54, 1)]
    #[case(271, 1, 1, 2)]
    #[case(540, 2, 0, 2)]
    #[case(545, 2, 1, 3)]
    #[case(0, 0, 0, 1)]
    fn lengths(#[case] minutes: u32, #[case] full_days: u32, #[case] grains: u32, #[case] days: u32) {
        read(|horizon| {
            let length = horizon.length(minutes);
            assert_eq!((length, length.days()), (Length { full_days, grains }, days));
        });
    }

    #[rstest]
    #[case("10:00", Some(0), 0)]
    #[case("10:05", Some(1), 1)]
    #[case("10:07", None, 1)]
    #[case("13:00", None, 36)]
    #[case("13:30", None, 36)]
    #[case("14:00", Some(36), 36)]
    #[case("15:25", Some(53), 53)]
    #[case("15:30", None, 54)]
    #[case("09:00", None, 0)]
    fn times(#[case] time: &str, #[case] at: Option<u32>, #[case] reached: u32) {
        let time = crate::dates::parse_time(time).unwrap();
        read(|horizon| assert_eq!((horizon.grain_at(time), horizon.grain_reached(time)), (at, reached)));
    }

    #[rstest]
    #[case(0, 36, &["AM"])]
    #[case(35, 37, &["AM", "PM"])]
    #[case(36, 37, &["PM"])]
    #[case(36, 36, &[])]
    fn sittings(#[case] from: u32, #[case] to: u32, #[case] codes: &[&str]) {
        read(|horizon| {
            let touched: Vec<_> = horizon.touched(Stay { day: Day(0), from, to }).map(|sitting| sitting.code).collect();
            assert_eq!(touched, codes);
        });
    }

    #[test]
    fn days_skip_the_weekend_and_the_holiday() {
        read(|horizon| {
            let texts = |first, count| {
                let days = horizon.days_from(Day::parse(first).unwrap(), count);
                days.iter().map(Day::to_string).collect::<Vec<_>>()
            };
            assert_eq!(texts("2026-05-01", 2), ["2026-05-01", "2026-05-05"]);
            assert_eq!(texts("2026-05-05", 2), ["2026-05-05"]);
            assert!(texts("2026-05-02", 1).is_empty());
        });
    }
}
