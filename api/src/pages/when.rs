//! Days and times in words.

use calendars::{Instant, LocalDate, LocalTime, Zone};
use notifier::{DateForm, date_in_form, date_long, month_name, time_12h, time_range};
use scheduler_model::{Language, Session};
use serde::Serialize;

/// When a visit is, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct When {
    /// `Saturday 5 December 2026`.
    pub(super) date: String,
    /// `on Saturday 5 December 2026`.
    pub(super) on: String,
    /// `2pm to 3:30pm`.
    pub(super) time: String,
    /// `2pm`.
    pub(super) from: String,
}

impl When {
    pub(super) fn new(date: LocalDate, start: LocalTime, end: LocalTime, language: Language) -> Self {
        Self {
            date: date_long(date, language),
            on: date_in_form(date, language, DateForm::On),
            time: time_range(start, end, language),
            from: time_12h(start, language),
        }
    }

    pub(super) fn of(session: &Session, language: Language) -> Self {
        Self::new(session.date, session.start, session.end, language)
    }
}

/// The time of day at the venue, such as `2:25pm`.
pub(super) fn clock(instant: Instant, zone: Zone, language: Language) -> String {
    time_12h(zone.local(instant).time, language)
}

/// `27 March 1985`.
pub(super) fn birth(date: LocalDate, language: Language) -> String {
    format!("{} {} {}", date.day(), month_name(date.month(), language), date.year())
}
