//! What a Gantt shows, before anything is drawn: groups, rows, and what lies in them.

mod lying;
mod people;
mod rooms;
#[cfg(test)]
mod tests;

use std::ops::Range;

use calendars::{DateRange, LocalDate};
use listing_model::{List, Placement};

use crate::book::Book;
use crate::extent::Extent;
use crate::{Options, Rows};

/// Everything of a stretch of days.
pub(crate) struct Chart<'a> {
    pub(crate) dates: DateRange,
    /// The sitting days.
    pub(crate) days: Vec<LocalDate>,
    /// Groups in which something is listed.
    pub(crate) groups: Vec<Group<'a>>,
    /// The titles of those in which nothing is.
    pub(crate) idle: Vec<String>,
    /// Placements of these days that lie in no group, such as one in an unknown list: not drawn, but not silently lost.
    pub(crate) elsewhere: Vec<&'a Placement>,
}

/// A venue, or a role.
pub(crate) struct Group<'a> {
    pub(crate) title: String,
    /// Whether its rows are people, who are away, and not rooms, which are closed.
    pub(crate) of_people: bool,
    /// Rows in which something is listed.
    pub(crate) rows: Vec<Row<'a>>,
    /// The names of those in which nothing is.
    pub(crate) idle: Vec<String>,
}

/// A room, a person, or the lists of a venue.
pub(crate) struct Row<'a> {
    pub(crate) name: String,
    /// More about it, such as its seats.
    pub(crate) note: String,
    pub(crate) bars: Vec<Bar<'a>>,
    /// When it is closed or away.
    pub(crate) shut: Vec<Extent>,
    /// Bars that overlap lie in lanes below one another; at least one.
    pub(crate) lanes: usize,
}

/// What lies in a row.
pub(crate) struct Bar<'a> {
    pub(crate) extent: Extent,
    /// Counted from 0.
    pub(crate) lane: usize,
    pub(crate) subject: Subject<'a>,
}

/// A hearing, or a list of some.
#[derive(Clone, Copy)]
pub(crate) enum Subject<'a> {
    Hearing(&'a Placement),
    List(&'a List),
}

impl<'a> Chart<'a> {
    pub(crate) fn new(book: &Book<'a>, options: &Options<'_>, dates: DateRange) -> Self {
        let columns = book.columns(dates);
        let groups = match options.rows {
            Rows::Rooms => rooms::of_rooms(book, options.venue, &columns),
            Rows::People => people::of_people(book, options.venue, &columns),
        };
        let days = book.days[columns.clone()].to_vec();
        let (groups, idle): (Vec<_>, Vec<_>) = groups.into_iter().partition(|group| !group.rows.is_empty());
        let idle = idle.into_iter().map(|group| group.title).collect();
        let elsewhere = match options.venue {
            Some(_) => Vec::new(),
            None => elsewhere(book, &groups, dates, &columns),
        };
        Self { dates, days, groups, idle, elsewhere }
    }
}

impl Chart<'_> {
    /// From the first sitting day to the last.
    pub(crate) fn period(&self) -> DateRange {
        let ends = self.days.first().zip(self.days.last());
        ends.and_then(|(&first, &last)| DateRange::new(first, last).ok()).unwrap_or(self.dates)
    }
}

impl<'a> Group<'a> {
    /// From rows with and without bars.
    fn new(title: String, of_people: bool, rows: Vec<Row<'a>>) -> Self {
        let (rows, idle): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| !row.bars.is_empty());
        Self { title, of_people, rows, idle: idle.into_iter().map(|row| row.name).collect() }
    }

    /// Every placement in it, each once, by date and time.
    pub(crate) fn placements(&self, book: &Book<'a>) -> Vec<&'a Placement> {
        let of_bar = |bar: &Bar<'a>| match bar.subject {
            Subject::Hearing(placement) => vec![placement],
            Subject::List(list) => book.hearings_of(list).to_vec(),
        };
        let mut all: Vec<_> = self.rows.iter().flat_map(|row| &row.bars).flat_map(of_bar).collect();
        all.sort_by_key(|placement| (placement.date, placement.start, &placement.room, &placement.hearing));
        all.dedup();
        all
    }
}

impl<'a> Row<'a> {
    /// Puts bars that overlap into lanes: each into the first that is free.
    fn new(name: String, note: String, subjects: Vec<(Extent, Subject<'a>)>, shut: Vec<Extent>) -> Self {
        let mut bars: Vec<_> = subjects.into_iter().map(|(extent, subject)| Bar { extent, lane: 0, subject }).collect();
        bars.sort_by(|a, b| (a.extent, a.subject.id()).cmp(&(b.extent, b.subject.id())));
        let mut lanes: Vec<Extent> = Vec::new();
        for bar in &mut bars {
            // Bars come in the order of their beginnings: a lane is free if its last bar is over.
            bar.lane = lanes.iter().position(|last| !last.meets(&bar.extent)).unwrap_or(lanes.len());
            match lanes.get_mut(bar.lane) {
                Some(last) => *last = bar.extent,
                None => lanes.push(bar.extent),
            }
        }
        Self { name, note, bars, shut, lanes: lanes.len().max(1) }
    }
}

impl Subject<'_> {
    fn id(&self) -> &str {
        match self {
            Self::Hearing(placement) => placement.hearing.as_str(),
            Self::List(list) => list.id.as_str(),
        }
    }
}

fn elsewhere<'a>(
    book: &Book<'a>,
    groups: &[Group<'a>],
    dates: DateRange,
    columns: &Range<usize>,
) -> Vec<&'a Placement> {
    let shown: std::collections::BTreeSet<_> =
        groups.iter().flat_map(|group| group.placements(book)).map(|placement| &placement.hearing).collect();
    let here = |placement: &&Placement| {
        dates.contains(placement.date) || placement.list.is_none() && book.extent(placement, columns).is_some()
    };
    book.plan.placements.iter().filter(here).filter(|placement| !shown.contains(&placement.hearing)).collect()
}
