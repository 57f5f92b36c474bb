//! A plan in the problem's own words, as terms read it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use calendars::LocalDate;
use listing_model::{Hearing, List, ListKind, OfficeHolder, Placement, Problem, RoomId, Venue, VenueId, Weights};

use crate::rules::Book;
use crate::state::State;

/// A plan in words.
pub(super) struct Sheet<'a> {
    pub(super) book: &'a Book<'a>,
    /// The hearings that are listed.
    pub(super) listed: Vec<Listed<'a>>,
    /// Those that are not.
    pub(super) unlisted: Vec<&'a Hearing>,
    /// What each office-holder does on each day on which they sit.
    pub(super) diary: BTreeMap<(&'a str, LocalDate), Page<'a>>,
}

/// A hearing at its place.
pub(super) struct Listed<'a> {
    pub(super) hearing: &'a Hearing,
    pub(super) at: Placement,
    /// The list that it is in, if it has no slot.
    pub(super) list: Option<&'a List>,
    /// The grains that it takes on each of its days: in a list, those to the end of the day.
    pub(super) takes: Vec<(LocalDate, Range<u32>)>,
}

/// What an office-holder does on a day.
pub(super) struct Page<'a> {
    pub(super) holder: &'a OfficeHolder,
    /// Grains taken by slots.
    pub(super) grains: BTreeSet<u32>,
    /// Grains at which something begins in a slot.
    pub(super) starts: BTreeSet<u32>,
    /// Rooms of slots.
    pub(super) rooms: BTreeSet<RoomId>,
    /// Where they are, if in a room or a block list.
    pub(super) venue: Option<&'a VenueId>,
}

impl<'a> Sheet<'a> {
    /// The plan that a state is.
    pub(super) fn new(book: &'a Book<'a>, state: &State<'_>) -> Self {
        let (problem, ground) = (book.problem, state.ground);
        let days = problem.horizon.sitting_days();
        let mut sheet = Self { book, listed: Vec::new(), unlisted: Vec::new(), diary: BTreeMap::new() };
        for list in &problem.supply.lists {
            if let (ListKind::Block { people, .. }, true) = (&list.kind, days.contains(&list.date)) {
                for person in people {
                    sheet.page(person.as_str(), list.date, |page| page.venue = Some(&list.venue));
                }
            }
        }
        for (number, hearing) in (0..).zip(&problem.hearings) {
            let item = &ground.items[ground.item_of[number as usize] as usize];
            let Some(place) = state.places[ground.item_of[number as usize] as usize] else {
                sheet.unlisted.push(hearing);
                continue;
            };
            // The hearings of one slot take the time of the longest.
            let minutes = book.hearings(item).map(|hearing| hearing.minutes).max().unwrap_or(hearing.minutes);
            let at = ground.placement(problem, number, place);
            let list = at.list.as_ref().and_then(|id| book.by_id.list(id));
            let takes = takes(problem, &days, minutes, &at);
            sheet.write(&at, &takes);
            sheet.listed.push(Listed { hearing, at, list, takes });
        }
        sheet
    }

    /// Writes a slot into the diaries of its panel.
    fn write(&mut self, at: &Placement, takes: &[(LocalDate, Range<u32>)]) {
        let venue = at.room.as_ref().and_then(|room| self.book.by_id.room(room)).map(|room| &room.venue);
        for (date, grains) in takes {
            for bench in &at.panel {
                self.page(bench.person.as_str(), *date, |page| {
                    page.grains.extend(grains.clone());
                    page.starts.insert(grains.start);
                    page.rooms.extend(at.room.clone());
                    page.venue = venue.or(page.venue);
                });
            }
        }
    }

    fn page(&mut self, person: &str, date: LocalDate, write: impl FnOnce(&mut Page<'a>)) {
        if let Some(holder) = self.book.by_id.person(&person.into()) {
            let new = || Page {
                holder,
                grains: BTreeSet::new(),
                starts: BTreeSet::new(),
                rooms: BTreeSet::new(),
                venue: None,
            };
            write(self.diary.entry((holder.id.as_str(), date)).or_insert_with(new));
        }
    }

    pub(super) fn problem(&self) -> &'a Problem {
        self.book.problem
    }

    pub(super) fn weights(&self) -> &'a Weights {
        &self.book.problem.policy.weights
    }

    /// The venue of a listed hearing: its room's or its list's.
    pub(super) fn venue(&self, listed: &Listed<'a>) -> Option<&'a Venue> {
        let room = listed.at.room.as_ref().and_then(|room| self.book.by_id.room(room)).map(|room| &room.venue);
        listed.list.map(|list| &list.venue).or(room).and_then(|venue| self.book.by_id.venue(venue))
    }

    /// For each page and sitting that is used, the grains of the sitting and the page.
    pub(super) fn used_sittings(&self) -> impl Iterator<Item = (Range<u32>, &Page<'a>)> {
        let sittings = self.book.problem.horizon.sitting_grains();
        let pairs =
            self.diary.values().flat_map(move |page| sittings.clone().into_iter().map(move |grains| (grains, page)));
        pairs.filter(|(grains, page)| page.grains.range(grains.clone()).next().is_some())
    }

    /// Adds up what a change costs for each hearing in force: `changed` tells whether it did, given where it was and is. One that
    /// is not listed has changed in every way. The nearer the old date, the dearer.
    pub(super) fn changes(&self, weight: u16, changed: impl Fn(&Placement, &Placement) -> bool) -> i64 {
        let today = self.book.problem.horizon.today;
        let factor = |old: &Placement| match today.days_until(old.date) {
            ..=7 => 8,
            8..=14 => 4,
            15..=28 => 2,
            _ => 1,
        };
        let old = |hearing: &Hearing| self.book.in_force.get(&hearing.id).copied();
        let moved = self.listed.iter().filter_map(|listed| old(listed.hearing).filter(|old| changed(old, &listed.at)));
        let gone = self.unlisted.iter().filter_map(|hearing| old(hearing));
        moved.chain(gone).map(|old| i64::from(weight) * factor(old)).sum()
    }
}

/// The grains that a place takes on each of its days.
fn takes(problem: &Problem, days: &[LocalDate], minutes: u32, at: &Placement) -> Vec<(LocalDate, Range<u32>)> {
    let horizon = &problem.horizon;
    let start = horizon.grain_at(at.start).unwrap_or(0);
    if at.list.is_some() {
        return vec![(at.date, start..horizon.day_grains())];
    }
    let length = horizon.length(minutes);
    let from = days.iter().skip_while(|&&day| day < at.date);
    let nth = (0..length.days()).zip(from);
    nth.map(|(nth, &day)| {
        let begins = if nth == 0 { start } else { 0 };
        (day, begins..begins + length.grains_on(nth, horizon))
    })
    .collect()
}
