//! Dates as people read them.

use calendars::{LocalDate, Weekday};
use scheduler_model::Language;

use super::words;

/// Where a date stands: Welsh changes its first letter by what goes before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateForm {
    /// On its own, or first in a sentence: "Dydd Sadwrn 5 Rhagfyr 2026".
    Alone,
    /// Inside a sentence: "dydd Sadwrn 5 Rhagfyr 2026".
    InSentence,
    /// With the word for "on" before it: "on Saturday 5 December 2026", "ar ddydd Sadwrn 5 Rhagfyr 2026".
    On,
}

/// `Saturday 5 December 2026`, `Dydd Sadwrn 5 Rhagfyr 2026`.
#[must_use]
pub fn date_long(date: LocalDate, language: Language) -> String {
    date_in_form(date, language, DateForm::Alone)
}

/// A date with its day of the week, in the form that its place in the sentence asks for.
#[must_use]
pub fn date_in_form(date: LocalDate, language: Language, form: DateForm) -> String {
    let key = match form {
        DateForm::Alone => "date-long",
        DateForm::InSentence => "date-long.in-sentence",
        DateForm::On => "date-long.on",
    };
    let weekday = weekday_name(date.weekday(), language);
    let month = month_name(date.month(), language);
    let (day, year) = (date.day().to_string(), date.year().to_string());
    let variables =
        [("weekday", (&weekday).into()), ("day", (&day).into()), ("month", (&month).into()), ("year", (&year).into())];
    // The catalogue is part of the program and tested whole; the ISO form is for a fault that the tests rule out.
    words(language).say(key, &variables).unwrap_or_else(|_| date.to_string())
}

/// `Saturday`, `Sadwrn`.
#[must_use]
pub fn weekday_name(weekday: Weekday, language: Language) -> String {
    words(language).say("weekday", &[("weekday", weekday.code().into())]).unwrap_or_else(|_| weekday.code().to_owned())
}

/// `December`, `Rhagfyr`, for a month from 1 to 12.
#[must_use]
pub fn month_name(month: u32, language: Language) -> String {
    words(language).say("month", &[("month", month.into())]).unwrap_or_else(|_| month.to_string())
}
