//! How much of the sitting time is used.

mod chart;
mod measure;
#[cfg(test)]
mod tests;

use listing_model::{Plan, Problem};

use crate::book::Book;
use crate::markup::Markup;
use crate::page::{Cell, Table, page, scrolling};
use crate::{Options, Rows};

pub(crate) use measure::{Measured, Use, of_rooms};

/// The share of sitting minutes used: for each venue and week, or, with people as rows, for each person and week. One SVG
/// document.
///
/// A venue's minutes are those of its rooms while they are open; a person's those in which they sit by their pattern. A block
/// list uses all of its sittings; what is in a float or backup list uses nothing of its own. Weeks begin on Mondays.
#[must_use]
pub fn utilisation_svg(problem: &Problem, plan: &Plan, options: &Options<'_>) -> String {
    let book = Book::new(problem, plan, options.words);
    let mut m = Markup::default();
    chart::draw(&mut m, &book, options, &measure::of(&book, options), true);
    m.finish()
}

/// The same as a page, with a table of the minutes.
#[must_use]
pub fn utilisation_html(problem: &Problem, plan: &Plan, options: &Options<'_>) -> String {
    let book = Book::new(problem, plan, options.words);
    let (rows, words) = (measure::of(&book, options), options.words);
    page(words, options.nonce, &title(&book, options), |m| {
        m.leaf("p", &[], &format!("{}. {}.", words.use_description, words.period(options.dates)));
        m.leaf("p", &[("class", &"narrow quiet")], words.scroll);
        scrolling(m, &title(&book, options), |m| chart::draw(m, &book, options, &rows, false));
        table(m, &book, options, &rows);
    })
}

fn table(m: &mut Markup, book: &Book<'_>, options: &Options<'_>, rows: &[Measured]) {
    let words = book.words;
    let head = if options.rows == Rows::People { words.person } else { words.venue };
    let of_week = |row: &Measured| {
        let cells: Vec<Vec<Cell>> = row
            .weeks
            .iter()
            .map(|(monday, used)| {
                vec![
                    row.name.clone().into(),
                    words.day(*monday).into(),
                    Cell::Number(used.used.to_string()),
                    Cell::Number(used.available.to_string()),
                    Cell::Number(chart::share(words, *used)),
                ]
            })
            .collect();
        cells
    };
    let columns = [head, words.week, words.minutes_used, words.minutes_available, words.share];
    let caption = words.period(options.dates);
    Table { caption: &caption, columns: &columns, rows: rows.iter().flat_map(of_week).collect() }.write(m);
}

fn title(book: &Book<'_>, options: &Options<'_>) -> String {
    let what = match options.rows {
        Rows::Rooms => book.words.venue_use,
        Rows::People => book.words.people_use,
    };
    format!("{what}: {}", crate::text::name(&book.problem.name))
}
