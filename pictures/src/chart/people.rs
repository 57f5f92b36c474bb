//! Roles with their people.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use listing_model::{Contract, ListKind, OfficeHolder, PersonId, VenueId};

use super::lying::{Lying, lists, rows_of_lists, shut, slots};
use super::{Group, Row, Subject};
use crate::book::{Book, list_people};
use crate::extent::Extent;
use crate::text;

/// Roles in the order in which the problem's people have them, each with its people; then the lists without a room.
pub(super) fn of_people<'a>(book: &Book<'a>, only: Option<&VenueId>, columns: &Range<usize>) -> Vec<Group<'a>> {
    let mut busy: BTreeMap<&PersonId, Lying<'a>> = BTreeMap::new();
    let mut there = BTreeSet::new();
    for (extent, placement) in slots(book, columns) {
        let venue = placement.room.as_ref().and_then(|room| book.directory.room(room)).map(|room| &room.venue);
        for bench in &placement.panel {
            busy.entry(&bench.person).or_default().push((extent, Subject::Hearing(placement)));
            if only.is_some() && only == venue {
                there.insert(&bench.person);
            }
        }
    }
    let (blocks, without): (Vec<_>, Vec<_>) =
        lists(book, columns).partition(|(_, list)| matches!(list.kind, ListKind::Block { .. }));
    for (extent, list) in blocks {
        for person in list_people(list) {
            busy.entry(person).or_default().push((extent, Subject::List(list)));
            if only == Some(&list.venue) {
                there.insert(person);
            }
        }
    }
    let mut groups: Vec<(Option<&String>, Vec<Row<'a>>)> = Vec::new();
    let mut put = |role: Option<&'a String>, row: Row<'a>| match groups.iter_mut().find(|(known, _)| *known == role) {
        Some((_, rows)) => rows.push(row),
        None => groups.push((role, vec![row])),
    };
    let shown = |person: &&OfficeHolder| only.is_none() || there.contains(&person.id);
    for person in book.problem.supply.people.iter().filter(shown) {
        let bars = busy.remove(&person.id).unwrap_or_default();
        let paid = if matches!(person.contract, Contract::FeePaid { .. }) { book.words.fee_paid } else { "" };
        let row = Row::new(text::name(person.id.as_str()), paid.to_owned(), bars, away(book, person, columns));
        put(person.roles.first(), row);
    }
    // People that the problem does not know.
    for (person, bars) in
        busy.into_iter().filter(|(person, _)| book.directory.person(person).is_none() && only.is_none())
    {
        put(None, Row::new(text::name(person.as_str()), String::new(), bars, Vec::new()));
    }
    let title = |role: Option<&String>| role.map_or_else(|| book.words.person.to_owned(), |role| book.words.role(role));
    let mut groups: Vec<_> = groups.into_iter().map(|(role, rows)| Group::new(title(role), true, rows)).collect();
    let at = without.iter().filter(|(_, list)| only.is_none_or(|only| *only == list.venue));
    let rows: Vec<_> = rows_of_lists(book, at).collect();
    if !rows.is_empty() {
        groups.push(Group::new(book.words.lists_group.to_owned(), false, rows));
    }
    groups
}

/// When a person does not sit.
pub(super) fn away(book: &Book<'_>, person: &OfficeHolder, columns: &Range<usize>) -> Vec<Extent> {
    shut(book, columns, |day, sitting| person.sits(day, sitting))
}
