//! Shares of sitting minutes as bars with numbers: a row for each venue or person, a column for each week.

use calendars::LocalDate;

use super::measure::{Measured, Use};
use super::title;
use crate::book::Book;
use crate::fit;
use crate::markup::Markup;
use crate::palette::{BAND, CLOSED, HEARING, HEARING_EDGE, PAPER, RULE};
use crate::svg::{self, Frame, Type, line, px, rect, rule};
use crate::text::fill;
use crate::{Options, Words};

/// The column of names; a row; the lines above the first row.
const NAMES: i64 = 190;
const ROW: i64 = 34;
const TOP: i64 = 116;
/// The title, which a page cuts off.
const TITLE: i64 = 84;
/// The width of a week, when they are few and when they are many.
const WIDE: i64 = 110;
const NARROW: i64 = 56;
/// As many weeks as are wide.
const FEW: usize = 9;

pub(super) fn draw(m: &mut Markup, book: &Book<'_>, options: &Options<'_>, rows: &[Measured], alone: bool) {
    let words = options.words;
    let mut weeks: Vec<LocalDate> = rows.iter().flat_map(|row| row.weeks.keys().copied()).collect();
    weeks.sort_unstable();
    weeks.dedup();
    let column = if weeks.len() <= FEW { WIDE } else { NARROW };
    let right = NAMES + column * px(weeks.len() + 1);
    let width = if alone { right.max(640) } else { right };
    let height = TOP + ROW * px(rows.len()) + 16;
    let cut = if alone { 0 } else { TITLE };
    let period = words.period(options.dates);
    let description = format!("{}. {period}.", words.use_description);
    let title = title(book, options);
    svg::image(
        m,
        &Frame { id: "use", x: 0, y: cut, width, height: height - cut, alone },
        (&title, &description),
        |m| {
            rect(m, (0, 0), (width, height), PAPER);
            line(m, (10, 30), Type::TITLE, &fit::head(&title, width - 20, 20).unwrap_or_default());
            line(m, (10, 52), Type::NOTE, words.use_description);
            line(m, (10, 71), Type::NOTE, &period);
            if rows.is_empty() {
                line(m, (10, 90), Type::PLAIN, words.nothing_listed);
                return;
            }
            for (number, &monday) in weeks.iter().enumerate() {
                line(m, (NAMES + column * px(number) + 6, TOP - 10), Type::SMALL, &words.short_day(monday));
            }
            let all = NAMES + column * px(weeks.len()) + 6;
            line(m, (all, TOP - 10), Type { weight: "bold", ..Type::SMALL }, words.all_weeks);
            for (number, row) in rows.iter().enumerate() {
                let y = TOP + ROW * px(number);
                rect(m, (0, y), (right, ROW), if number.is_multiple_of(2) { BAND } else { PAPER });
                m.element("g", &[], |m| {
                    m.leaf("title", &[], &row.name);
                    let kept = fit::head(&row.name, NAMES - 18, Type::PLAIN.size).unwrap_or_default();
                    line(m, (10, y + 22), Type::PLAIN, &kept);
                });
                for (number, monday) in weeks.iter().enumerate() {
                    let used = row.weeks.get(monday).copied().unwrap_or_default();
                    let told = tell(words, (&row.name, &words.day(*monday)), used);
                    cell(m, words, (NAMES + column * px(number), y), column, (used, &told));
                }
                let told = tell(words, (&row.name, &period), row.total());
                cell(m, words, (NAMES + column * px(weeks.len()), y), column, (row.total(), &told));
            }
            rule(m, &format!("M0 {TOP}H{right}M{0} {1}V{2}", all - 6, TOP - 24, height - 16), RULE);
        },
    );
}

fn tell(words: &Words, (row, week): (&str, &str), used: Use) -> String {
    fill(words.use_cell, &[("row", &row), ("week", &week), ("used", &used.used), ("available", &used.available)])
}

/// The number above a bar that is as long as the share; hatched if there is nothing to use.
fn cell(m: &mut Markup, words: &Words, (x, y): (i64, i64), column: i64, (used, told): (Use, &str)) {
    let (left, full) = (x + 6, column - 14);
    m.element("g", &[], |m| {
        m.leaf("title", &[], told);
        let Some(percent) = used.percent() else {
            rect(m, (left, y + 4), (full, ROW - 8), CLOSED);
            return;
        };
        line(m, (left, y + 15), Type::SMALL, &share(words, used));
        let part = full * i64::try_from(percent.min(100)).unwrap_or(100) / 100;
        let bar = |m: &mut Markup, width: i64, fill: &str| {
            let (top, height) = (y + 20, 8);
            m.empty(
                "rect",
                &[
                    ("x", &left),
                    ("y", &top),
                    ("width", &width),
                    ("height", &height),
                    ("fill", &fill),
                    ("stroke", &HEARING_EDGE),
                ],
            );
        };
        bar(m, full, HEARING);
        if part > 0 {
            bar(m, part, HEARING_EDGE);
        }
    });
}

/// The share in words.
pub(super) fn share(words: &Words, used: Use) -> String {
    used.percent().map_or_else(|| words.no_time.to_owned(), |percent| format!("{percent}%"))
}
