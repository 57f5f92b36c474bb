//! The tables of the list: hearings, what is not listed, what changes.

use calendars::DateRange;
use listing_model::Placement;

use super::{Cell, Table};
use crate::book::Book;
use crate::markup::Markup;
use crate::text;

/// Hearings by date and time.
pub(super) fn hearings(m: &mut Markup, book: &Book<'_>, caption: &str, placements: &[&Placement]) {
    let words = book.words;
    let columns = [
        words.hearing,
        words.date,
        words.time,
        words.room,
        words.hearing_type,
        words.panel,
        words.channel,
        words.notes,
    ];
    let row = |placement: &&Placement| {
        vec![
            text::name(placement.hearing.as_str()).into(),
            book.dates(placement).into(),
            book.times(placement).into(),
            book.place(placement).into(),
            book.hearing_type(&placement.hearing).into(),
            book.panel(placement).into(),
            words.channel_name(placement.channel).into(),
            book.notes(placement).into(),
        ]
    };
    Table { caption, columns: &columns, rows: placements.iter().map(row).collect() }.write(m);
}

/// Every hearing without a place, with the reasons.
pub(super) fn unlisted(m: &mut Markup, book: &Book<'_>) {
    let words = book.words;
    m.leaf("h2", &[("id", &"unlisted")], words.unlisted);
    if book.plan.unlisted.is_empty() {
        m.leaf("p", &[], words.all_listed);
        return;
    }
    let rows = book.plan.unlisted.iter().map(|unlisted| {
        let hearing = book.directory.hearing(&unlisted.hearing);
        let reasons: Vec<String> = unlisted.reasons.iter().map(|code| words.reason(code)).collect();
        vec![
            text::name(unlisted.hearing.as_str()).into(),
            book.hearing_type(&unlisted.hearing).into(),
            hearing.map_or("", |hearing| words.priority_name(hearing.priority)).into(),
            Cell::Number(hearing.map(|hearing| hearing.minutes.to_string()).unwrap_or_default()),
            reasons.join("; ").into(),
        ]
    });
    let columns = [words.hearing, words.hearing_type, words.priority, words.minutes, words.reasons];
    let caption = words.count(words.hearings, book.plan.unlisted.len());
    Table { caption: &caption, columns: &columns, rows: rows.collect() }.write(m);
}

/// Every hearing that is in these dates, or was, and has moved, is new, or has lost its place. Nothing without a list in force.
pub(super) fn changes(m: &mut Markup, book: &Book<'_>, dates: DateRange) {
    let words = book.words;
    let Some(in_force) = &book.problem.in_force else { return };
    let place =
        |placement: &Placement| format!("{} {}, {}", book.dates(placement), placement.start, book.place(placement));
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for after in &book.plan.placements {
        let before = book.before(&after.hearing);
        let Some(what) = book.mark(after).text(words) else { continue };
        if dates.contains(after.date) || before.is_some_and(|before| dates.contains(before.date)) {
            let before = before.map(place).unwrap_or_default();
            rows.push(vec![text::name(after.hearing.as_str()).into(), what.into(), before.into(), place(after).into()]);
        }
    }
    let placed = book.plan.by_hearing();
    for before in &in_force.placements {
        if dates.contains(before.date) && !placed.contains_key(&before.hearing) {
            let hearing = text::name(before.hearing.as_str());
            rows.push(vec![hearing.into(), words.gone.into(), place(before).into(), "".into()]);
        }
    }
    m.leaf("h2", &[("id", &"changes")], words.changes);
    if rows.is_empty() {
        m.leaf("p", &[], words.no_changes);
        return;
    }
    let columns = [words.hearing, words.what_changes, words.before, words.after];
    let caption = words.count(words.hearings, rows.len());
    Table { caption: &caption, columns: &columns, rows }.write(m);
}
