//! One prison's file.

use std::collections::BTreeMap;

use calendars::{Hours, LocalDate, Weekday};

use super::prison::{DEFAULT_ADULT_AGE, DEFAULT_BOOKING_WINDOW, DEFAULT_LEAD_DAYS, Prison};
use super::{lint, slot_text};
use crate::finding::sink::Sink;
use crate::yaml::cursor::Cursor;
use crate::yaml::fields::Fields;
use crate::yaml::{reader as yaml, ruby};
use crate::{Code, Finding, Position};

/// How a file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// A file with an error is refused.
    Strict,
    /// As today's service reads it.
    AsRecorded,
}

/// Reads one prison's file. The prison is there unless the reading refuses it; the findings are the same in both.
///
/// As recorded, a file is refused only where today's service fails on it too: it is not YAML, or lacks a name, or has a
/// date or slot that cannot be read.
#[must_use]
pub fn read_prison(file: &str, bytes: &[u8], reading: Reading) -> (Option<Prison>, Vec<Finding>) {
    let mut sink = Sink::new(file);
    let recorded = yaml::read(bytes, &mut sink).and_then(|root| from_node(&Cursor::root(&root), &mut sink));
    let refused = |recorded: &Recorded| match reading {
        Reading::Strict => sink.errors() > 0,
        Reading::AsRecorded => recorded.fails_today,
    };
    let prison = recorded.filter(|recorded| !refused(recorded)).map(|recorded| recorded.prison);
    (prison, sink.finish())
}

/// Where the days of a file stand, for the lint.
#[derive(Debug, Default)]
pub(super) struct Places {
    pub(super) closures: BTreeMap<LocalDate, Vec<(Position, String)>>,
    pub(super) replaced: BTreeMap<LocalDate, (Position, String)>,
    pub(super) slots: BTreeMap<(Option<LocalDate>, String), (Position, String)>,
}

/// A prison as it could be read, with holes where today's service would fail.
#[derive(Debug)]
pub(crate) struct Recorded {
    pub(crate) prison: Prison,
    pub(crate) fails_today: bool,
}

/// What a reader knows beyond the file: whether today's service would fail on it.
struct Reader<'s> {
    sink: &'s mut Sink,
    fails_today: bool,
    places: Places,
}

pub(crate) fn from_node(root: &Cursor<'_>, sink: &mut Sink) -> Option<Recorded> {
    let mut fields = root.as_fields(sink)?;
    let file = sink.file().rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
    let mut reader = Reader { sink, fails_today: false, places: Places::default() };
    let name = reader.required_text("name", &mut fields);
    let prison = Prison {
        name: name.unwrap_or_default(),
        nomis_id: reader.required_text("nomis_id", &mut fields).unwrap_or_default(),
        address: reader.lines("address", &mut fields),
        postcode: reader.text("postcode", &mut fields),
        name_cy: reader.welsh_name(&mut fields),
        email: reader.text("email_address", &mut fields).filter(|email| email.contains('@')),
        phone: reader.text("phone_no", &mut fields).filter(|phone| phone.contains(|c: char| c.is_ascii_digit())),
        enabled: reader.flag("enabled", true, &mut fields),
        private: reader.flag("private", false, &mut fields),
        closed: reader.flag("closed", false, &mut fields),
        adult_age: reader.small("adult_age", DEFAULT_ADULT_AGE, (1, 25), &mut fields),
        lead_days: reader.small("lead_days", DEFAULT_LEAD_DAYS, (0, 28), &mut fields),
        booking_window: reader.small("booking_window", DEFAULT_BOOKING_WINDOW, (1, 28), &mut fields),
        works_weekends: reader.flag("works_weekends", false, &mut fields),
        recurring: reader.recurring(&mut fields),
        unbookable: reader.unbookable(&mut fields),
        anomalous: reader.anomalous(&mut fields),
        file,
    };
    // Today's service sets this up under another name than the files use: the value is ignored there.
    fields.finish_with(|key| (key == "weekend_processing").then_some("works_weekends"), reader.sink);
    lint::contradictions(&prison, &reader.places, reader.sink);
    let fails_today = reader.fails_today || prison.name.is_empty();
    Some(Recorded { prison, fails_today })
}

impl Reader<'_> {
    fn required_text(&mut self, key: &'static str, fields: &mut Fields<'_>) -> Option<String> {
        fields.require(key, self.sink)?.as_text(self.sink).map(|text| text.trim().to_owned())
    }

    fn text(&mut self, key: &'static str, fields: &mut Fields<'_>) -> Option<String> {
        let text = fields.take(key, self.sink)?.as_text(self.sink)?.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    fn lines(&mut self, key: &'static str, fields: &mut Fields<'_>) -> Vec<String> {
        let text = self.text(key, fields).unwrap_or_default();
        text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
    }

    fn welsh_name(&mut self, fields: &mut Fields<'_>) -> Option<String> {
        let mut translations = fields.take("translations", self.sink)?.as_fields(self.sink)?;
        let welsh = translations.take("cy", self.sink).and_then(|welsh| welsh.as_fields(self.sink));
        translations.finish(self.sink);
        let mut welsh = welsh?;
        let name = self.text("name", &mut welsh);
        self.lines("address", &mut welsh);
        welsh.finish(self.sink);
        name
    }

    fn flag(&mut self, key: &'static str, default: bool, fields: &mut Fields<'_>) -> bool {
        let Some(value) = fields.take_even_nothing(key) else {
            return default;
        };
        value.as_bool(self.sink).unwrap_or_else(|| ruby::truthy(value.node))
    }

    fn small<T: TryFrom<u32>>(
        &mut self,
        key: &'static str,
        default: T,
        limits: (u32, u32),
        fields: &mut Fields<'_>,
    ) -> T {
        let Some(value) = fields.take_even_nothing(key) else {
            return default;
        };
        let number = value.as_number(limits.0, limits.1, self.sink).or_else(|| ruby::whole_number(value.node));
        number.and_then(|number| T::try_from(number).ok()).unwrap_or(default)
    }

    fn recurring(&mut self, fields: &mut Fields<'_>) -> BTreeMap<Weekday, Vec<Hours>> {
        let days = fields.take("recurring", self.sink).and_then(|days| days.as_fields(self.sink));
        let mut recurring = BTreeMap::new();
        for (key, at, slots) in days.into_iter().flat_map(Fields::into_entries) {
            match key.parse::<Weekday>() {
                Ok(weekday) => {
                    let hours =
                        self.slots(&slots, &|hours| super::prison::pattern_key(weekday, hours).to_string(), None);
                    recurring.entry(weekday).or_insert_with(Vec::new).extend(hours);
                }
                Err(error) => {
                    self.fails_today = true;
                    self.sink.add(
                        Code::UnknownWeekday,
                        at,
                        &slots.path,
                        error.to_string(),
                        "write mon, tue, wed, thu, fri, sat or sun",
                    );
                }
            }
        }
        recurring
    }

    fn slots(&mut self, list: &Cursor<'_>, key: &dyn Fn(Hours) -> String, date: Option<LocalDate>) -> Vec<Hours> {
        let Some(items) = list.as_list(self.sink) else {
            self.fails_today = true;
            return Vec::new();
        };
        let mut slots = Vec::with_capacity(items.len());
        for item in items {
            match slot_text::read(&item, self.sink) {
                Some(hours) => {
                    // Of two equal slots the second is the one to point at.
                    self.places.slots.insert((date, key(hours)), (item.at(), item.path.clone()));
                    slots.push(hours);
                }
                None => self.fails_today = true,
            }
        }
        slots
    }

    fn unbookable(&mut self, fields: &mut Fields<'_>) -> Vec<LocalDate> {
        let Some(list) = fields.take("unbookable", self.sink) else {
            return Vec::new();
        };
        let Some(items) = list.as_list(self.sink) else {
            self.fails_today = true;
            return Vec::new();
        };
        let mut dates = Vec::with_capacity(items.len());
        for item in items {
            match item.as_date(self.sink) {
                Some(date) => {
                    self.places.closures.entry(date).or_default().push((item.at(), item.path.clone()));
                    dates.push(date);
                }
                None => self.fails_today = true,
            }
        }
        dates
    }

    fn anomalous(&mut self, fields: &mut Fields<'_>) -> BTreeMap<LocalDate, Vec<Hours>> {
        let days = fields.take("anomalous", self.sink).and_then(|days| days.as_fields(self.sink));
        let mut anomalous = BTreeMap::new();
        for (key, at, slots) in days.into_iter().flat_map(Fields::into_entries) {
            match crate::yaml::cursor::date(key) {
                Ok(date) => {
                    self.places.replaced.insert(date, (at, slots.path.clone()));
                    let hours = self.slots(&slots, &slot_text::write, Some(date));
                    anomalous.insert(date, hours);
                }
                Err(error) => {
                    self.fails_today = true;
                    self.sink.add(
                        Code::BadDate,
                        at,
                        &slots.path,
                        error.to_string(),
                        "write a date of the calendar as YYYY-MM-DD",
                    );
                }
            }
        }
        anomalous
    }
}
