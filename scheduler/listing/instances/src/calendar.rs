//! The days of a drawn problem, and how much of them somebody has.

use calendars::{Division, LocalDate, LocalTime, TimeError};
use listing_model::{DateSpan, Horizon, OfficeHolder, Sitting, SittingsOn, WeekdaySittings};

/// Listing minutes of a sitting: half a day, as the Hearings Management service counts.
pub(crate) const SITTING: u32 = 180;
/// Listing minutes of a day.
pub(crate) const DAY: u32 = 2 * SITTING;
/// Listed hearings begin on quarters of an hour.
pub(crate) const GRAIN: u16 = 15;

/// The horizon with its sitting days.
pub(crate) struct Calendar {
    pub(crate) horizon: Horizon,
    /// Sitting days in order.
    pub(crate) days: Vec<LocalDate>,
}

impl Calendar {
    /// So many weeks from a week after Monday 5 January 2026, which is today.
    pub(crate) fn new(weeks: u32, division: Division) -> Result<Self, TimeError> {
        let today = LocalDate::new(2026, 1, 5)?;
        let first = today.plus_days(7);
        // The last day is a Friday.
        let last = first.plus_days(i64::from(weeks.max(1)) * 7 - 3);
        let sitting = |code: &str, hour| {
            Ok::<_, TimeError>(Sitting { code: code.to_owned(), start: LocalTime::new(hour, 0)?, minutes: 180 })
        };
        let horizon = Horizon {
            today,
            first,
            last,
            division,
            closed: Vec::new(),
            grain_minutes: GRAIN,
            sittings: vec![sitting("AM", 10)?, sitting("PM", 14)?],
        };
        let days = horizon.sitting_days();
        Ok(Self { horizon, days })
    }

    /// The sitting day that many days into the horizon, or the last.
    pub(crate) fn day(&self, index: u32) -> LocalDate {
        self.days.get(index as usize).or(self.days.last()).copied().unwrap_or(self.horizon.last)
    }

    /// How many sitting days there are.
    pub(crate) fn count(&self) -> u32 {
        u32::try_from(self.days.len()).unwrap_or(u32::MAX)
    }
}

/// The listing minutes for which somebody sits on a day: a sitting counts if they sit in it.
pub(crate) fn minutes_on(horizon: &Horizon, day: LocalDate, pattern: &[WeekdaySittings], away: &[SittingsOn]) -> u32 {
    let sits = |sitting: &&Sitting| has(&sitting.code, day, pattern) && !is_away(&sitting.code, day, away);
    horizon.sittings.iter().filter(sits).map(|sitting| u32::from(sitting.minutes)).sum()
}

/// Whether a pattern has a sitting of a day. No pattern has all.
pub(crate) fn has(code: &str, day: LocalDate, pattern: &[WeekdaySittings]) -> bool {
    pattern.is_empty() || pattern.iter().any(|entry| entry.weekday == day.weekday() && names(&entry.sittings, code))
}

/// Whether a sitting of a day is among those away.
pub(crate) fn is_away(code: &str, day: LocalDate, away: &[SittingsOn]) -> bool {
    away.iter()
        .any(|entry| DateSpan { first: entry.first, last: entry.last }.contains(day) && names(&entry.sittings, code))
}

fn names(sittings: &[String], code: &str) -> bool {
    sittings.is_empty() || sittings.iter().any(|sitting| sitting == code)
}

/// The listing minutes for which an office-holder can sit in all: by pattern, absences and the most days.
pub(crate) fn capacity(horizon: &Horizon, days: &[LocalDate], person: &OfficeHolder) -> u32 {
    let (mut minutes, mut sat) = (0, 0);
    let mut week = (horizon.first.iso_week_monday(), 0_u32);
    for &day in days {
        let monday = day.iso_week_monday();
        if week.0 != monday {
            week = (monday, 0);
        }
        let here = minutes_on(horizon, day, &person.pattern, &person.away);
        let week_full = person.max_days_a_week.is_some_and(|most| week.1 >= u32::from(most));
        let full = person.max_days.is_some_and(|most| sat >= u32::from(most));
        if here > 0 && !week_full && !full {
            (minutes, sat, week.1) = (minutes + here, sat + 1, week.1 + 1);
        }
    }
    minutes
}

#[cfg(test)]
mod tests {
    use listing_model::Contract;
    use rstest::rstest;

    use super::*;

    fn person(pattern: &[&str], max_days_a_week: Option<u8>, max_days: Option<u16>) -> OfficeHolder {
        let pattern = pattern.iter().map(|day| WeekdaySittings { weekday: day.parse().unwrap(), sittings: Vec::new() });
        OfficeHolder {
            id: "J1".into(),
            roles: vec!["judge".to_owned()],
            tickets: Vec::new(),
            specialisms: Vec::new(),
            contract: Contract::Salaried,
            venues: Vec::new(),
            pattern: pattern.collect(),
            away: Vec::new(),
            max_days_a_week,
            max_days,
        }
    }

    #[test]
    fn bank_holidays_are_no_sitting_days() {
        let calendar = Calendar::new(26, Division::EnglandAndWales).unwrap();
        // Good Friday, Easter Monday, and two Mondays in May.
        assert_eq!(calendar.count(), 26 * 5 - 4);
        assert_eq!(calendar.horizon.last.to_string(), "2026-07-10");
    }

    #[rstest]
    #[case(&[], None, None, 5)]
    #[case(&["monday", "friday"], None, None, 2)]
    #[case(&[], Some(4), None, 4)]
    #[case(&[], Some(4), Some(3), 3)]
    fn capacity_keeps_pattern_and_most_days(
        #[case] pattern: &[&str],
        #[case] a_week: Option<u8>,
        #[case] in_all: Option<u16>,
        #[case] days: u32,
    ) {
        let calendar = Calendar::new(1, Division::EnglandAndWales).unwrap();
        assert_eq!(capacity(&calendar.horizon, &calendar.days, &person(pattern, a_week, in_all)), days * DAY);
    }

    #[test]
    fn half_a_day_away_leaves_the_other_half() {
        let calendar = Calendar::new(1, Division::EnglandAndWales).unwrap();
        let day = calendar.day(0);
        let away = [SittingsOn { first: day, last: day, sittings: vec!["PM".to_owned()] }];
        assert_eq!(minutes_on(&calendar.horizon, day, &[], &away), SITTING);
    }
}
