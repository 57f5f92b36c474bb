//! What recurs.

use calendars::{Capacity, CapacityByClass, CapacityClass, Hours, LocalDate, LocalTime, Units, Weekday};

use super::Reader;
use crate::Code;
use crate::finding::quoted;
use crate::venue_file::model::SessionRule;
use crate::yaml::cursor::Cursor;
use crate::yaml::fields::Fields;

/// Most units of one class: minutes of a year would fit.
const MOST_UNITS: u32 = 1_000_000;

impl Reader<'_> {
    pub(super) fn sessions(&mut self, fields: &mut Fields<'_>) -> Vec<SessionRule> {
        let list = fields.require("sessions", self.sink).and_then(|list| list.as_list(self.sink));
        let mut rules = Vec::new();
        for item in list.unwrap_or_default() {
            let Some(rule) = self.session(&item) else { continue };
            for day in &rule.days {
                self.places
                    .patterns
                    .entry(rule.pattern_key(*day).to_string())
                    .or_default()
                    .push((item.at(), item.path.clone()));
            }
            rules.push(rule);
        }
        rules
    }

    fn session(&mut self, item: &Cursor<'_>) -> Option<SessionRule> {
        let mut session = item.as_fields(self.sink)?;
        let key = self.key("key", &mut session);
        let space = self.space(&mut session);
        let days = session.require("days", self.sink).and_then(|days| self.days(&days));
        let hours = self.hours(&mut session);
        let every = session.take("every_weeks", self.sink);
        let every_weeks = every.as_ref().map_or(Some(1), |weeks| weeks.as_number(1, 52, self.sink));
        let from = self.date("from", &mut session);
        let to = self.date("to", &mut session);
        let capacity = session.require("capacity", self.sink).and_then(|capacity| self.capacity(&capacity, true));
        let groups = self.group_use(&mut session);
        session.finish(self.sink);
        let every_weeks = u8::try_from(every_weeks?).ok()?;
        if let (Some(every), None) = (every.filter(|_| every_weeks > 1), from) {
            let message = format!("every {every_weeks} weeks, but nothing says which weeks");
            every.add(self.sink, Code::MissingKey, message, "add `from` with a day of the first week");
            return None;
        }
        let rule = SessionRule {
            key,
            space: space?,
            days: days?,
            hours: hours?,
            every_weeks,
            from,
            to,
            capacity: capacity?,
            groups,
        };
        self.validity(item, &rule).then_some(rule)
    }

    /// Whether the validity is one; finds days on which the rule never takes place.
    fn validity(&mut self, item: &Cursor<'_>, rule: &SessionRule) -> bool {
        let (Some(from), Some(to)) = (rule.from, rule.to) else {
            return true;
        };
        if to < from {
            let message = format!("the sessions end on {to}, before they begin on {from}");
            item.add(self.sink, Code::EmptyValidity, message, "correct `from` or `to`");
            return false;
        }
        for day in &rule.days {
            let recurrence = calendars::Recurrence::new(*day, rule.every_weeks, rule.from, rule.to);
            if recurrence.is_ok_and(|recurrence| recurrence.first_on_or_after(from).is_none()) {
                let message = format!("from {from} to {to} there is no {day} that counts");
                item.add(self.sink, Code::NeverMeets, message, "correct the days or the validity, or remove it");
            }
        }
        true
    }

    pub(super) fn key(&mut self, key: &'static str, fields: &mut Fields<'_>) -> Option<String> {
        let value = fields.take(key, self.sink)?;
        let text = value.as_text(self.sink)?;
        self.slug(&value, text)
    }

    pub(super) fn space(&mut self, session: &mut Fields<'_>) -> Option<String> {
        let value = session.require("space", self.sink)?;
        let key = value.as_text(self.sink)?;
        let known = self.places.spaces.contains_key(key);
        if !known {
            let message = format!("{} is no space of this file", quoted(key));
            value.add(
                self.sink,
                Code::UnknownReference,
                message,
                "correct the key, or define the space under `spaces`",
            );
        }
        known.then(|| key.to_owned())
    }

    fn days(&mut self, list: &Cursor<'_>) -> Option<Vec<Weekday>> {
        let mut days: Vec<Weekday> = Vec::new();
        for item in list.as_list(self.sink)? {
            let Some(text) = item.as_text(self.sink) else { continue };
            match text.parse() {
                Ok(day) if days.contains(&day) => {
                    item.add(self.sink, Code::RepeatedIdentity, format!("{day} is named twice"), "name it once");
                }
                Ok(day) => days.push(day),
                Err(error) => {
                    let (code, cure) = (Code::UnknownWeekday, "write the day's English name");
                    item.add(self.sink, code, format!("{error}"), cure);
                }
            }
        }
        if days.is_empty() {
            list.add(self.sink, Code::BadValue, "no day is named", "name at least one day of the week");
        }
        days.sort_unstable();
        (!days.is_empty()).then_some(days)
    }

    pub(super) fn hours(&mut self, session: &mut Fields<'_>) -> Option<Hours> {
        let value = session.require("time", self.sink)?;
        let text = value.as_text(self.sink)?;
        let cure = "write it as HH:MM-HH:MM, such as 14:00-15:30";
        let Some((start, end)) = text.split_once('-') else {
            value.add(self.sink, Code::BadTime, format!("{} is not from when to when", quoted(text)), cure);
            return None;
        };
        let ends = start.trim().parse::<LocalTime>().and_then(|start| Ok((start, end.trim().parse::<LocalTime>()?)));
        match ends.map(|(start, end)| Hours::new(start, end)) {
            Ok(Ok(hours)) => Some(hours),
            Ok(Err(error)) => {
                value.add(self.sink, Code::EndsBeforeStart, error.to_string(), "swap the two times or correct one");
                None
            }
            Err(error) => {
                value.add(self.sink, Code::BadTime, error.to_string(), cure);
                None
            }
        }
    }

    pub(super) fn date(&mut self, key: &'static str, fields: &mut Fields<'_>) -> Option<LocalDate> {
        fields.take(key, self.sink)?.as_date(self.sink)
    }

    /// Units by class, `open_table: 20` or `open_table: {total: 20, public: 15}`. `some` asks for at least one unit.
    pub(super) fn capacity(&mut self, cursor: &Cursor<'_>, some: bool) -> Option<CapacityByClass> {
        let mut classes = cursor.as_fields(self.sink)?;
        let mut capacity = CapacityByClass::new();
        for class in CapacityClass::ALL {
            if let Some(value) = classes.take(class.code(), self.sink) {
                capacity.insert(class, self.units(&value)?);
            }
        }
        classes.finish(self.sink);
        if capacity.is_empty() || some && capacity.iter().all(|(_, units)| units.total().is_zero()) {
            cursor.add(self.sink, Code::NoCapacity, "there is no capacity", "give at least one class a number");
            return None;
        }
        Some(capacity)
    }

    fn units(&mut self, value: &Cursor<'_>) -> Option<Capacity> {
        if value.scalar().is_some() {
            return value.as_number(0, MOST_UNITS, self.sink).map(|total| Capacity::all_public(Units(total)));
        }
        let mut counts = value.as_fields(self.sink)?;
        let total = counts.require("total", self.sink);
        let total = total.and_then(|total| total.as_number(0, MOST_UNITS, self.sink));
        let public = counts.require("public", self.sink);
        let public = public.and_then(|public| public.as_number(0, MOST_UNITS, self.sink));
        counts.finish(self.sink);
        match Capacity::new(Units(total?), Units(public?)) {
            Ok(capacity) => Some(capacity),
            Err(error) => {
                value.add(self.sink, Code::OutOfRange, error.to_string(), "lower `public` or raise `total`");
                None
            }
        }
    }
}
