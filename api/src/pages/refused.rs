//! A rule stands in the way: what it is, in words, and what can be done.

use calendars::LocalDate;
use fluent_bundle::FluentValue;
use http::StatusCode;
use notifier::{DateForm, date_in_form};
use scheduler_model::{Reason, ReasonCode, Refusal, SessionId};
use serde::Serialize;

use super::view::{Page, Title};
use super::visit::{Answer, Visit};
use super::when::When;
use crate::problem::explain_reason;

/// What was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refused {
    /// To keep a time for a new booking.
    Time(Option<SessionId>),
    /// To book.
    Book,
    /// To change a booking, or to keep its new time; the booking's page.
    Change(String),
    /// To cancel a booking; the booking's page.
    Cancel(String),
}

/// The page.
#[derive(Debug, Serialize)]
pub(super) struct RefusedPage {
    pub(super) prison: Option<String>,
    pub(super) phone: Option<String>,
    pub(super) wanted: Option<When>,
    pub(super) changing: bool,
    pub(super) reasons: Vec<ReasonRow>,
    pub(super) ways: Vec<Way>,
    #[serde(skip)]
    pub(super) title: &'static str,
}

/// A reason in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct ReasonRow {
    pub(super) title: String,
    pub(super) text: String,
}

/// Something to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Way {
    pub(super) key: &'static str,
    pub(super) href: String,
}

impl Page for RefusedPage {
    const TEMPLATE: &'static str = "pages/refused.njk";

    fn title(&self) -> Title {
        (self.title, vec![])
    }
}

/// Shows it.
pub(super) async fn show(visit: &mut Visit, refused: Refused, refusal: &Refusal) -> Answer {
    let venue = visit.journey.venue.as_ref().and_then(|code| visit.state.engine().index().venue_by_code(code));
    let venue = venue.filter(|_| matches!(refused, Refused::Time(_) | Refused::Book));
    let session = match refused {
        Refused::Time(session) => session,
        _ => None,
    };
    let wanted = match session {
        Some(session) => visit.state.engine().store().session(session).await?,
        None => None,
    };
    let page = RefusedPage {
        prison: venue.as_ref().map(|venue| venue.name.in_language(visit.language).to_owned()),
        phone: venue.and_then(|venue| venue.phone),
        wanted: wanted.map(|row| When::of(&row.entry.session, visit.language)),
        changing: matches!(refused, Refused::Change(_) | Refused::Cancel(_)),
        reasons: refusal.reasons.iter().map(|reason| row(visit, reason)).collect(),
        ways: ways(&refused, &refusal.reasons),
        title: match refused {
            Refused::Time(_) => "refused-title",
            Refused::Book => "refused-title-book",
            Refused::Change(_) => "refused-title-change",
            Refused::Cancel(_) => "refused-title-cancel",
        },
    };
    visit.page_with(StatusCode::CONFLICT, &page)
}

/// A reason in the words that we have for visitors; else in those of the API.
pub(super) fn row(visit: &Visit, reason: &Reason) -> ReasonRow {
    let (words, language) = (visit.state.words(), visit.language);
    let key = words_key(reason.code());
    let args: Vec<(&str, FluentValue<'_>)> = reason
        .facts()
        .into_iter()
        .map(|(name, value)| {
            let date = value.parse::<LocalDate>().map(|date| date_in_form(date, language, DateForm::InSentence));
            let number = value.parse::<i64>();
            let value = date.map(FluentValue::from).or_else(|_| number.map(FluentValue::from));
            (name, value.unwrap_or_else(|_| FluentValue::from("")))
        })
        .collect();
    let own =
        words.find(language, &format!("{key}.title"), &[]).zip(words.find(language, &format!("{key}.text"), &args));
    match own {
        Some((title, text)) => ReasonRow { title, text },
        None => {
            let explained = explain_reason(words, language, reason);
            ReasonRow { title: explained.title, text: format!("{} {}", explained.detail, explained.cure) }
        }
    }
}

/// The key of a reason's words for visitors.
pub(super) fn words_key(code: ReasonCode) -> String {
    format!("visitor-reason-{}", code.as_str().replace(['.', '_'], "-"))
}

/// What helps against these reasons.
fn ways(refused: &Refused, reasons: &[Reason]) -> Vec<Way> {
    let has = |start: &str| reasons.iter().any(|reason| reason.code().as_str().starts_with(start));
    let mut ways = Vec::new();
    let mut way = |key, href: &str| ways.push(Way { key, href: href.to_owned() });
    match refused {
        Refused::Cancel(base) => way("way-see-booking", base),
        Refused::Change(base) => {
            if !has("booking.") {
                way("way-another-time", &format!("{base}/change"));
            }
            way("way-see-booking", base);
        }
        Refused::Time(_) | Refused::Book => {
            if has("venue.") || has("caller.") {
                way("way-change-prison", "/prison");
            } else {
                way("way-another-time", "/times");
            }
            if has("party.") || has("eligibility.") || has("person.") || has("booking.duplicate") {
                way("way-change-visitors", "/visitors");
            }
            if *refused == Refused::Book && (has("person.visitor") || has("party.person_repeated")) {
                way("way-change-names", "/details");
            }
        }
    }
    way("way-help", "/help");
    ways
}
