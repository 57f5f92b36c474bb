//! Who attends what.

use std::collections::{BTreeMap, BTreeSet};

use listing_model::{Hearing, Party, PartyId, Problem};

use super::calendar::Calendar;

/// Parties by their calendars, and which of them several items need.
pub(crate) struct Parties<'a> {
    by_id: BTreeMap<&'a PartyId, Vec<u8>>,
    shared: BTreeMap<&'a PartyId, u32>,
}

impl<'a> Parties<'a> {
    /// The parties of a problem. `item_of` tells the item of each hearing.
    pub(crate) fn new(problem: &'a Problem, calendar: &Calendar, item_of: &[u32]) -> Self {
        let sittings = |party: &Party| calendar.sittings_without(&party.unavailable_weekdays, &party.unavailable);
        let by_id = problem.supply.parties.iter().map(|party| (&party.id, sittings(party))).collect();
        let mut needed_by: BTreeMap<&PartyId, BTreeSet<u32>> = BTreeMap::new();
        for (hearing, &item) in problem.hearings.iter().zip(item_of) {
            for attendance in hearing.parties.iter().filter(|attendance| attendance.required) {
                needed_by.entry(&attendance.party).or_default().insert(item);
            }
        }
        let shared = needed_by.into_iter().filter(|(_, items)| items.len() > 1);
        Self { by_id, shared: shared.map(|(party, _)| party).zip(0..).collect() }
    }

    /// How many parties several items need.
    pub(crate) fn shared(&self) -> usize {
        self.shared.len()
    }

    /// The numbers of those among a hearing's required parties whom other items need as well.
    pub(crate) fn shared_of<'b>(&'b self, hearing: &'b Hearing) -> impl Iterator<Item = u32> + 'b {
        let required = hearing.parties.iter().filter(|attendance| attendance.required);
        required.filter_map(|attendance| self.shared.get(&attendance.party).copied())
    }

    /// Takes from `attended`, by day, the sittings in which a required party of the hearing is unavailable.
    pub(crate) fn strike(&self, hearing: &Hearing, attended: &mut [u8]) {
        let required = hearing.parties.iter().filter(|attendance| attendance.required);
        for sittings in required.filter_map(|attendance| self.by_id.get(&attendance.party)) {
            attended.iter_mut().zip(sittings).for_each(|(all, theirs)| *all &= theirs);
        }
    }

    /// The sittings, by day, of each party that is not required and not always available.
    pub(crate) fn optional(&self, hearing: &Hearing, whole_day: u8) -> impl Iterator<Item = Vec<u8>> {
        let optional = hearing.parties.iter().filter(|attendance| !attendance.required);
        let known = optional.filter_map(|attendance| self.by_id.get(&attendance.party));
        known.filter(move |days| days.iter().any(|&day| day != whole_day)).cloned()
    }
}
