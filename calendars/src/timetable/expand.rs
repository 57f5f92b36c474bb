//! From the rules of a timetable to its sessions.

use std::collections::BTreeSet;

use super::{ReplacementSlot, Timetable};
use crate::{CapacityByClass, DateRange, LocalDate, Occurrence, Origin, Pattern, PatternKey};

impl Timetable {
    /// The sessions that take place in `range`, sorted by day, start and space.
    ///
    /// A closed day has none, a replaced day has its own instead of the patterns', and capacities are those of the day.
    #[must_use]
    pub fn expand(&self, range: DateRange) -> Vec<Occurrence> {
        let closed = self.closed_in(range);
        let special = |day: LocalDate| closed.contains(&day) || self.replaced.contains_key(&day);
        let mut occurrences = Vec::new();
        for pattern in self.patterns.iter().filter(|pattern| pattern.active) {
            let days = pattern.recurrence.dates(range).filter(|day| !special(*day));
            occurrences.extend(days.map(|day| self.recurring(pattern, day)));
        }
        for (day, slots) in self.replaced.range(range.first()..=range.last()) {
            if !closed.contains(day) {
                occurrences.extend(slots.iter().map(|slot| self.replacing(slot, *day)));
            }
        }
        occurrences.sort_unstable_by(Occurrence::timetable_order);
        occurrences
    }

    /// The first session on or after `day`, if there ever is one.
    #[must_use]
    pub fn next_occurrence_on_or_after(&self, day: LocalDate) -> Option<Occurrence> {
        let mut from = day;
        // Each round either finds a session or passes one closed or emptied day, of which there are finitely many.
        loop {
            let recurring = self.patterns.iter().filter(|pattern| pattern.active);
            let recurring = recurring.filter_map(|pattern| pattern.recurrence.first_on_or_after(from));
            let replaced = self.replaced.range(from..).map(|(day, _)| *day).next();
            let candidate = recurring.chain(replaced).min()?;
            if let Some(first) = self.expand(DateRange::single(candidate)).into_iter().next() {
                return Some(first);
            }
            if candidate == LocalDate::MAX {
                return None;
            }
            from = candidate.plus_days(1);
        }
    }

    /// Whether a closure removes `day`.
    #[must_use]
    pub fn is_closed(&self, day: LocalDate) -> bool {
        self.closures.iter().any(|closure| closure.date == day)
    }

    fn closed_in(&self, range: DateRange) -> BTreeSet<LocalDate> {
        self.closures.iter().map(|closure| closure.date).filter(|day| range.contains(*day)).collect()
    }

    fn recurring(&self, pattern: &Pattern, date: LocalDate) -> Occurrence {
        Occurrence {
            pattern: pattern.key.clone(),
            space: pattern.space.clone(),
            date,
            hours: pattern.hours,
            capacity: self.capacity_of(&pattern.key, date, pattern.capacity),
            eligibility: pattern.eligibility.clone(),
            origin: Origin::Recurring,
        }
    }

    fn replacing(&self, slot: &ReplacementSlot, date: LocalDate) -> Occurrence {
        Occurrence {
            pattern: slot.key.clone(),
            space: slot.space.clone(),
            date,
            hours: slot.hours,
            capacity: self.capacity_of(&slot.key, date, slot.capacity),
            eligibility: slot.eligibility.clone(),
            origin: Origin::Replaced,
        }
    }

    /// The capacity of one session after the overrides of its day: those of the whole day first, so that one for this
    /// session has the last word.
    fn capacity_of(&self, key: &PatternKey, date: LocalDate, usual: CapacityByClass) -> CapacityByClass {
        let Some(overrides) = self.capacity_on.get(&date) else {
            return usual;
        };
        let whole_day = overrides.iter().filter(|changed| changed.pattern.is_none());
        let this_one = overrides.iter().filter(|changed| changed.pattern.as_ref() == Some(key));
        let changes = whole_day.chain(this_one).flat_map(|changed| changed.capacity.iter());
        changes
            .filter(|(class, _)| usual.get(*class).is_some())
            .fold(usual, |capacity, (class, units)| capacity.with(class, units))
    }
}
