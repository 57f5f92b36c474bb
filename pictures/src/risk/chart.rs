//! Risks as bars against their ceiling.

use over_listing::Probability;

use super::{RiskOptions, SessionRisk, description, percent, title};
use crate::fit;
use crate::markup::Markup;
use crate::palette::{BAND, INK, OVER, PAPER, RULE, THIN_RULE, TOO_MUCH, WITHIN};
use crate::svg::{self, Frame, Type, line, px, rect, rule};
use crate::text::{self, fill};

/// The column of sessions, the bars from left to right, and the columns of numbers after them.
const LEFT: i64 = 310;
const BARS: i64 = 420;
const NUMBERS: [i64; 3] = [LEFT + BARS + 124, LEFT + BARS + 226, LEFT + BARS + 316];
const WIDTH: i64 = LEFT + BARS + 328;
/// A row, and the lines above the first.
const ROW: i64 = 40;
const TOP: i64 = 100;
/// The title, which a page cuts off.
const TITLE: i64 = 46;
/// Where scales may end, in percent.
const ENDS: [u8; 6] = [5, 10, 20, 40, 60, 100];

/// From risks to pixels.
struct Scale {
    /// The risk at the right end, in percent.
    end: u8,
}

impl Scale {
    /// So that every risk that is listed, and twice the ceiling, can be seen. What would be with one more may lie beyond.
    fn new(sessions: &[SessionRisk], ceiling: Probability) -> Self {
        let highest = sessions.iter().map(|session| session.sent_away).max().unwrap_or_default();
        let twice = ceiling.or(ceiling).unwrap_or(Probability::ONE);
        let fits = |end: &u8| Probability::from_percent(*end).is_some_and(|end| end >= highest.max(twice));
        Self { end: ENDS.into_iter().find(fits).unwrap_or(100) }
    }

    /// How far from the left; nothing if it is beyond the end.
    fn length(&self, risk: Probability) -> Option<i64> {
        // Parts of a certainty fit into 64 bits, and the bars' width times them into 128.
        let length =
            i128::from(risk.parts()) * i128::from(BARS) * 100 / (i128::from(Probability::PARTS) * i128::from(self.end));
        i64::try_from(length).ok().filter(|length| *length <= BARS)
    }
}

pub(super) fn draw(m: &mut Markup, sessions: &[SessionRisk], options: &RiskOptions<'_>, alone: bool) {
    let (words, scale) = (options.words, Scale::new(sessions, options.ceiling));
    let bottom = TOP + ROW * px(sessions.len());
    let (title, description) = (title(options), description(sessions, options));
    let height = bottom + 52;
    let cut = if alone { 0 } else { TITLE };
    svg::image(
        m,
        &Frame { id: "risk", x: 0, y: cut, width: WIDTH, height: height - cut, alone },
        (&title, &description),
        |m| {
            rect(m, (0, 0), (WIDTH, height), PAPER);
            line(m, (10, 30), Type::TITLE, &fit::head(&title, WIDTH - 20, 20).unwrap_or_default());
            if sessions.is_empty() {
                line(m, (10, 60), Type::PLAIN, words.no_sessions);
                return;
            }
            for number in 0..sessions.len() {
                let y = TOP + ROW * px(number);
                rect(m, (0, y), (WIDTH, ROW), if number.is_multiple_of(2) { BAND } else { PAPER });
            }
            axis(m, &scale, bottom);
            headings(m, options);
            for (number, session) in sessions.iter().enumerate() {
                row(m, (session, options), &scale, TOP + ROW * px(number));
            }
            ceiling(m, options, &scale, bottom);
            let is_beyond = sessions.iter().any(|session| scale.length(session.with_one_more).is_none());
            key(m, options, is_beyond, bottom + 18);
        },
    );
}

/// A line at each fifth of the scale, with its percentage.
fn axis(m: &mut Markup, scale: &Scale, bottom: i64) {
    for fifth in 0..=5_u8 {
        let x = LEFT + BARS * i64::from(fifth) / 5;
        rule(m, &format!("M{x} {TOP}V{bottom}"), if fifth == 0 { RULE } else { THIN_RULE });
        line(m, (x, TOP - 8), Type::SMALL.middle(), &format!("{}%", u32::from(scale.end) * u32::from(fifth) / 5));
    }
}

fn headings(m: &mut Markup, options: &RiskOptions<'_>) {
    let words = options.words;
    let texts = [words.as_planned, words.with_one_more, words.idle_short];
    for (x, text) in NUMBERS.into_iter().zip(texts) {
        let kept = fit::head(text, 94, Type::SMALL.size).unwrap_or_default();
        line(m, (x, TOP - 8), Type::SMALL.end(), &kept);
    }
    rule(m, &format!("M0 {TOP}H{WIDTH}"), RULE);
}

fn row(m: &mut Markup, (session, options): (&SessionRisk, &RiskOptions<'_>), scale: &Scale, y: i64) {
    let words = options.words;
    let what = format!("{}, {}", words.day(session.date), text::name(&session.what));
    let mut more = vec![text::name(&session.venue), text::name(&session.sitting)];
    more.push(words.count(words.hearings, session.hearings));
    more.retain(|part| !part.is_empty());
    let more = more.join(" · ");
    let is_over = session.sent_away > options.ceiling;
    m.element("g", &[], |m| {
        m.leaf("title", &[], &format!("{what}, {more}"));
        line(m, (10, y + 17), Type::STRONG, &fit::head(&what, LEFT - 20, 13).unwrap_or_default());
        line(m, (10, y + 32), Type::SMALL, &fit::head(&more, LEFT - 20, 11).unwrap_or_default());
        let length = scale.length(session.sent_away).unwrap_or(BARS);
        if length > 0 {
            bar(m, (LEFT, y + 12), length, is_over);
        }
        one_more(m, scale.length(session.with_one_more), (LEFT, y + ROW / 2));
        let bold = if is_over { Type { ink: OVER, ..Type::STRONG } } else { Type::STRONG };
        line(m, (NUMBERS[0], y + if is_over { 18 } else { 25 }), bold.end(), &percent(session.sent_away));
        if is_over {
            line(m, (NUMBERS[0], y + 33), Type { ink: OVER, ..Type::SMALL }.end(), words.above_ceiling);
        }
        line(m, (NUMBERS[1], y + 25), Type::PLAIN.end(), &percent(session.with_one_more));
        let idle = fill(words.minutes_short, &[("n", &session.idle_minutes)]);
        line(m, (NUMBERS[2], y + 25), Type::PLAIN.end(), &idle);
    });
}

/// Plain within the ceiling, hatched above it.
fn bar(m: &mut Markup, (x, y): (i64, i64), length: i64, is_over: bool) {
    let (fill, edge) = if is_over { (TOO_MUCH, OVER) } else { (WITHIN, WITHIN) };
    let height = 16;
    m.empty(
        "rect",
        &[("x", &x), ("y", &y), ("width", &length), ("height", &height), ("fill", &fill), ("stroke", &edge)],
    );
}

/// A diamond at the risk with one more; an arrow at the right end if that is beyond.
fn one_more(m: &mut Markup, length: Option<i64>, (left, middle): (i64, i64)) {
    let x = left + length.unwrap_or(BARS);
    let path = match length {
        Some(_) => format!("M{} {middle}L{x} {}L{} {middle}L{x} {}Z", x - 6, middle - 6, x + 6, middle + 6),
        None => format!("M{x} {}L{} {middle}L{x} {}Z", middle - 6, x + 9, middle + 6),
    };
    m.empty("path", &[("d", &path), ("fill", &PAPER), ("stroke", &INK), ("stroke-width", &2)]);
}

fn ceiling(m: &mut Markup, options: &RiskOptions<'_>, scale: &Scale, bottom: i64) {
    let Some(length) = scale.length(options.ceiling) else { return };
    let (x, word) = (LEFT + length, fill(options.words.ceiling, &[("ceiling", &options.ceiling.percent())]));
    let path = format!("M{x} {}V{bottom}", TOP - 24);
    m.empty(
        "path",
        &[("d", &path), ("fill", &"none"), ("stroke", &INK), ("stroke-width", &2), ("stroke-dasharray", &"7 4")],
    );
    // Before or after the line, wherever there is more room.
    let bold = Type { weight: "bold", ..Type::SMALL };
    match length > BARS / 2 {
        true => line(m, (x - 5, TOP - 28), bold.end(), &word),
        false => line(m, (x - 1, TOP - 28), bold, &word),
    }
}

fn key(m: &mut Markup, options: &RiskOptions<'_>, is_beyond: bool, y: i64) {
    let words = options.words;
    let mut x = 10;
    let mut put = |m: &mut Markup, word: &str, mark: &dyn Fn(&mut Markup, i64)| {
        mark(m, x);
        line(m, (x + 36, y + 13), Type::PLAIN, word);
        x += 36 + fit::width(word, Type::PLAIN.size) + 30;
    };
    put(m, words.as_planned, &|m, x| bar(m, (x, y), 28, false));
    put(m, words.above_ceiling, &|m, x| bar(m, (x, y), 28, true));
    put(m, words.with_one_more, &|m, x| one_more(m, Some(14), (x, y + 8)));
    if is_beyond {
        put(m, words.beyond, &|m, x| one_more(m, None, (x + 10 - BARS, y + 8)));
    }
}
