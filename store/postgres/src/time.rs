//! Between our time types and those that the driver binds.

use calendars::{Instant, LocalDate, LocalTime, TimeError};
use chrono::{DateTime, NaiveDate, NaiveTime, Timelike, Utc};

/// For `timestamptz`.
pub(crate) fn timestamp(instant: Instant) -> DateTime<Utc> {
    instant.to_datetime()
}

/// For `date`. Every `LocalDate` is a date of chrono, so the fall-back is never taken.
pub(crate) fn date(date: LocalDate) -> NaiveDate {
    NaiveDate::from_epoch_days(date.days_since_epoch()).unwrap_or_default()
}

/// For `time`. Every `LocalTime` is a time of chrono, so the fall-back is never taken.
pub(crate) fn time(time: LocalTime) -> NaiveTime {
    NaiveTime::from_hms_opt(time.hour(), time.minute(), 0).unwrap_or_default()
}

/// From `date`.
pub(crate) fn local_date(date: NaiveDate) -> Result<LocalDate, TimeError> {
    LocalDate::from_days_since_epoch(date.to_epoch_days())
}

/// From `time`.
pub(crate) fn local_time(time: NaiveTime) -> Result<LocalTime, TimeError> {
    LocalTime::new(time.hour(), time.minute())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn civil_time_survives_the_way_there_and_back() {
        for day in [LocalDate::MIN, LocalDate::MAX, LocalDate::new(2028, 2, 29).unwrap()] {
            assert_eq!(local_date(date(day)), Ok(day));
        }
        for minute in [0, 1, 719, 1439] {
            let clock = LocalTime::from_minutes(minute).unwrap();
            assert_eq!(local_time(time(clock)), Ok(clock));
        }
    }
}
