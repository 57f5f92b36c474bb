//! The calendar that the template draws: months with links, days with radios.

use std::collections::BTreeMap;

use calendars::{BookableWindow, LocalDate, Weekday};
use fluent_bundle::FluentValue;
use notifier::{date_long, month_name, time_range, weekday_name};
use scheduler_model::{Language, SessionId};
use serde::Serialize;

use super::search::Offer;
use crate::words::Words;

/// A calendar and its times.
#[derive(Debug, Serialize)]
pub(super) struct Calendar {
    weekdays: Vec<String>,
    months: Vec<Month>,
    pub(super) days: Vec<Day>,
    chosen: Option<String>,
}

#[derive(Debug, Serialize)]
struct Month {
    name: String,
    days: Vec<Cell>,
}

#[derive(Debug, Serialize)]
struct Cell {
    number: u32,
    /// The column, Monday being 1: said for the first cell of a month alone.
    column: Option<u8>,
    /// The id of the day's times, if it has any.
    link: Option<String>,
    /// What the link says to whoever cannot see the grid.
    words: Option<String>,
}

/// A day that has times.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Day {
    id: String,
    pub(super) id_prefix: String,
    date: String,
    times: Vec<Item>,
}

/// A radio.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Item {
    pub(super) value: String,
    pub(super) text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) hint: Option<Hint>,
}

/// What stands under a radio.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Hint {
    pub(super) text: String,
}

impl Calendar {
    /// The days of `window` with what is offered on each.
    pub(super) fn of(
        offers: &[Offer],
        window: BookableWindow,
        chosen: Option<SessionId>,
        words: &Words,
        language: Language,
    ) -> Self {
        let mut by_day: BTreeMap<LocalDate, Vec<&Offer>> = BTreeMap::new();
        for offer in offers {
            by_day.entry(offer.date).or_default().push(offer);
        }
        let weekdays =
            Weekday::ALL.map(|weekday| weekday_name(weekday, language).chars().take(short(language)).collect());
        let mut months: Vec<Month> = Vec::new();
        for date in window.range().into_iter().flatten() {
            let name = format!("{} {}", month_name(date.month(), language), date.year());
            let first = months.last().is_none_or(|month| month.name != name);
            if first {
                months.push(Month { name, days: Vec::new() });
            }
            let count = by_day.get(&date).map(Vec::len);
            let cell = Cell {
                number: date.day(),
                column: first.then(|| date.weekday().days_from_monday() + 1),
                link: count.map(|_| day_id(date)),
                words: count.map(|count| available(date, count, words, language)),
            };
            if let Some(month) = months.last_mut() {
                month.days.push(cell);
            }
        }
        let days = by_day.into_iter().map(|(date, offers)| Day {
            id: day_id(date),
            id_prefix: format!("session-{date}"),
            date: date_long(date, language),
            times: offers.into_iter().map(|offer| item(offer, time_range(offer.start, offer.end, language))).collect(),
        });
        Self {
            weekdays: weekdays.into(),
            months,
            days: days.collect(),
            chosen: chosen.map(|session| session.to_string()),
        }
    }

    /// The id of the first radio, which an error leads to.
    pub(super) fn first_input(&self) -> Option<&str> {
        self.days.first().map(|day| day.id_prefix.as_str())
    }
}

/// A radio for an offer.
pub(super) fn item(offer: &Offer, text: String) -> Item {
    Item { value: offer.session.to_string(), text, hint: offer.room.clone().map(|text| Hint { text }) }
}

fn day_id(date: LocalDate) -> String {
    format!("day-{date}")
}

fn available(date: LocalDate, count: usize, words: &Words, language: Language) -> String {
    let count = FluentValue::from(u64::try_from(count).unwrap_or(u64::MAX));
    words.text(language, "times-day", &[("date", date_long(date, language).into()), ("count", count)])
}

/// How many letters tell the days of the week apart above the columns.
const fn short(language: Language) -> usize {
    match language {
        Language::English => 3,
        Language::Welsh => 4,
    }
}
