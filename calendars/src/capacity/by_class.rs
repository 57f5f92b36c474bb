//! Capacity of each class that a session has.

use std::fmt;

use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{Capacity, CapacityClass, CapacityError, Units};

/// Capacity of each class that a session has; classes that it does not have are absent.
///
/// A small value without allocation: it is copied into every occurrence of a timetable. Serialised as a map from class
/// code to capacity, in the order of [`CapacityClass::ALL`]; a class given twice is an error.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct CapacityByClass {
    slots: [Option<Capacity>; CapacityClass::ALL.len()],
}

impl CapacityByClass {
    /// No class at all.
    #[must_use]
    pub const fn new() -> Self {
        Self { slots: [None; CapacityClass::ALL.len()] }
    }

    /// One class and its capacity.
    #[must_use]
    pub const fn of(class: CapacityClass, capacity: Capacity) -> Self {
        Self::new().with(class, capacity)
    }

    /// This with the capacity of `class` set to `capacity`, whatever it was.
    #[must_use]
    pub const fn with(mut self, class: CapacityClass, capacity: Capacity) -> Self {
        self.slots[class as usize] = Some(capacity);
        self
    }

    /// Sets the capacity of `class` and returns what it was.
    pub const fn insert(&mut self, class: CapacityClass, capacity: Capacity) -> Option<Capacity> {
        self.slots[class as usize].replace(capacity)
    }

    /// The capacity of `class`, if the session has that class.
    #[must_use]
    pub const fn get(&self, class: CapacityClass) -> Option<Capacity> {
        self.slots[class as usize]
    }

    /// How many units of `class` there are in all; none if the session does not have it.
    #[must_use]
    pub fn total(&self, class: CapacityClass) -> Units {
        self.get(class).map_or(Units::ZERO, Capacity::total)
    }

    /// The classes that it has, in order, with their capacities.
    pub fn iter(&self) -> impl Iterator<Item = (CapacityClass, Capacity)> + '_ {
        CapacityClass::ALL.into_iter().filter_map(|class| Some((class, self.get(class)?)))
    }

    /// How many classes it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.iter().count()
    }

    /// Whether it has no class.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.slots.iter().all(Option::is_none)
    }
}

impl FromIterator<(CapacityClass, Capacity)> for CapacityByClass {
    /// The last of a repeated class wins.
    fn from_iter<I: IntoIterator<Item = (CapacityClass, Capacity)>>(pairs: I) -> Self {
        pairs.into_iter().fold(Self::new(), |map, (class, capacity)| map.with(class, capacity))
    }
}

impl fmt::Debug for CapacityByClass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl Serialize for CapacityByClass {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for CapacityByClass {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EachClassOnce)
    }
}

struct EachClassOnce;

impl<'de> Visitor<'de> for EachClassOnce {
    type Value = CapacityByClass;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map from class of capacity to its units")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<CapacityByClass, A::Error> {
        let mut read = CapacityByClass::new();
        while let Some((class, capacity)) = map.next_entry()? {
            if read.insert(class, capacity).is_some() {
                return Err(A::Error::custom(CapacityError::RepeatedClass { class }));
            }
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_sorted_and_each_class_comes_once() {
        let capacity = CapacityByClass::of(CapacityClass::ClosedTable, Capacity::staff_only(Units(2)))
            .with(CapacityClass::OpenTable, Capacity::new(Units(20), Units(15)).unwrap());
        let json = r#"{"open_table":{"total":20,"public":15},"closed_table":{"total":2,"public":0}}"#;
        assert_eq!(serde_json::to_string(&capacity).unwrap(), json);
        assert_eq!(serde_json::from_str::<CapacityByClass>(json).unwrap(), capacity);

        let twice = r#"{"minutes":{"total":60},"minutes":{"total":90}}"#;
        let error = serde_json::from_str::<CapacityByClass>(twice).unwrap_err();
        assert!(error.to_string().starts_with("the capacity of minutes is given twice"), "{error}");
    }

    #[test]
    fn an_absent_class_has_no_units() {
        let capacity = CapacityByClass::of(CapacityClass::Minutes, Capacity::all_public(Units(300)));
        assert_eq!(capacity.total(CapacityClass::Minutes), Units(300));
        assert_eq!(capacity.total(CapacityClass::OpenTable), Units::ZERO);
        assert_eq!(capacity.get(CapacityClass::OpenTable), None);
        assert_eq!(capacity.len(), 1);
        assert!(CapacityByClass::new().is_empty());
    }
}
