//! What cannot be meant in a timetable.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::Timetable;
use crate::{CapacityClass, DateRange, LocalDate, Occurrence, Pattern, PatternKey, SpaceKey};

/// For one session, how many others that overlap with it are named: enough to see what is wrong.
const OVERLAPS_NAMED: usize = 8;

/// Something in a timetable that cannot be meant. [`Timetable::expand`] still has an answer, which may not be the one
/// that was wanted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Contradiction {
    /// A day is removed and replaced. The closure wins.
    ClosedAndReplaced {
        /// The day.
        date: LocalDate,
    },
    /// A day is removed more than once.
    RepeatedClosure {
        /// The day.
        date: LocalDate,
    },
    /// A day is removed on which nothing takes place anyhow.
    ClosureWithoutSessions {
        /// The day.
        date: LocalDate,
    },
    /// Two patterns, or two slots of one replaced day, have the same key.
    RepeatedKey {
        /// The key.
        key: PatternKey,
        /// The replaced day; `None` among the patterns.
        date: Option<LocalDate>,
    },
    /// Two sessions overlap in one space.
    OverlappingSessions {
        /// The space.
        space: SpaceKey,
        /// The one that starts first.
        first: PatternKey,
        /// The other.
        second: PatternKey,
        /// The first day on which they do; `None` if neither has a first day.
        date: Option<LocalDate>,
    },
    /// A change of capacity that changes nothing: no such session takes place on that day, or it has no such class.
    CapacityForNothing {
        /// The day.
        date: LocalDate,
        /// The pattern that it names; `None` for every session of the day.
        pattern: Option<PatternKey>,
        /// The class that it names.
        class: CapacityClass,
    },
    /// Two changes of the same capacity. The later one wins.
    RepeatedCapacity {
        /// The day.
        date: LocalDate,
        /// The pattern that both name; `None` for every session of the day.
        pattern: Option<PatternKey>,
        /// The class that both name.
        class: CapacityClass,
    },
}

impl Timetable {
    /// Everything in it that cannot be meant, sorted; empty for a sound timetable.
    #[must_use]
    pub fn contradictions(&self) -> Vec<Contradiction> {
        let mut found = Vec::new();
        self.closures_that_cannot_be_meant(&mut found);
        self.repeated_keys(&mut found);
        self.overlapping_patterns(&mut found);
        self.overlapping_replacements(&mut found);
        self.capacities_that_cannot_be_meant(&mut found);
        found.sort_unstable();
        found.dedup();
        found
    }

    fn closures_that_cannot_be_meant(&self, found: &mut Vec<Contradiction>) {
        let mut seen = BTreeSet::new();
        for date in self.closures.iter().map(|closure| closure.date) {
            if !seen.insert(date) {
                found.push(Contradiction::RepeatedClosure { date });
            }
        }
        for date in seen {
            if self.replaced.contains_key(&date) {
                found.push(Contradiction::ClosedAndReplaced { date });
            } else if !self.patterns.iter().any(|pattern| pattern.active && pattern.recurrence.occurs_on(date)) {
                found.push(Contradiction::ClosureWithoutSessions { date });
            }
        }
    }

    fn repeated_keys(&self, found: &mut Vec<Contradiction>) {
        let mut report = |keys: &mut dyn Iterator<Item = &PatternKey>, date| {
            let mut seen = BTreeSet::new();
            for key in keys {
                if !seen.insert(key) {
                    found.push(Contradiction::RepeatedKey { key: key.clone(), date });
                }
            }
        };
        report(&mut self.patterns.iter().map(|pattern| &pattern.key), None);
        for (date, slots) in &self.replaced {
            report(&mut slots.iter().map(|slot| &slot.key), Some(*date));
        }
    }

    fn overlapping_patterns(&self, found: &mut Vec<Contradiction>) {
        let mut places: BTreeMap<_, Vec<&Pattern>> = BTreeMap::new();
        for pattern in self.patterns.iter().filter(|pattern| pattern.active) {
            places.entry((&pattern.space, pattern.recurrence.weekday())).or_default().push(pattern);
        }
        let special: BTreeSet<LocalDate> =
            self.closures.iter().map(|closure| closure.date).chain(self.replaced.keys().copied()).collect();
        for ((space, _), mut patterns) in places {
            patterns.sort_by(|a, b| (a.hours, &a.key).cmp(&(b.hours, &b.key)));
            for (index, first) in patterns.iter().enumerate() {
                let later = patterns[index + 1..].iter().take_while(|second| second.hours.overlap(first.hours));
                let clashing = later.filter_map(|second| Some((second, first_common_day(first, second, &special)?)));
                found.extend(clashing.take(OVERLAPS_NAMED).map(|(second, day)| {
                    let anchored = first.recurrence.valid_from().or(second.recurrence.valid_from());
                    Contradiction::OverlappingSessions {
                        space: space.clone(),
                        first: first.key.clone(),
                        second: second.key.clone(),
                        date: anchored.map(|_| day),
                    }
                }));
            }
        }
    }

    fn overlapping_replacements(&self, found: &mut Vec<Contradiction>) {
        for (date, slots) in &self.replaced {
            let mut slots: Vec<_> = slots.iter().collect();
            slots.sort_by(|a, b| (&a.space, a.hours, &a.key).cmp(&(&b.space, b.hours, &b.key)));
            for (index, first) in slots.iter().enumerate() {
                let clashing = slots[index + 1..]
                    .iter()
                    .take_while(|second| second.space == first.space && second.hours.overlap(first.hours));
                found.extend(clashing.take(OVERLAPS_NAMED).map(|second| Contradiction::OverlappingSessions {
                    space: first.space.clone(),
                    first: first.key.clone(),
                    second: second.key.clone(),
                    date: Some(*date),
                }));
            }
        }
    }

    fn capacities_that_cannot_be_meant(&self, found: &mut Vec<Contradiction>) {
        for (&date, overrides) in &self.capacity_on {
            let sessions = self.expand(DateRange::single(date));
            let mut seen = BTreeSet::new();
            for changed in overrides {
                for (class, _) in changed.capacity.iter() {
                    let changes = |session: &Occurrence| {
                        changed.pattern.as_ref().is_none_or(|key| *key == session.pattern)
                            && session.capacity.get(class).is_some()
                    };
                    let pattern = changed.pattern.clone();
                    if !sessions.iter().any(changes) {
                        found.push(Contradiction::CapacityForNothing { date, pattern, class });
                    } else if !seen.insert((pattern.clone(), class)) {
                        found.push(Contradiction::RepeatedCapacity { date, pattern, class });
                    }
                }
            }
        }
    }
}

/// The first day on which both take place, leaving aside the `special` days, on which neither does.
fn first_common_day(a: &Pattern, b: &Pattern, special: &BTreeSet<LocalDate>) -> Option<LocalDate> {
    let (rare, frequent) = if a.recurrence.every_weeks() >= b.recurrence.every_weeks() { (a, b) } else { (b, a) };
    let from = rare.recurrence.valid_from().max(frequent.recurrence.valid_from()).unwrap_or(LocalDate::MIN);
    let all = DateRange::new(from, LocalDate::MAX).ok()?;
    // Whether the two meet repeats after as many steps of the one as the other has weeks; a special day may hide one.
    let cycles = usize::from(frequent.recurrence.every_weeks().get());
    let rounds = cycles.saturating_mul(special.len().saturating_add(1));
    let days = rare.recurrence.dates(all).take(rounds);
    days.filter(|day| !special.contains(day)).find(|day| frequent.recurrence.occurs_on(*day))
}

impl fmt::Display for Contradiction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of = |pattern: &Option<PatternKey>| match pattern {
            Some(key) => format!("session {key}"),
            None => "every session".to_owned(),
        };
        match self {
            Self::ClosedAndReplaced { date } => write!(f, "{date} is closed and also replaced"),
            Self::RepeatedClosure { date } => write!(f, "{date} is closed twice"),
            Self::ClosureWithoutSessions { date } => {
                write!(f, "{date} is closed, but has no sessions on a {}", date.weekday())
            }
            Self::RepeatedKey { key, date: None } => write!(f, "two patterns have the key {key}"),
            Self::RepeatedKey { key, date: Some(date) } => write!(f, "two slots of {date} have the key {key}"),
            Self::OverlappingSessions { space, first, second, date } => {
                write!(f, "{first} and {second} overlap in {space}")?;
                date.map_or(Ok(()), |date| write!(f, ", first on {date}"))
            }
            Self::CapacityForNothing { date, pattern, class } => {
                write!(f, "the capacity of {} on {date} changes {class}, which is not there", of(pattern))
            }
            Self::RepeatedCapacity { date, pattern, class } => {
                write!(f, "the capacity of {} on {date} changes {class} twice", of(pattern))
            }
        }
    }
}
