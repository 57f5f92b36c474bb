//! What lies in the columns of a chart, whoever's row it is.

use std::collections::BTreeMap;
use std::ops::Range;

use calendars::LocalDate;
use listing_model::{List, ListKind, Placement};

use super::{Row, Subject};
use crate::book::Book;
use crate::extent::Extent;

/// What lies in a row.
pub(super) type Lying<'a> = Vec<(Extent, Subject<'a>)>;

/// Hearings with a place of their own that can be seen.
pub(super) fn slots<'a>(book: &Book<'a>, columns: &Range<usize>) -> impl Iterator<Item = (Extent, &'a Placement)> {
    let slots = book.plan.placements.iter().filter(|placement| placement.list.is_none());
    slots.filter_map(|placement| Some((book.extent(placement, columns)?, placement)))
}

pub(super) fn lists<'a>(book: &Book<'a>, columns: &Range<usize>) -> impl Iterator<Item = (Extent, &'a List)> {
    book.problem.supply.lists.iter().filter_map(|list| Some((book.extent_of_list(list, columns)?, list)))
}

/// A row for each kind of list without a room.
pub(super) fn rows_of_lists<'a: 'b, 'b>(
    book: &Book<'a>,
    lists: impl Iterator<Item = &'b (Extent, &'a List)>,
) -> impl Iterator<Item = Row<'a>> {
    let mut kinds: BTreeMap<bool, Lying<'a>> = BTreeMap::new();
    for &(extent, list) in lists {
        let is_backup = matches!(list.kind, ListKind::Backup { .. });
        kinds.entry(is_backup).or_default().push((extent, Subject::List(list)));
    }
    let words = book.words;
    kinds.into_iter().map(move |(is_backup, bars)| {
        let name = if is_backup { words.backup_list } else { words.float_list };
        Row::new(name.to_owned(), String::new(), bars, Vec::new())
    })
}

/// The sittings in which something is not to be had, neighbours joined.
pub(super) fn shut(book: &Book<'_>, columns: &Range<usize>, is_open: impl Fn(LocalDate, &str) -> bool) -> Vec<Extent> {
    let minutes = book.sittings();
    let mut found: Vec<Extent> = Vec::new();
    let mut touches = false;
    for (column, &day) in book.days[columns.clone()].iter().enumerate() {
        for (sitting, minutes) in book.problem.horizon.sittings.iter().zip(&minutes) {
            if is_open(day, &sitting.code) {
                touches = false;
                continue;
            }
            match found.last_mut().filter(|_| touches) {
                Some(last) => last.to = (column, minutes.end),
                None => found.push(Extent::within(column, minutes)),
            }
            touches = true;
        }
    }
    found
}
