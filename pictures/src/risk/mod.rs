//! How likely it is that somebody is sent away.

mod chart;
#[cfg(test)]
mod tests;

use calendars::LocalDate;
use over_listing::Probability;

use crate::Words;
use crate::markup::Markup;
use crate::page::{Cell, Table, page, scrolling};
use crate::text::{self, fill};

/// The risk of one session: a sitting of a room on a day, or a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionRisk {
    /// The day.
    pub date: LocalDate,
    /// The venue, as people call it.
    pub venue: String,
    /// The room or the list, as people call it.
    pub what: String,
    /// The code of the sitting, or of the sittings.
    pub sitting: String,
    /// How many hearings it has.
    pub hearings: usize,
    /// That somebody is sent away.
    pub sent_away: Probability,
    /// The minutes in which nothing is heard that are to be expected, rounded.
    pub idle_minutes: u32,
    /// That somebody is sent away if it has one hearing more.
    pub with_one_more: Probability,
}

/// What risks are shown against, and how.
#[derive(Debug, Clone, Copy)]
pub struct RiskOptions<'a> {
    /// What people call it all.
    pub title: &'a str,
    /// The highest risk that is allowed: a line across the bars.
    pub ceiling: Probability,
    /// The language.
    pub words: &'a Words,
    /// For a page that is served under a strict Content-Security-Policy: the nonce of its `style` element.
    pub nonce: Option<&'a str>,
}

/// Sessions below one another, in the order given: a bar for the risk, a mark for the risk with one more hearing, and numbers.
/// One SVG document.
#[must_use]
pub fn risk_svg(sessions: &[SessionRisk], options: &RiskOptions<'_>) -> String {
    let mut m = Markup::default();
    chart::draw(&mut m, sessions, options, true);
    m.finish()
}

/// The same as a page, with a table.
#[must_use]
pub fn risk_html(sessions: &[SessionRisk], options: &RiskOptions<'_>) -> String {
    page(options.words, options.nonce, &title(options), |m| {
        m.leaf("p", &[], &description(sessions, options));
        m.leaf("p", &[("class", &"narrow quiet")], options.words.scroll);
        scrolling(m, &title(options), |m| chart::draw(m, sessions, options, false));
        table(m, sessions, options);
    })
}

fn table(m: &mut Markup, sessions: &[SessionRisk], options: &RiskOptions<'_>) {
    let words = options.words;
    let row = |session: &SessionRisk| {
        vec![
            text::name(&session.what).into(),
            words.day(session.date).into(),
            text::name(&session.venue).into(),
            text::name(&session.sitting).into(),
            Cell::Number(session.hearings.to_string()),
            Cell::Number(percent(session.sent_away)),
            Cell::Number(percent(session.with_one_more)),
            Cell::Number(session.idle_minutes.to_string()),
            if session.sent_away > options.ceiling { words.above_ceiling.into() } else { "".into() },
        ]
    };
    let columns = [
        words.session,
        words.date,
        words.venue,
        words.sitting,
        words.number_of_hearings,
        words.sent_away,
        words.with_one_more,
        words.idle_minutes,
        words.notes,
    ];
    let caption = words.count(words.sessions, sessions.len());
    Table { caption: &caption, columns: &columns, rows: sessions.iter().map(row).collect() }.write(m);
}

fn title(options: &RiskOptions<'_>) -> String {
    format!("{}: {}", options.words.risk, text::name(options.title))
}

fn description(sessions: &[SessionRisk], options: &RiskOptions<'_>) -> String {
    let over = sessions.iter().filter(|session| session.sent_away > options.ceiling).count();
    fill(
        options.words.risk_description,
        &[
            ("sessions", &options.words.count(options.words.sessions, sessions.len())),
            ("over", &over),
            ("ceiling", &options.ceiling.percent()),
        ],
    )
}

/// With one decimal. What is not quite nothing or not quite certain does not look as if it were.
fn percent(risk: Probability) -> String {
    let shown = format!("{:.1}", risk.percent());
    match shown.as_str() {
        "0.0%" if risk > Probability::ZERO => "<0.1%".to_owned(),
        "100.0%" if risk < Probability::ONE => ">99.9%".to_owned(),
        "0.0%" => "0%".to_owned(),
        "100.0%" => "100%".to_owned(),
        _ => shown,
    }
}
