//! One row of `session_template.csv`.

use calendars::{Hours, LocalDate, LocalTime, Recurrence, Weekday};

use super::groups::{By, Groups};
use super::table::{Columns, Row};
use crate::Code;
use crate::finding::quoted;
use crate::finding::sink::Sink;
use crate::yaml::cursor;

pub(super) const COLUMNS: Columns = Columns {
    required: &[
        "prison_code",
        "visit_room",
        "open_capacity",
        "closed_capacity",
        "start_time",
        "end_time",
        "valid_from_date",
        "valid_to_date",
        "day_of_week",
        "weekly_frequency",
    ],
    optional: &["locationKeys", "categoryKeys", "incentiveLevelKeys", "visit_type", "name", "active"],
};

/// A session template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionTemplate {
    /// The line that it stands on.
    pub line: usize,
    /// The prison's code.
    pub prison: String,
    /// The room.
    pub room: String,
    /// Open tables.
    pub open_capacity: u32,
    /// Closed tables.
    pub closed_capacity: u32,
    /// From when to when.
    pub hours: Hours,
    /// The first day on which it may take place; its week is the first that counts.
    pub valid_from: LocalDate,
    /// The last day on which it may take place.
    pub valid_to: Option<LocalDate>,
    /// The day of the week.
    pub weekday: Weekday,
    /// Every how many weeks.
    pub weekly_frequency: u8,
    /// The slugs of its groups, which let in.
    pub groups: Vec<String>,
    /// Whether it holds at all.
    pub active: bool,
}

/// Reads a row; `None` if it has an error.
pub(super) fn read(row: &Row, groups: &Groups, sink: &mut Sink) -> Option<SessionTemplate> {
    let before = sink.errors();
    let mut cells = Cells { row, sink };
    let prison = cells.text("prison_code");
    let room = cells.text("visit_room");
    let open = cells.number("open_capacity", 0, 10_000);
    let closed = cells.number("closed_capacity", 0, 10_000);
    let hours = cells.hours();
    let valid_from = cells.text("valid_from_date").and_then(|_| cells.date("valid_from_date"));
    let valid_to = cells.date("valid_to_date");
    let weekday = cells.weekday();
    let frequency = cells.number("weekly_frequency", 1, 52);
    let active = cells.flag("active");
    cells.visit_type();
    let groups = cells.groups(prison.as_deref().unwrap_or_default(), groups);
    if (open, closed) == (Some(0), Some(0)) {
        cells.add(Code::NoCapacity, "open_capacity", "neither open nor closed tables", "give it at least one table");
    }
    let template = SessionTemplate {
        line: row.line,
        prison: prison?,
        room: room?,
        open_capacity: open?,
        closed_capacity: closed?,
        hours: hours?,
        valid_from: valid_from?,
        valid_to,
        weekday: weekday?,
        weekly_frequency: u8::try_from(frequency?).ok()?,
        groups,
        active,
    };
    cells.validity(&template);
    (sink.errors() == before).then_some(template)
}

struct Cells<'a> {
    row: &'a Row,
    sink: &'a mut Sink,
}

impl Cells<'_> {
    fn add(&mut self, code: Code, column: &'static str, message: impl Into<String>, cure: &str) {
        self.sink.add(code, self.row.at(), column, message, cure);
    }

    fn text(&mut self, column: &'static str) -> Option<String> {
        let text = self.row.get(column);
        if text.is_empty() {
            self.add(Code::MissingKey, column, format!("`{column}` is empty"), "fill it in");
            return None;
        }
        Some(text.to_owned())
    }

    fn number(&mut self, column: &'static str, least: u32, most: u32) -> Option<u32> {
        let text = self.text(column)?;
        let wanted = format!("write a whole number from {least} to {most}");
        if !text.bytes().all(|byte| byte.is_ascii_digit()) {
            self.add(Code::WrongType, column, format!("{} is not a whole number", quoted(&text)), &wanted);
            return None;
        }
        let number = text.parse().ok().filter(|number| (least..=most).contains(number));
        if number.is_none() {
            self.add(Code::OutOfRange, column, format!("{} is not possible here", quoted(&text)), &wanted);
        }
        number
    }

    fn date(&mut self, column: &'static str) -> Option<LocalDate> {
        let text = self.row.get(column);
        if text.is_empty() {
            return None;
        }
        match cursor::date(text) {
            Ok(date) => Some(date),
            Err(error) => {
                self.add(Code::BadDate, column, error.to_string(), "write a date of the calendar as YYYY-MM-DD");
                None
            }
        }
    }

    fn time(&mut self, column: &'static str) -> Option<LocalTime> {
        match self.text(column)?.parse() {
            Ok(time) => Some(time),
            Err(error) => {
                self.add(Code::BadTime, column, format!("{error}"), "write it as HH:MM, such as 13:45");
                None
            }
        }
    }

    fn hours(&mut self) -> Option<Hours> {
        let (start, end) = (self.time("start_time"), self.time("end_time"));
        match Hours::new(start?, end?) {
            Ok(hours) => Some(hours),
            Err(error) => {
                self.add(Code::EndsBeforeStart, "end_time", error.to_string(), "swap the two times or correct one");
                None
            }
        }
    }

    fn weekday(&mut self) -> Option<Weekday> {
        match self.text("day_of_week")?.parse() {
            Ok(day) => Some(day),
            Err(error) => {
                self.add(Code::UnknownWeekday, "day_of_week", format!("{error}"), "write the day's English name");
                None
            }
        }
    }

    /// A table without the column has only templates that hold.
    fn flag(&mut self, column: &'static str) -> bool {
        match self.row.get(column).to_ascii_lowercase().as_str() {
            "" | "true" => true,
            "false" => false,
            other => {
                let message = format!("{} is neither true nor false", quoted(other));
                self.add(Code::WrongType, column, message, "write true or false");
                true
            }
        }
    }

    fn visit_type(&mut self) {
        let text = self.row.get("visit_type");
        if !matches!(text, "" | "SOCIAL") {
            let message = format!("{} is no type of visit that can be read", quoted(text));
            self.add(Code::BadValue, "visit_type", message, "write SOCIAL");
        }
    }

    fn groups(&mut self, prison: &str, groups: &Groups) -> Vec<String> {
        let mut slugs = Vec::new();
        for by in By::ALL {
            for key in self.row.get(by.column()).split(':').map(str::trim).filter(|key| !key.is_empty()) {
                match groups.get(&(by, key.to_owned())) {
                    Some((owner, group)) if owner == prison => slugs.push(group.key.clone()),
                    Some((owner, _)) => {
                        let message =
                            format!("{} is a group of {}, not of {}", quoted(key), quoted(owner), quoted(prison));
                        self.add(Code::UnknownReference, by.column(), message, "name a group of the same prison");
                    }
                    None => {
                        let message = format!("{} is no group", quoted(key));
                        self.add(Code::UnknownReference, by.column(), message, "correct the key or define the group");
                    }
                }
            }
        }
        slugs
    }

    fn validity(&mut self, template: &SessionTemplate) {
        let from = template.valid_from;
        let Some(to) = template.valid_to else { return };
        if to < from {
            let message = format!("it ends on {to}, before it begins on {from}");
            self.add(Code::EmptyValidity, "valid_to_date", message, "correct one of the two dates");
            return;
        }
        let recurrence = Recurrence::new(template.weekday, template.weekly_frequency, Some(from), Some(to));
        if recurrence.is_ok_and(|recurrence| recurrence.first_on_or_after(from).is_none()) {
            let message = format!("from {from} to {to} there is no {} that counts", template.weekday);
            self.add(Code::NeverMeets, "day_of_week", message, "correct the day or the dates, or remove the row");
        }
    }
}
