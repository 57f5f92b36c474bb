//! The slots that each prison offers on a given day.

use calendars::{CapacityByClass, LocalDate, Occurrence, SpaceKey, WorkingDays};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use uuid::Uuid;

use super::folder::Folder;
use super::prison::Prison;

/// What the enabled prisons offer, by id, in the order of their files. Serialised as a map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpectedSlots(pub Vec<(Uuid, PrisonSlots)>);

/// What one prison offers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PrisonSlots {
    /// The prison's file.
    pub file: String,
    /// Its name.
    pub name: String,
    /// The day by whose end it must have answered a request that is made today.
    pub confirm_by: LocalDate,
    /// The first day that can be asked for.
    pub first: LocalDate,
    /// The last day that can be asked for.
    pub last: LocalDate,
    /// How many slots there are.
    pub n: usize,
    /// The slots, as wall time without zone: `2025-12-27T13:45/15:45`.
    pub slots: Vec<String>,
}

impl Serialize for ExpectedSlots {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (id, slots) in &self.0 {
            map.serialize_entry(id, slots)?;
        }
        map.end()
    }
}

/// The slots that each enabled prison of `folder` with an id offers when today is `today` and working days are counted with
/// `working_days`.
#[must_use]
pub fn expected_slots(folder: &Folder, working_days: &WorkingDays, today: LocalDate) -> ExpectedSlots {
    let enabled = folder.prisons.iter().filter(|prison| prison.enabled);
    let with_id = enabled.filter_map(|prison| Some((*folder.uuids.get(&prison.file)?, prison)));
    ExpectedSlots(with_id.map(|(id, prison)| (id, slots_of(prison, working_days, today))).collect())
}

fn slots_of(prison: &Prison, working_days: &WorkingDays, today: LocalDate) -> PrisonSlots {
    let window = prison.notice().bookable(today, working_days);
    let timetable = prison.timetable(&SpaceKey::new("hall"), CapacityByClass::new());
    let sessions = window.range().map(|range| timetable.expand(range)).unwrap_or_default();
    let slot = |session: &Occurrence| format!("{}T{}/{}", session.date, session.start(), session.end());
    let slots: Vec<String> = sessions.iter().map(slot).collect();
    PrisonSlots {
        file: prison.file.clone(),
        name: prison.name.clone(),
        confirm_by: window.confirm_by,
        first: window.first,
        last: window.last,
        n: slots.len(),
        slots,
    }
}
