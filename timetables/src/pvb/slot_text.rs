//! Slots as `HHMM-HHMM`.

use calendars::{Hours, LocalTime};

use crate::Code;
use crate::finding::quoted;
use crate::finding::sink::Sink;
use crate::yaml::cursor::Cursor;

/// Reads `1400-1530`; finds a time that does not exist and a slot that ends before it starts.
pub(super) fn read(cursor: &Cursor<'_>, sink: &mut Sink) -> Option<Hours> {
    let text = cursor.as_text(sink)?.trim();
    let time = |text: &str| LocalTime::parse_compact(text);
    let ends = text.split_once('-').map(|(start, end)| time(start).and_then(|start| Ok((start, time(end)?))));
    let (start, end) = match ends {
        Some(Ok(ends)) => ends,
        Some(Err(error)) => {
            let message = format!("{} is not a slot: {error}", quoted(text));
            cursor.add(sink, Code::BadTime, message, "write it as HHMM-HHMM, such as 1400-1530");
            return None;
        }
        None => {
            let message = format!("{} is not a slot", quoted(text));
            cursor.add(sink, Code::BadTime, message, "write it as HHMM-HHMM, such as 1400-1530");
            return None;
        }
    };
    match Hours::new(start, end) {
        Ok(hours) => Some(hours),
        Err(error) => {
            cursor.add(sink, Code::EndsBeforeStart, error.to_string(), "swap the two times or correct one");
            None
        }
    }
}

/// The slot as it is written.
pub(super) fn write(hours: Hours) -> String {
    hours.to_string().replace(':', "")
}
