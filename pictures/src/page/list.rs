//! The list as a page: a chart for each week and venue or role, a table that says the same, and what is not listed.

use calendars::{DateRange, LocalDate};
use listing_model::{Plan, Problem};

use super::{figures, page, sections};
use crate::book::Book;
use crate::chart::{Chart, Group};
use crate::gantt::{self, Key};
use crate::markup::Markup;
use crate::svg;
use crate::text::fill;
use crate::utilisation;
use crate::{Options, Rows};

/// The list of `options.dates` as one self-contained page of HTML.
///
/// It needs no script. Styles stand in one `style` element (with `options.nonce`, if given); drawings use presentation
/// attributes, which a strict Content-Security-Policy lets through. A chart scrolls sideways in a region that takes the focus;
/// on a narrow screen tables become cards.
///
/// The page has a chart and a table for each week and each venue (or role) in which something is listed, so it grows with
/// the dates: ask for a week or two.
#[must_use]
pub fn list_html(problem: &Problem, plan: &Plan, options: &Options<'_>) -> String {
    let book = Book::new(problem, plan, options.words);
    let charts: Vec<Chart<'_>> = weeks(options.dates).map(|week| Chart::new(&book, options, week)).collect();
    let words = options.words;
    page(words, options.nonce, &gantt::title(&book, options), |m| {
        m.leaf("p", &[], &words.period(options.dates));
        m.leaf("p", &[("class", &"quiet")], &made(&book));
        summary(m, &book, options);
        key(m, &book, &charts);
        contents(m, &book, &charts);
        for (number, chart) in charts.iter().enumerate() {
            week(m, &book, options.rows, (number, chart));
        }
        sections::unlisted(m, &book);
        sections::changes(m, &book, options.dates);
    })
}

/// Monday to Sunday, as far as they are in `dates`.
fn weeks(dates: DateRange) -> impl Iterator<Item = DateRange> {
    let mut monday: LocalDate = dates.first().iso_week_monday();
    std::iter::from_fn(move || {
        let week = DateRange::new(monday, monday.plus_days(6)).ok()?.intersection(dates)?;
        monday = monday.plus_days(7);
        Some(week)
    })
}

fn made(book: &Book<'_>) -> String {
    let words = book.words;
    let day = fill(words.made_on, &[("date", &words.long_day(book.problem.horizon.today))]);
    match book.plan.made_from {
        Some(version) => format!("{day}, {}.", fill(words.made_from, &[("version", &version)])),
        None => format!("{day}."),
    }
}

fn summary(m: &mut Markup, book: &Book<'_>, options: &Options<'_>) {
    let words = book.words;
    let of = |part: usize, whole: usize| fill(words.of, &[("part", &part), ("whole", &whole)]);
    let here: Vec<_> = book.plan.placements.iter().filter(|placement| options.dates.contains(placement.date)).collect();
    let used = utilisation::of_rooms(book, options).iter().map(utilisation::Measured::total).sum::<utilisation::Use>();
    let listed = book.plan.placements.len();
    let mut all = vec![
        (words.listed_of_all, of(listed, book.problem.hearings.len())),
        (words.unlisted, book.plan.unlisted.len().to_string()),
        (words.in_this_period, here.len().to_string()),
        (words.in_lists, here.iter().filter(|placement| placement.list.is_some()).count().to_string()),
    ];
    all.extend(used.percent().map(|percent| (words.room_time_used, format!("{percent}%"))));
    m.leaf("h2", &[("class", &"minor")], words.summary);
    figures(m, &all);
}

fn key(m: &mut Markup, book: &Book<'_>, charts: &[Chart<'_>]) {
    let key = Key::of(book, charts.iter().flat_map(|chart| &chart.groups));
    m.leaf("h2", &[("class", &"minor")], book.words.key);
    m.element("ul", &[("class", &"key")], |m| {
        for entry in key.entries() {
            m.element("li", &[], |m| {
                let (width, height) = gantt::SAMPLE;
                svg::ornament(m, "sample", width, height, |m| entry.draw(m, book.words, (0, 0)));
                m.leaf("span", &[], entry.word(book.words));
            });
        }
    });
    m.leaf("p", &[("class", &"narrow quiet")], book.words.scroll);
}

/// Links to the parts of the page, if there are enough to get lost.
fn contents(m: &mut Markup, book: &Book<'_>, charts: &[Chart<'_>]) {
    let parts: usize = charts.iter().map(|chart| chart.groups.len()).sum();
    if parts < 3 {
        return;
    }
    m.element("nav", &[("class", &"contents-title"), ("aria-labelledby", &"contents")], |m| {
        m.leaf("h2", &[("id", &"contents"), ("class", &"minor")], book.words.contents);
        m.element("ul", &[("class", &"contents")], |m| {
            for (number, chart) in charts.iter().enumerate() {
                m.leaf("li", &[("class", &"part")], &week_title(book, chart));
                for (place, group) in chart.groups.iter().enumerate() {
                    m.element("li", &[], |m| {
                        m.leaf("a", &[("href", &format!("#{}", id(number, place)))], &group.title);
                    });
                }
            }
        });
    });
}

fn week_title(book: &Book<'_>, chart: &Chart<'_>) -> String {
    fill(book.words.week_of, &[("date", &book.words.long_day(chart.dates.first()))])
}

fn id(week: usize, group: usize) -> String {
    format!("week-{}-{}", week + 1, group + 1)
}

fn week(m: &mut Markup, book: &Book<'_>, rows: Rows, (number, chart): (usize, &Chart<'_>)) {
    m.leaf("h2", &[], &week_title(book, chart));
    if let Some(off) = book.days_off(chart.dates) {
        m.leaf("p", &[], &off);
    }
    if chart.groups.is_empty() && chart.elsewhere.is_empty() {
        m.leaf("p", &[], book.words.nothing_listed);
    }
    for (place, group) in chart.groups.iter().enumerate() {
        one_group(m, book, rows, (chart, group), &id(number, place));
    }
    if let Some(idle) = gantt::idle_groups(book, chart) {
        m.leaf("p", &[("class", &"quiet")], &idle);
    }
    if !chart.elsewhere.is_empty() {
        sections::hearings(m, book, book.words.elsewhere, &chart.elsewhere);
    }
}

fn one_group(m: &mut Markup, book: &Book<'_>, rows: Rows, (chart, group): (&Chart<'_>, &Group<'_>), id: &str) {
    m.leaf("h3", &[("id", &id)], &group.title);
    let period = book.words.period(chart.period());
    let label = format!("{}, {period}", group.title);
    super::scrolling(m, &label, |m| gantt::pictures(m, book, chart, group, &format!("{id}-chart")));
    if let Some(idle) = gantt::idle(book, rows, group) {
        m.leaf("p", &[("class", &"quiet")], &idle);
    }
    let caption = fill(book.words.table_caption, &[("group", &group.title), ("period", &period)]);
    sections::hearings(m, book, &caption, &group.placements(book));
}
