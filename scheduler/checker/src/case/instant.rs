//! Instants as text.

/// Microseconds since 1970 of an RFC 3339 instant in UTC with a `Z`; nothing if it is no such text.
pub(super) fn micros(text: &str) -> Option<i64> {
    let (date, time) = text.strip_suffix('Z')?.split_once('T')?;
    let mut date = date.split('-').map(number);
    let (year, month, day) = (date.next()??, date.next()??, date.next()??);
    let (clock, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let mut clock = clock.split(':').map(number);
    let (hour, minute, second) = (clock.next()??, clock.next()??, clock.next()??);
    if fraction.is_empty() || fraction.len() > 6 {
        return None;
    }
    let fraction = number(&format!("{fraction:0<6}"))?;
    let seconds = ((days(year, month, day)? * 24 + hour) * 60 + minute) * 60 + second;
    Some(seconds * 1_000_000 + fraction)
}

fn number(digits: &str) -> Option<i64> {
    let plain = !digits.is_empty() && digits.len() <= 6 && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}

/// Days from 1970-01-01, in the Gregorian calendar. Years are counted from March, so that a leap day is the last of its year.
fn days(year: i64, month: i64, day: i64) -> Option<i64> {
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let year = if month > 2 { year } else { year - 1 };
    let months_since_march = (month + 9) % 12;
    let before_month = (153 * months_since_march + 2) / 5;
    let before_year = year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    Some(before_year + before_month + day - 1 - 719_468)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read() {
        let cases = [
            ("1970-01-01T00:00:00Z", Some(0)),
            ("1970-01-01T00:00:00.5Z", Some(500_000)),
            ("1969-12-31T23:59:59.999999Z", Some(-1)),
            ("2000-02-29T12:34:56Z", Some(951_827_696_000_000)),
            ("2026-03-29T09:30:00.000001Z", Some(1_774_776_600_000_001)),
            ("9999-12-31T23:59:59Z", Some(253_402_300_799_000_000)),
            ("2026-03-29T09:30:00+01:00", None),
            ("2026-13-29T09:30:00Z", None),
            ("2026-03-29", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(micros(text), expected, "{text}");
        }
    }
}
