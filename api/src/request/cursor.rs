//! Where a next page begins. Opaque to callers: only what a list gave goes back.

use calendars::Instant;
use scheduler_model::BookingId;
use uuid::Uuid;

/// The cursor after a booking in the order (start, id).
pub(crate) fn booking_cursor((start, id): (Instant, BookingId)) -> String {
    format!("{:016x}{}", start.micros(), id.uuid().simple())
}

/// The place that a cursor names.
pub(crate) fn read_booking_cursor(text: &str) -> Option<(Instant, BookingId)> {
    if text.len() != 48 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let (start, id) = text.split_at(16);
    let start = u64::from_str_radix(start, 16).ok()?.cast_signed();
    Some((Instant::from_micros(start), BookingId::from_uuid(Uuid::try_parse(id).ok()?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_read_back() {
        for micros in [0, -1, i64::MIN, 1_780_000_000_000_000] {
            let place = (Instant::from_micros(micros), BookingId::from_uuid(Uuid::from_u128(77)));
            assert_eq!(read_booking_cursor(&booking_cursor(place)), Some(place));
        }
        for text in ["", "zz", &"x".repeat(48), &"0".repeat(47), &"é".repeat(24)] {
            assert_eq!(read_booking_cursor(text), None, "{text}");
        }
    }
}
