//! Lists that take several hearings: blocks of short-track cases before one judge, floats and backups.

use std::collections::{BTreeMap, BTreeSet};

use calendars::{LocalDate, LocalTime};
use listing_model::{List, ListId, ListKind, OfficeHolder, PersonId, Room, RoomId, VenueId};
use over_listing::Probability;

use super::judges::JUDGE;
use crate::calendar::{Calendar, DAY, minutes_on};
use crate::demand::kinds::{CASE_MANAGEMENT, SHORT};
use crate::hand::Hand;

/// What the lists of an office stand on.
pub(crate) struct Sittings<'a> {
    pub(crate) people: &'a [OfficeHolder],
    /// Of the office's main venue.
    pub(crate) rooms: &'a [Room],
    pub(crate) calendar: &'a Calendar,
    /// How many short-track hearings the office has.
    pub(crate) short: u32,
}

/// Draws lists; they have numbers of their own in the order in which they are drawn.
#[derive(Default)]
pub(crate) struct Lists {
    pub(crate) all: Vec<List>,
    rooms: BTreeSet<(LocalDate, RoomId)>,
    people: BTreeSet<(LocalDate, PersonId)>,
    /// Days of block lists by person and week, and in all.
    weeks: BTreeMap<(PersonId, LocalDate), u8>,
    days: BTreeMap<PersonId, u16>,
}

impl Lists {
    /// Block lists for about a third of the office's short-track hearings, a float for every fifteen of them, and a few backups.
    pub(crate) fn of_an_office(&mut self, sittings: &Sittings<'_>, hand: &mut Hand) {
        let Some(venue) = sittings.rooms.first().map(|room| room.venue.clone()) else { return };
        for _ in 0..sittings.short.div_ceil(15) {
            self.block(sittings, hand);
        }
        for _ in 0..sittings.short / 15 {
            let date = any_day(sittings.calendar, hand);
            self.add(date, venue.clone(), ListKind::Float, float_types(), Some(4));
        }
        let judges: Vec<&OfficeHolder> = sittings.people.iter().filter(|person| is_judge(person)).collect();
        for _ in 0..sittings.short / 40 {
            let date = any_day(sittings.calendar, hand);
            let people: BTreeSet<PersonId> = (0..2).filter_map(|_| hand.pick(&judges)).map(|p| p.id.clone()).collect();
            let kind = ListKind::Backup { people: people.into_iter().collect() };
            self.add(date, venue.clone(), kind, float_types(), Some(3));
        }
    }

    fn block(&mut self, sittings: &Sittings<'_>, hand: &mut Hand) {
        // A day on which nobody is free is given up.
        let date = any_day(sittings.calendar, hand);
        let judges: Vec<&OfficeHolder> =
            sittings.people.iter().filter(|person| is_judge(person) && self.can_sit(person, sittings, date)).collect();
        let rooms: Vec<&Room> = sittings.rooms.iter().filter(|room| self.is_free(room, sittings, date)).collect();
        let (Some(judge), Some(room)) = (hand.pick(&judges), hand.pick(&rooms)) else { return };
        self.rooms.insert((date, room.id.clone()));
        self.people.insert((date, judge.id.clone()));
        *self.weeks.entry((judge.id.clone(), date.iso_week_monday())).or_default() += 1;
        *self.days.entry(judge.id.clone()).or_default() += 1;
        let kind = ListKind::Block { room: room.id.clone(), people: vec![judge.id.clone()], sittings: Vec::new() };
        self.add(date, room.venue.clone(), kind, vec![SHORT.to_owned()], None);
    }

    fn add(&mut self, date: LocalDate, venue: VenueId, kind: ListKind, types: Vec<String>, max_hearings: Option<u16>) {
        let id = ListId::from(format!("S{:04}", self.all.len() + 1));
        let ceiling = if matches!(kind, ListKind::Block { .. }) { None } else { Probability::from_ratio(1, 10) };
        let start_times = [10, 14].into_iter().filter_map(|hour| LocalTime::new(hour, 0).ok()).collect();
        self.all.push(List { id, date, venue, kind, start_times, types, max_hearings, ceiling });
    }

    /// Nobody gives more than two days in five to block lists.
    fn can_sit(&self, judge: &OfficeHolder, sittings: &Sittings<'_>, date: LocalDate) -> bool {
        let here = sittings.rooms.first().is_some_and(|room| judge.venues.iter().any(|v| v.venue == room.venue));
        let this_week = self.weeks.get(&(judge.id.clone(), date.iso_week_monday())).copied().unwrap_or(0);
        let in_all = self.days.get(&judge.id).copied().unwrap_or(0);
        here && this_week < judge.max_days_a_week.unwrap_or(5).min(2)
            && judge.max_days.is_none_or(|most| (in_all + 1) * 5 <= most * 2)
            && !self.people.contains(&(date, judge.id.clone()))
            && minutes_on(&sittings.calendar.horizon, date, &judge.pattern, &judge.away) == DAY
    }

    fn is_free(&self, room: &Room, sittings: &Sittings<'_>, date: LocalDate) -> bool {
        !self.rooms.contains(&(date, room.id.clone()))
            && minutes_on(&sittings.calendar.horizon, date, &room.openings, &room.closed) == DAY
    }
}

fn is_judge(person: &OfficeHolder) -> bool {
    person.roles.iter().any(|role| role == JUDGE)
}

fn float_types() -> Vec<String> {
    vec![SHORT.to_owned(), CASE_MANAGEMENT.to_owned()]
}

/// Any sitting day that leaves time for notice.
fn any_day(calendar: &Calendar, hand: &mut Hand) -> LocalDate {
    let last = calendar.count().saturating_sub(1);
    calendar.day(hand.between(6.min(last), last))
}
