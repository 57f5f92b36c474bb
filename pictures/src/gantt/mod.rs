//! The Gantt: which room or person is taken when.

mod bar;
mod describe;
mod frame;
mod key;
mod scale;
mod sign;
#[cfg(test)]
mod tests;

use listing_model::{Plan, Problem};

use crate::book::Book;
use crate::chart::{Chart, Group};
use crate::fit;
use crate::markup::Markup;
use crate::palette::PAPER;
use crate::svg::{self, Frame, Type, line};
use crate::{Options, Rows};

use describe::describe;
use frame::{NAMES, height};
pub(crate) use key::{Key, SAMPLE};
use scale::{DAY, Scale};

/// A group's title, and a line of what is idle.
const TITLE: i64 = 36;
const IDLE: i64 = 26;
/// Left of a line of text.
const MARGIN: i64 = 10;

/// Rooms by venue, or people by role, against the sitting days of `options.dates`: one SVG document.
///
/// Rows in which nothing is listed are named below their group, not drawn. No text is smaller than 11 pixels at the picture's
/// own size. Every bar has a tooltip that says all of it.
#[must_use]
pub fn gantt_svg(problem: &Problem, plan: &Plan, options: &Options<'_>) -> String {
    let book = Book::new(problem, plan, options.words);
    let chart = Chart::new(&book, options, options.dates);
    let scale = Scale::new(&book, chart.days.len());
    let width = scale.width().max(NAMES + 3 * DAY);
    let words = options.words;

    // Drawn first, so that the height is known when the element is opened.
    let mut drawing = Markup::default();
    let mut y = 30;
    let title = title(&book, options);
    line(&mut drawing, (MARGIN, y), Type::TITLE, &fit::head(&title, width - 2 * MARGIN, 20).unwrap_or_default());
    y += 22;
    line(&mut drawing, (MARGIN, y), Type::NOTE, &words.period(options.dates));
    if let Some(text) = book.days_off(options.dates) {
        y += 20;
        one_line(&mut drawing, y, width, &text);
    }
    y += 14;
    for group in &chart.groups {
        let title = fit::head(&group.title, width - 2 * MARGIN, Type::GROUP.size).unwrap_or_default();
        line(&mut drawing, (MARGIN, y + 24), Type::GROUP, &title);
        y += TITLE;
        frame::names(&mut drawing, group, y);
        frame::days(&mut drawing, &book, &scale, (group, &chart.days), y);
        y += height(group);
        if let Some(text) = idle(&book, options.rows, group) {
            one_line(&mut drawing, y + 18, width, &text);
            y += IDLE;
        }
    }
    if chart.groups.is_empty() {
        one_line(&mut drawing, y + 18, width, words.nothing_listed);
        y += IDLE;
    }
    if let Some(text) = idle_groups(&book, &chart) {
        one_line(&mut drawing, y + 18, width, &text);
        y += IDLE;
    }
    y = Key::of(&book, &chart.groups).draw(&mut drawing, words, y + 14, width);

    let mut m = Markup::default();
    let frame = Frame { id: "gantt", x: 0, y: 0, width, height: y, alone: true };
    svg::image(&mut m, &frame, (&title, &describe(&book, &chart.groups, options.dates)), |m| {
        svg::rect(m, (0, 0), (width, y), PAPER);
        m.append(&drawing);
    });
    m.finish()
}

/// One group for a page: names and days as two drawings beside one another, so that the names stay when the days scroll.
pub(crate) fn pictures(m: &mut Markup, book: &Book<'_>, chart: &Chart<'_>, group: &Group<'_>, id: &str) {
    let scale = Scale::new(book, chart.days.len());
    let height = height(group);
    svg::ornament(m, "names", NAMES, height, |m| frame::names(m, group, 0));
    let frame = Frame { id, x: NAMES, y: 0, width: scale.width() - NAMES, height, alone: false };
    let description = describe(book, std::slice::from_ref(group), chart.period());
    svg::image(m, &frame, (&group.title, &description), |m| {
        frame::days(m, book, &scale, (group, &chart.days), 0);
    });
}

/// Which rows of a group are not drawn.
pub(crate) fn idle(book: &Book<'_>, rows: Rows, group: &Group<'_>) -> Option<String> {
    let template = match rows {
        Rows::Rooms => book.words.nothing_in,
        Rows::People => book.words.nothing_for,
    };
    book.words.naming(template, &group.idle)
}

/// Which groups are not drawn.
pub(crate) fn idle_groups(book: &Book<'_>, chart: &Chart<'_>) -> Option<String> {
    book.words.naming(book.words.nothing_at, &chart.idle)
}

/// What the picture is of.
pub(crate) fn title(book: &Book<'_>, options: &Options<'_>) -> String {
    let what = match options.rows {
        Rows::Rooms => options.words.rooms_title,
        Rows::People => options.words.people_title,
    };
    let venue = options.venue.map(|venue| book.venue_name(venue));
    let whose = venue.unwrap_or_else(|| crate::text::name(&book.problem.name));
    format!("{what}: {whose}")
}

fn one_line(m: &mut Markup, y: i64, width: i64, text: &str) {
    line(m, (MARGIN, y), Type::NOTE, &fit::head(text, width - 2 * MARGIN, Type::NOTE.size).unwrap_or_default());
}
