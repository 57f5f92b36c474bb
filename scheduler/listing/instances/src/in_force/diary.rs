//! Who and what is free when, as bits.

use std::collections::BTreeMap;
use std::ops::Range;

use calendars::LocalDate;
use listing_model::{ListKind, SittingsOn, Supply, VenueId, WeekdaySittings};

use crate::calendar::{Calendar, has, is_away};

/// The grains of each sitting day that are free, one bit each. A day has 24 of a quarter of an hour.
pub(super) type Rows = Vec<Vec<u32>>;

/// Who and what is free when. Rows are in the order of the supply.
pub(super) struct Diary<'a> {
    pub(super) calendar: &'a Calendar,
    pub(super) people: Rows,
    pub(super) rooms: Rows,
    pub(super) parties: Rows,
    /// The days on which each person sits, with the venue if it is in a room.
    sat: Vec<BTreeMap<usize, Option<VenueId>>>,
}

impl<'a> Diary<'a> {
    pub(super) fn new(supply: &Supply, calendar: &'a Calendar) -> Self {
        let row = |pattern: &[WeekdaySittings], away: &[SittingsOn]| -> Vec<u32> {
            calendar
                .days
                .iter()
                .map(|&day| free(calendar, day, |code| has(code, day, pattern) && !is_away(code, day, away)))
                .collect()
        };
        let party = |party: &listing_model::Party| -> Vec<u32> {
            let avoids = |code: &str, day| {
                let weekdays = &party.unavailable_weekdays;
                (!weekdays.is_empty() && has(code, day, weekdays)) || is_away(code, day, &party.unavailable)
            };
            calendar.days.iter().map(|&day| free(calendar, day, |code| !avoids(code, day))).collect()
        };
        let mut diary = Self {
            calendar,
            people: supply.people.iter().map(|person| row(&person.pattern, &person.away)).collect(),
            rooms: supply.rooms.iter().map(|room| row(&room.openings, &room.closed)).collect(),
            parties: supply.parties.iter().map(party).collect(),
            sat: vec![BTreeMap::new(); supply.people.len()],
        };
        diary.take_block_lists(supply);
        diary
    }

    fn take_block_lists(&mut self, supply: &Supply) {
        for list in &supply.lists {
            let ListKind::Block { room, people, .. } = &list.kind else { continue };
            let Some(day) = self.calendar.days.iter().position(|&day| day == list.date) else { continue };
            if let Some(room) = supply.rooms.iter().position(|other| other.id == *room) {
                self.rooms[room][day] = 0;
            }
            for person in people {
                if let Some(person) = supply.people.iter().position(|other| other.id == *person) {
                    self.people[person][day] = 0;
                    self.sat[person].insert(day, Some(list.venue.clone()));
                }
            }
        }
    }

    /// Whether a person may sit on all of these days too, and in a room of the venue if one is given.
    pub(super) fn may_sit(
        &self,
        person: usize,
        holder: &listing_model::OfficeHolder,
        days: Range<usize>,
        venue: Option<&VenueId>,
    ) -> bool {
        let sat = &self.sat[person];
        let same_venue = |day| match (sat.get(&day), venue) {
            (Some(Some(there)), Some(here)) => there == here,
            _ => true,
        };
        let new: Vec<usize> = days.clone().filter(|day| !sat.contains_key(day)).collect();
        let monday = |day: usize| self.calendar.days[day].iso_week_monday();
        let week_full = |most: u8| {
            new.iter().any(|&day| {
                let so_far = sat.keys().chain(&new).filter(|&&other| monday(other) == monday(day)).count();
                so_far > usize::from(most)
            })
        };
        days.clone().all(same_venue)
            && holder.max_days.is_none_or(|most| sat.len() + new.len() <= usize::from(most))
            && !holder.max_days_a_week.is_some_and(week_full)
    }

    pub(super) fn sits(&mut self, person: usize, days: Range<usize>, venue: Option<&VenueId>) {
        for day in days {
            let there = self.sat[person].entry(day).or_default();
            if venue.is_some() {
                *there = venue.cloned();
            }
        }
    }
}

fn free(calendar: &Calendar, _day: LocalDate, is_free: impl Fn(&str) -> bool) -> u32 {
    let sittings = calendar.horizon.sittings.iter().zip(calendar.horizon.sitting_grains());
    sittings.filter(|(sitting, _)| is_free(&sitting.code)).fold(0, |row, (_, grains)| row | bits(grains))
}

/// The bits of a run of grains; a day has fewer than 32.
pub(super) fn bits(grains: Range<u32>) -> u32 {
    grains.fold(0, |bits, grain| bits | 1_u32.checked_shl(grain).unwrap_or(0))
}
