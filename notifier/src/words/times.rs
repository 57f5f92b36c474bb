//! Times of day as people read them: the 12-hour clock of GOV.UK's style guide.

use calendars::LocalTime;
use scheduler_model::Language;

use super::words;

/// `2pm`, `1:45pm`, `midday`, `midnight`; `2yp`, `1:45yp`, `hanner dydd`, `hanner nos`.
#[must_use]
pub fn time_12h(time: LocalTime, language: Language) -> String {
    let key = match (time.hour(), time.minute()) {
        (0, 0) => "time-midnight",
        (12, 0) => "time-midday",
        (0..12, _) => "time-morning",
        _ => "time-afternoon",
    };
    let hour = match time.hour() % 12 {
        0 => 12,
        hour => hour,
    };
    let clock = match time.minute() {
        0 => hour.to_string(),
        minute => format!("{hour}:{minute:02}"),
    };
    words(language).say(key, &[("clock", (&clock).into())]).unwrap_or_else(|_| time.to_string())
}

/// `2pm to 3:30pm`, `2yp i 3:30yp`.
#[must_use]
pub fn time_range(from: LocalTime, until: LocalTime, language: Language) -> String {
    let (from, until) = (time_12h(from, language), time_12h(until, language));
    words(language)
        .say("time-range", &[("from", (&from).into()), ("until", (&until).into())])
        .unwrap_or_else(|_| format!("{from} - {until}"))
}
