//! Minutes that could be used and minutes that are.

use std::collections::BTreeMap;
use std::iter::Sum;
use std::ops::Range;

use calendars::LocalDate;
use listing_model::{ListKind, PersonId, Room, RoomId};

use crate::book::{Book, list_people};
use crate::extent::Extent;
use crate::{Options, Rows, text};

/// Sitting minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Use {
    pub(crate) used: u64,
    pub(crate) available: u64,
}

impl Use {
    /// Rounded down, so that 100% is full. `None` if there is nothing to use.
    pub(crate) fn percent(self) -> Option<u64> {
        self.used.saturating_mul(100).checked_div(self.available)
    }
}

impl Sum for Use {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), |sum, one| Self {
            used: sum.used + one.used,
            available: sum.available + one.available,
        })
    }
}

/// A venue or a person.
pub(crate) struct Measured {
    pub(crate) name: String,
    /// By the Mondays of the weeks.
    pub(crate) weeks: BTreeMap<LocalDate, Use>,
}

impl Measured {
    pub(crate) fn total(&self) -> Use {
        self.weeks.values().copied().sum()
    }

    fn is_something(&self) -> bool {
        self.total() != Use::default()
    }
}

/// What is measured: rooms by their venues, or people.
pub(crate) fn of(book: &Book<'_>, options: &Options<'_>) -> Vec<Measured> {
    match options.rows {
        Rows::Rooms => of_rooms(book, options),
        Rows::People => of_people(book, options),
    }
}

/// Venues that have open rooms or use some all the same, in the problem's order.
pub(crate) fn of_rooms(book: &Book<'_>, options: &Options<'_>) -> Vec<Measured> {
    let columns = book.columns(options.dates);
    let mut taken: BTreeMap<&RoomId, Vec<Extent>> = BTreeMap::new();
    for placement in book.plan.placements.iter().filter(|placement| placement.list.is_none()) {
        if let (Some(room), Some(extent)) = (&placement.room, book.extent(placement, &columns)) {
            taken.entry(room).or_default().push(extent);
        }
    }
    for list in &book.problem.supply.lists {
        if let (ListKind::Block { room, .. }, Some(extent)) = (&list.kind, book.extent_of_list(list, &columns)) {
            taken.entry(room).or_default().push(extent);
        }
    }
    let wanted = book.problem.supply.venues.iter().filter(|venue| options.venue.is_none_or(|only| *only == venue.id));
    let measured = wanted.map(|venue| {
        let mut weeks = BTreeMap::new();
        for room in book.problem.supply.rooms.iter().filter(|room| room.venue == venue.id) {
            let is_open = |day, sitting: &str| venue.is_open(day) && Room::is_open(room, day, sitting);
            let taken = taken.get(&room.id).map(Vec::as_slice).unwrap_or_default();
            add(&mut weeks, book, &columns, taken, is_open);
        }
        Measured { name: text::name(&venue.name), weeks }
    });
    measured.filter(Measured::is_something).collect()
}

/// People who sit in these days; with one venue, those who may sit there.
fn of_people(book: &Book<'_>, options: &Options<'_>) -> Vec<Measured> {
    let columns = book.columns(options.dates);
    let mut taken: BTreeMap<&PersonId, Vec<Extent>> = BTreeMap::new();
    for placement in book.plan.placements.iter().filter(|placement| placement.list.is_none()) {
        if let Some(extent) = book.extent(placement, &columns) {
            for bench in &placement.panel {
                taken.entry(&bench.person).or_default().push(extent);
            }
        }
    }
    for list in &book.problem.supply.lists {
        if let (ListKind::Block { .. }, Some(extent)) = (&list.kind, book.extent_of_list(list, &columns)) {
            for person in list_people(list) {
                taken.entry(person).or_default().push(extent);
            }
        }
    }
    let people = book.problem.supply.people.iter();
    let wanted = people.filter(|person| options.venue.is_none_or(|venue| person.venue_cost(venue).is_some()));
    let measured = wanted.map(|person| {
        let mut weeks = BTreeMap::new();
        let taken = taken.get(&person.id).map(Vec::as_slice).unwrap_or_default();
        add(&mut weeks, book, &columns, taken, |day, sitting| person.sits(day, sitting));
        Measured { name: text::name(person.id.as_str()), weeks }
    });
    measured.filter(Measured::is_something).collect()
}

/// Adds the minutes of one room or person to their weeks. What is taken twice at once counts once.
fn add(
    weeks: &mut BTreeMap<LocalDate, Use>,
    book: &Book<'_>,
    columns: &Range<usize>,
    taken: &[Extent],
    is_open: impl Fn(LocalDate, &str) -> bool,
) {
    let sittings = book.sittings();
    let day_minutes = book.problem.horizon.day_minutes();
    for (column, &day) in book.days[columns.clone()].iter().enumerate() {
        let week = weeks.entry(day.iso_week_monday()).or_default();
        for (sitting, minutes) in book.problem.horizon.sittings.iter().zip(&sittings) {
            if is_open(day, &sitting.code) {
                week.available += u64::from(minutes.end - minutes.start);
            }
        }
        let mut parts: Vec<Range<u32>> = taken.iter().filter_map(|extent| extent.on(column, day_minutes)).collect();
        parts.sort_by_key(|part| part.start);
        let mut over = 0;
        for part in parts {
            week.used += u64::from(part.end.saturating_sub(part.start.max(over)));
            over = over.max(part.end);
        }
    }
}
