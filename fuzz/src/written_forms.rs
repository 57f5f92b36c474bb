//! Everything that has one written form: dates, times, codes, numbers, references, ids.

use std::fmt::{Debug, Display};
use std::str::FromStr;

use calendars::{CapacityClass, Division, Instant, LocalDate, LocalDateTime, LocalTime, Weekday, Zone};
use scheduler_model::{BookingId, BookingReference, HoldId, PrisonerNumber, SessionId, VenueCode};

/// What a text is read as is written so that it is read as the same again; the written form is stable.
pub(crate) fn target(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    round_trip::<LocalDate>(&text);
    round_trip::<LocalTime>(&text);
    round_trip::<LocalDateTime>(&text);
    round_trip::<Instant>(&text);
    round_trip::<Zone>(&text);
    round_trip::<Division>(&text);
    round_trip::<CapacityClass>(&text);
    round_trip::<VenueCode>(&text);
    round_trip::<PrisonerNumber>(&text);
    round_trip::<BookingReference>(&text);
    round_trip::<BookingId>(&text);
    round_trip::<HoldId>(&text);
    round_trip::<SessionId>(&text);
    if let Ok(day) = text.parse::<Weekday>() {
        assert_eq!(day.code().parse::<Weekday>().ok(), Some(day));
    }
    if let Ok(reference) = text.parse::<BookingReference>() {
        assert_eq!(reference.compact().parse::<BookingReference>().ok(), Some(reference));
    }
}

fn round_trip<T: FromStr + Display + Debug + PartialEq>(text: &str) {
    let Ok(read) = text.parse::<T>() else { return };
    let written = read.to_string();
    assert!(!written.is_empty() && !written.chars().any(char::is_control), "{written:?} for {text:?}");
    let again = written.parse::<T>().ok();
    assert_eq!(again.as_ref(), Some(&read), "{text:?} is written {written:?}");
    assert_eq!(again.map(|again| again.to_string()), Some(written));
}
