//! The file's sessions as the timetable that the recurrence engine expands.

use std::collections::BTreeMap;
use std::sync::Arc;

use calendars::{
    CapacityOverride, Closure, Hours, Pattern, PatternKey, Recurrence, RecurrenceError, ReplacementSlot, SpaceKey,
    Timetable, Weekday,
};

use super::model::{DaySession, GroupUse, SessionRule, VenueFile};

/// Before a group's key: only those in it.
const ONLY: char = '+';
/// Before a group's key: nobody in it.
const EXCEPT: char = '-';

impl VenueFile {
    /// The timetable that the file describes: a pattern for each session and day of the week.
    ///
    /// # Errors
    /// [`RecurrenceError`] if a session's weeks or validity make no sense; never for a file that was loaded.
    pub fn timetable(&self) -> Result<Timetable, RecurrenceError> {
        let mut patterns = Vec::new();
        for rule in &self.sessions {
            for weekday in &rule.days {
                patterns.push(rule.pattern(*weekday)?);
            }
        }
        let reason = |reason: &scheduler_model::Bilingual| Arc::from(reason.en.as_str());
        let closures = self.closures.iter();
        let closures =
            closures.map(|day| Closure { date: day.date, reason: day.reason.as_ref().map(reason) }).collect();
        let mut replaced: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for day in &self.replaced {
            replaced.entry(day.date).or_default().extend(day.sessions.iter().map(DaySession::slot));
        }
        let mut capacity_on: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for change in &self.capacity_on {
            let pattern = change.session.as_deref().map(PatternKey::new);
            let changed = CapacityOverride { pattern, capacity: change.capacity };
            capacity_on.entry(change.date).or_default().push(changed);
        }
        Ok(Timetable { zone: self.zone, patterns, closures, replaced, capacity_on })
    }
}

impl SessionRule {
    /// The key of its pattern on that day of the week: `hall-mon-1400`, or the file's own key in the place of the space
    /// and time.
    #[must_use]
    pub fn pattern_key(&self, weekday: Weekday) -> PatternKey {
        let day = &weekday.code()[..3];
        PatternKey::from(match &self.key {
            Some(key) => format!("{key}-{day}"),
            None => format!("{}-{day}-{}", self.space, compact(self.hours)),
        })
    }

    fn pattern(&self, weekday: Weekday) -> Result<Pattern, RecurrenceError> {
        let recurrence = Recurrence::new(weekday, self.every_weeks, self.from, self.to)?;
        let (key, space) = (self.pattern_key(weekday), SpaceKey::new(&self.space));
        let eligibility = self.groups.as_keys();
        Ok(Pattern { eligibility, ..Pattern::new(key, space, recurrence, self.hours, self.capacity) })
    }
}

impl DaySession {
    /// Its key: the file's own, or `hall-1400`.
    #[must_use]
    pub fn slot_key(&self) -> PatternKey {
        match &self.key {
            Some(key) => PatternKey::new(key),
            None => PatternKey::from(format!("{}-{}", self.space, compact(self.hours))),
        }
    }

    fn slot(&self) -> ReplacementSlot {
        ReplacementSlot {
            key: self.slot_key(),
            space: SpaceKey::new(&self.space),
            hours: self.hours,
            capacity: self.capacity,
            eligibility: self.groups.as_keys(),
        }
    }
}

impl GroupUse {
    /// As the opaque keys that travel with each occurrence.
    fn as_keys(&self) -> Arc<[String]> {
        let only = self.only.iter().map(|key| format!("{ONLY}{key}"));
        only.chain(self.except.iter().map(|key| format!("{EXCEPT}{key}"))).collect()
    }

    /// Back from those keys.
    pub(super) fn from_keys(keys: &[String]) -> Self {
        let with = |mark: char| keys.iter().filter_map(|key| key.strip_prefix(mark)).map(str::to_owned).collect();
        Self { only: with(ONLY), except: with(EXCEPT) }
    }
}

fn compact(hours: Hours) -> String {
    hours.start().to_string().replace(':', "")
}
