//! Single days: closed, replaced, or with another capacity.

use calendars::LocalDate;
use scheduler_model::Bilingual;

use super::Reader;
use crate::Code;
use crate::venue_file::model::{CapacityChange, ClosedDay, DaySession, ReplacedDay};
use crate::yaml::cursor::Cursor;
use crate::yaml::fields::Fields;

impl Reader<'_> {
    pub(super) fn closures(&mut self, fields: &mut Fields<'_>) -> Vec<ClosedDay> {
        let mut closures = Vec::new();
        for item in self.items("closures", fields) {
            let Some(mut day) = item.as_fields(self.sink) else { continue };
            let (date, reason) = (self.day(&mut day), self.reason(&mut day));
            day.finish(self.sink);
            let Some(date) = date else { continue };
            self.places.closures.entry(date).or_default().push((item.at(), item.path.clone()));
            closures.push(ClosedDay { date, reason });
        }
        closures
    }

    pub(super) fn replaced(&mut self, fields: &mut Fields<'_>) -> Vec<ReplacedDay> {
        let mut replaced: Vec<ReplacedDay> = Vec::new();
        for item in self.items("replaced", fields) {
            let Some(mut day) = item.as_fields(self.sink) else { continue };
            let (date, reason) = (self.day(&mut day), self.reason(&mut day));
            let list = day.require("sessions", self.sink).and_then(|list| list.as_list(self.sink));
            day.finish(self.sink);
            let (Some(date), Some(list)) = (date, list) else { continue };
            if replaced.iter().any(|earlier| earlier.date == date) {
                let message = format!("{date} was replaced before");
                item.add(self.sink, Code::RepeatedReplacement, message, "put all its sessions in one place");
                continue;
            }
            self.places.replaced.insert(date, (item.at(), item.path.clone()));
            let sessions = list.iter().filter_map(|session| self.day_session(session, date)).collect();
            replaced.push(ReplacedDay { date, reason, sessions });
        }
        replaced
    }

    fn day_session(&mut self, item: &Cursor<'_>, date: LocalDate) -> Option<DaySession> {
        let mut session = item.as_fields(self.sink)?;
        let key = self.key("key", &mut session);
        let space = self.space(&mut session);
        let hours = self.hours(&mut session);
        let capacity = session.require("capacity", self.sink).and_then(|capacity| self.capacity(&capacity, true));
        let groups = self.group_use(&mut session);
        session.finish(self.sink);
        let session = DaySession { key, space: space?, hours: hours?, capacity: capacity?, groups };
        let places = self.places.day_sessions.entry((date, session.slot_key().to_string())).or_default();
        places.push((item.at(), item.path.clone()));
        Some(session)
    }

    pub(super) fn capacity_on(&mut self, fields: &mut Fields<'_>) -> Vec<CapacityChange> {
        let mut changes = Vec::new();
        for item in self.items("capacity_on", fields) {
            let Some(mut change) = item.as_fields(self.sink) else { continue };
            let date = self.day(&mut change);
            let session = self.key("session", &mut change);
            let capacity = change.require("capacity", self.sink).and_then(|capacity| self.capacity(&capacity, false));
            change.finish(self.sink);
            let (Some(date), Some(capacity)) = (date, capacity) else { continue };
            let places = self.places.capacities.entry((date, session.clone())).or_default();
            places.push((item.at(), item.path.clone()));
            changes.push(CapacityChange { date, session, capacity });
        }
        changes
    }

    fn items<'n>(&mut self, key: &'static str, fields: &mut Fields<'n>) -> Vec<Cursor<'n>> {
        fields.take(key, self.sink).and_then(|list| list.as_list(self.sink)).unwrap_or_default()
    }

    fn day(&mut self, fields: &mut Fields<'_>) -> Option<LocalDate> {
        fields.require("date", self.sink)?.as_date(self.sink)
    }

    fn reason(&mut self, fields: &mut Fields<'_>) -> Option<Bilingual> {
        let value = fields.take("reason", self.sink)?;
        self.bilingual(&value)
    }
}
