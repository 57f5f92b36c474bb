//! Interpreters: fewer than would be comfortable.

use std::collections::BTreeMap;

use calendars::Weekday;
use listing_model::{Hearing, Interpreter, PersonId};

use super::absences::absences;
use super::judges::all_day;
use crate::calendar::{Calendar, DAY};
use crate::hand::Hand;

/// Days for which one interpreter of a language is thought enough, in a horizon of 26 weeks. They work for others too.
const DAYS_EACH: u32 = 30;

/// One or more for each language that hearings ask for. Some know a second one of these.
pub(crate) fn interpreters(hearings: &[Hearing], calendar: &Calendar, hand: &mut Hand) -> Vec<Interpreter> {
    let mut days: BTreeMap<&str, u32> = BTreeMap::new();
    for hearing in hearings {
        for language in &hearing.interpreters {
            *days.entry(language).or_default() += hearing.minutes.div_ceil(DAY);
        }
    }
    let asked_for: Vec<&str> = days.keys().copied().collect();
    let mut interpreters = Vec::new();
    for (&language, days) in &days {
        for _ in 0..1 + days / DAYS_EACH {
            let second = if hand.percent(25) { hand.pick(&asked_for).copied() } else { None };
            let second = second.filter(|&second| second != language);
            interpreters.push(Interpreter {
                id: PersonId::from(format!("I{:03}", interpreters.len() + 1)),
                languages: std::iter::once(language).chain(second).map(str::to_owned).collect(),
                pattern: pattern(hand),
                away: absences(calendar.count() / 10, (1, 5), calendar, hand),
            });
        }
    }
    interpreters
}

/// Most work all week, some from Monday to Thursday.
fn pattern(hand: &mut Hand) -> Vec<listing_model::WeekdaySittings> {
    if hand.percent(70) { Vec::new() } else { Weekday::ALL.into_iter().take(4).map(all_day).collect() }
}
