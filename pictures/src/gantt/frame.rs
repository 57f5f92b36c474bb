//! The rows and columns in which the bars lie.

use calendars::LocalDate;

use super::bar;
use super::scale::Scale;
use crate::book::Book;
use crate::chart::{Group, Row};
use crate::fit;
use crate::markup::Markup;
use crate::palette::{AWAY, BAND, CLOSED, PAPER, RULE, THIN_RULE};
use crate::svg::{Type, line, px, rect, rule};

/// The width of the column of names.
pub(crate) const NAMES: i64 = 172;
/// The line of days and sittings.
const HEADER: i64 = 42;
/// One lane of a row, and what a row has more.
const LANE: i64 = 40;
const ROW_PAD: i64 = 4;

/// How high a group is, with its header.
pub(crate) fn height(group: &Group<'_>) -> i64 {
    HEADER + group.rows.iter().map(row_height).sum::<i64>() + 1
}

fn row_height(row: &Row<'_>) -> i64 {
    px(row.lanes) * LANE + ROW_PAD
}

/// The rows of a group with their tops.
fn rows<'g, 'a>(group: &'g Group<'a>, top: i64) -> impl Iterator<Item = (i64, &'g Row<'a>)> {
    let mut below = top + HEADER;
    group.rows.iter().map(move |row| {
        let y = below;
        below += row_height(row);
        (y, row)
    })
}

const fn ground(number: usize) -> &'static str {
    if number.is_multiple_of(2) { BAND } else { PAPER }
}

/// The column of names.
pub(crate) fn names(m: &mut Markup, group: &Group<'_>, top: i64) {
    for (number, (y, row)) in rows(group, top).enumerate() {
        rect(m, (0, y), (NAMES, row_height(row)), ground(number));
        let kept = fit::head(&row.name, NAMES - 18, Type::STRONG.size).unwrap_or_default();
        m.element("g", &[], |m| {
            m.leaf("title", &[], &row.name);
            line(m, (10, y + if row.note.is_empty() { 26 } else { 19 }), Type::STRONG, &kept);
        });
        if !row.note.is_empty() {
            let note = Type { size: 12, ..Type::NOTE };
            line(m, (10, y + 35), note, &fit::head(&row.note, NAMES - 18, 12).unwrap_or_default());
        }
    }
    rule(m, &format!("M0 {}H{NAMES}", top + HEADER), RULE);
    rule(m, &format!("M0 {}H{NAMES}", top + height(group) - 1), RULE);
}

/// The columns of days, what is shut, and the bars.
pub(crate) fn days(
    m: &mut Markup,
    book: &Book<'_>,
    scale: &Scale,
    (group, days): (&Group<'_>, &[LocalDate]),
    top: i64,
) {
    for (number, (y, row)) in rows(group, top).enumerate() {
        rect(m, (NAMES, y), (scale.width() - NAMES, row_height(row)), ground(number));
    }
    columns(m, book, scale, days, (top, top + height(group) - 1));
    for (y, row) in rows(group, top) {
        for shut in &row.shut {
            let (left, right) = scale.span(shut);
            let (fill, word) = match group.of_people {
                true => (AWAY, book.words.away),
                false => (CLOSED, book.words.closed),
            };
            rect(m, (left, y + 2), (right - left, row_height(row) - 4), fill);
            plate(m, (left, right), y + row_height(row) / 2, word);
        }
        for bar in &row.bars {
            bar::draw(m, (book, scale), bar, group.of_people, y + ROW_PAD / 2 + px(bar.lane) * LANE);
        }
    }
}

/// A word on a hatched ground, if it fits.
fn plate(m: &mut Markup, (left, right): (i64, i64), middle: i64, word: &str) {
    let width = fit::width(word, Type::SMALL.size) + 10;
    if width <= right - left {
        let centre = i64::midpoint(left, right);
        rect(m, (centre - width / 2, middle - 9), (width, 18), PAPER);
        line(m, (centre, middle + 4), Type::SMALL.middle(), word);
    }
}

/// The names of days and sittings, and the lines between them.
fn columns(m: &mut Markup, book: &Book<'_>, scale: &Scale, days: &[LocalDate], (top, bottom): (i64, i64)) {
    let below = top + HEADER;
    for (column, &day) in days.iter().enumerate() {
        let left = scale.day(column);
        line(m, (left + 8, top + 16), Type::STRONG, &book.words.day(day));
        for (sitting, minutes) in book.problem.horizon.sittings.iter().zip(book.sittings()) {
            let (from, to) = (scale.start((column, minutes.start)), scale.end((column, minutes.end)));
            let name = format!("{} {}", crate::text::name(&sitting.code), sitting.start);
            let kept = fit::head(&name, to - from, Type::SMALL.size).unwrap_or_default();
            line(m, (from + 4, top + 34), Type::SMALL, &kept);
            let mut hours = String::new();
            for minute in (minutes.start + 60..minutes.end).step_by(60) {
                hours.push_str(&format!("M{} {below}V{bottom}", scale.start((column, minute))));
            }
            if minutes.start > 0 {
                hours.push_str(&format!("M{} {}V{bottom}", from - 2, top + 24));
            }
            if !hours.is_empty() {
                rule(m, &hours, THIN_RULE);
            }
        }
        rule(m, &format!("M{left} {top}V{bottom}"), RULE);
    }
    rule(m, &format!("M{NAMES} {below}H{0}M{NAMES} {bottom}H{0}", scale.width()), RULE);
}
