//! The first lawful place.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use calendars::{LocalDate, LocalTime};
use listing_model::{
    Bench, Channel, Hearing, PartyId, Placement, Problem, Requirement, Room, Supply, Venue, VenueChoice, VenueId,
    Window,
};

use super::diary::{Diary, bits};
use crate::calendar::{DAY, GRAIN, SITTING};
use crate::demand::preferences::fills;

/// Places hearings one by one.
pub(super) struct FirstFit<'a> {
    supply: Supply,
    parties: BTreeMap<PartyId, usize>,
    diary: Diary<'a>,
}

/// One way to hold a hearing: its days, and the grains that it takes on the first.
struct Slot {
    days: Range<usize>,
    start: u32,
    /// Grains by day.
    grains: Vec<u32>,
}

/// Who and what it takes.
struct Found {
    room: Option<usize>,
    panel: Vec<usize>,
}

impl<'a> FirstFit<'a> {
    pub(super) fn new(problem: &Problem, diary: Diary<'a>) -> Self {
        let supply = problem.supply.clone();
        let parties = supply.parties.iter().enumerate().map(|(index, party)| (party.id.clone(), index)).collect();
        Self { supply, parties, diary }
    }

    /// The first day, and on it the earliest start, with a room and a panel; what it takes is taken from now on.
    pub(super) fn place(&mut self, hearing: &Hearing) -> Option<Placement> {
        let channel = hearing.channels.iter().min_by_key(|choice| choice.cost)?.channel;
        let rooms = self.rooms(hearing, channel);
        let able = self.able(hearing);
        for first in 0..self.diary.calendar.days.len() {
            for slot in self.slots(hearing, first) {
                if self.parties_are_free(hearing, &slot)
                    && let Some(found) = self.find(hearing, &slot, &rooms, &able)
                {
                    return self.take(hearing, channel, &slot, &found);
                }
            }
        }
        None
    }

    /// Rooms that would do at any time; none, once, for a channel without one.
    fn rooms(&self, hearing: &Hearing, channel: Channel) -> Vec<Option<usize>> {
        if !channel.needs_room() {
            return vec![None];
        }
        let needs: BTreeSet<&String> = hearing
            .parties
            .iter()
            .filter_map(|attendance| self.parties.get(&attendance.party))
            .flat_map(|&party| &self.supply.parties[party].adjustments)
            .chain(&hearing.room_needs)
            .collect();
        let does = |room: &Room| {
            let venue = self.supply.venues.iter().find(|venue| venue.id == room.venue);
            room.seats.is_none_or(|seats| seats >= hearing.seats)
                && needs.iter().all(|need| room.attributes.contains(need))
                && venue.is_some_and(|venue| hearing.venues.iter().any(|choice| names(choice, venue)))
                && hearing.forbidden.iter().all(|place| place.venue.as_ref() != Some(&room.venue))
        };
        (0..self.supply.rooms.len()).filter(|&room| does(&self.supply.rooms[room])).map(Some).collect()
    }

    /// For each seat, who could sit there.
    fn able(&self, hearing: &Hearing) -> Vec<Vec<usize>> {
        let said = |requirement| {
            let of = hearing.panel_preferences.iter().filter(move |preference| preference.requirement == requirement);
            of.map(|preference| &preference.person).collect::<BTreeSet<_>>()
        };
        let (included, excluded) = (said(Requirement::Include), said(Requirement::Exclude));
        let may = |person: usize| {
            let id = &self.supply.people[person].id;
            !excluded.contains(id) && (included.is_empty() || included.contains(id))
        };
        let seats = hearing.panel.iter();
        seats
            .map(|seat| {
                (0..self.supply.people.len()).filter(|&p| may(p) && fills(&self.supply.people[p], seat)).collect()
            })
            .collect()
    }

    /// Ways to hold it that begin on a day, if the window and notice allow that.
    fn slots(&self, hearing: &Hearing, first: usize) -> Vec<Slot> {
        let calendar = self.diary.calendar;
        let days = first..first + hearing.minutes.div_ceil(DAY) as usize;
        let Some(last) = calendar.days.get(days.end - 1) else { return Vec::new() };
        let date = calendar.days[first];
        if calendar.horizon.today.plus_days(i64::from(hearing.notice_days)) > date || !is_within(hearing, date, *last) {
            return Vec::new();
        }
        let in_a_day = DAY / u32::from(GRAIN);
        let grains = hearing.minutes.div_ceil(u32::from(GRAIN));
        let in_a_sitting = SITTING / u32::from(GRAIN);
        let starts: Vec<u32> = if grains >= in_a_day {
            vec![0]
        } else {
            // On the half-hour, in one sitting if it fits.
            let fits = |&start: &u32| grains > in_a_sitting || start % in_a_sitting + grains <= in_a_sitting;
            (0..=in_a_day - grains).step_by(2).filter(fits).collect()
        };
        let on = |start: u32, day: u32| start..(start + grains - day * in_a_day).min(in_a_day);
        let count = u32::try_from(days.len()).unwrap_or(1);
        starts
            .into_iter()
            .map(|start| Slot {
                days: days.clone(),
                start,
                grains: (0..count).map(|day| bits(on(start, day))).collect(),
            })
            .collect()
    }

    fn parties_are_free(&self, hearing: &Hearing, slot: &Slot) -> bool {
        let required = hearing.parties.iter().filter(|attendance| attendance.required);
        required.filter_map(|attendance| self.parties.get(&attendance.party)).all(|&party| {
            let touched = self.diary.parties[party][slot.days.clone()].iter().zip(&slot.grains);
            touched.clone().all(|(free, grains)| free & grains == *grains)
        })
    }

    fn find(&self, hearing: &Hearing, slot: &Slot, rooms: &[Option<usize>], able: &[Vec<usize>]) -> Option<Found> {
        for &room in rooms {
            if room.is_some_and(|room| !is_free(&self.diary.rooms[room], slot)) {
                continue;
            }
            let venue = room.map(|room| &self.supply.rooms[room].venue);
            let mut panel: Vec<usize> = Vec::new();
            for able in able {
                let free =
                    able.iter().copied().find(|&person| !panel.contains(&person) && self.can_sit(person, slot, venue));
                panel.extend(free);
            }
            if panel.len() == hearing.panel.len() {
                return Some(Found { room, panel });
            }
        }
        None
    }

    fn can_sit(&self, person: usize, slot: &Slot, venue: Option<&VenueId>) -> bool {
        let holder = &self.supply.people[person];
        let goes_there = venue
            .is_none_or(|venue| holder.venues.is_empty() || holder.venues.iter().any(|there| there.venue == *venue));
        goes_there
            && is_free(&self.diary.people[person], slot)
            && self.diary.may_sit(person, holder, slot.days.clone(), venue)
    }

    fn take(&mut self, hearing: &Hearing, channel: Channel, slot: &Slot, found: &Found) -> Option<Placement> {
        let start = start_time(self.diary.calendar, slot.start)?;
        let venue = found.room.map(|room| self.supply.rooms[room].venue.clone());
        if let Some(room) = found.room {
            occupy(&mut self.diary.rooms[room], slot);
        }
        for &person in &found.panel {
            occupy(&mut self.diary.people[person], slot);
            self.diary.sits(person, slot.days.clone(), venue.as_ref());
        }
        for attendance in hearing.parties.iter().filter(|attendance| attendance.required) {
            if let Some(&party) = self.parties.get(&attendance.party) {
                occupy(&mut self.diary.parties[party], slot);
            }
        }
        let people = hearing.panel.iter().zip(&found.panel);
        Some(Placement {
            hearing: hearing.id.clone(),
            date: self.diary.calendar.days[slot.days.start],
            start,
            channel,
            list: None,
            room: found.room.map(|room| self.supply.rooms[room].id.clone()),
            panel: people
                .map(|(seat, &person)| Bench { role: seat.role.clone(), person: self.supply.people[person].id.clone() })
                .collect(),
            interpreters: Vec::new(),
        })
    }
}

fn is_free(row: &[u32], slot: &Slot) -> bool {
    row[slot.days.clone()].iter().zip(&slot.grains).all(|(free, grains)| free & grains == *grains)
}

fn occupy(row: &mut [u32], slot: &Slot) {
    for (free, grains) in row[slot.days.clone()].iter_mut().zip(&slot.grains) {
        *free &= !grains;
    }
}

fn is_within(hearing: &Hearing, first: LocalDate, last: LocalDate) -> bool {
    match hearing.window {
        None => true,
        Some(Window::FixedDate(day)) => day == first,
        Some(Window::Between(span)) => span.first <= first && last <= span.last,
    }
}

/// Whether a choice names a venue, itself or by cluster or region.
pub(crate) fn names(choice: &VenueChoice, venue: &Venue) -> bool {
    choice.venue.as_ref() == Some(&venue.id)
        || (choice.cluster.is_some() && choice.cluster == venue.cluster)
        || (choice.region.is_some() && choice.region == venue.region)
}

fn start_time(calendar: &crate::calendar::Calendar, grain: u32) -> Option<LocalTime> {
    let horizon = &calendar.horizon;
    let (sitting, grains) =
        horizon.sittings.iter().zip(horizon.sitting_grains()).find(|(_, grains)| grains.contains(&grain))?;
    let minutes = u16::try_from(grain - grains.start).ok()? * horizon.grain_minutes;
    LocalTime::from_minutes(sitting.start.minutes_since_midnight() + minutes).ok()
}
