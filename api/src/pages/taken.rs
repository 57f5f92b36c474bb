//! Somebody else was quicker: other times that are free.

use http::StatusCode;
use notifier::{date_long, time_range};
use scheduler_model::{ReasonCode, Refusal, SessionId};
use serde::Serialize;

use super::calendar::{Item, item};
use super::search::{Found, Offer};
use super::view::{Page, Title};
use super::visit::{Answer, Reply, Visit};
use super::when::When;

/// How many other times are offered at once.
const OTHERS: usize = 6;

/// The page.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct TakenPage {
    pub(super) prison: String,
    pub(super) action: String,
    pub(super) wanted: When,
    /// Whether the visitor still has the time that was kept before.
    pub(super) kept_old: bool,
    pub(super) others: Vec<Item>,
}

impl Page for TakenPage {
    const TEMPLATE: &'static str = "pages/taken.njk";
    const HAS_FORM: bool = true;

    fn title(&self) -> Title {
        ("taken-title", vec![])
    }
}

/// Whether the refusal says nothing but that others were quicker.
pub(super) fn is_taken(refusal: &Refusal) -> bool {
    let others = |code| matches!(code, ReasonCode::CapacityFull | ReasonCode::ConstraintConflict);
    refusal.reasons.iter().all(|reason| others(reason.code()))
}

/// Shows it.
pub(super) fn show(visit: &mut Visit, found: &Found, wanted: SessionId, action: &str, kept_old: bool) -> Answer {
    let language = visit.language;
    let session = visit
        .state
        .engine()
        .index()
        .with_venue(found.venue.id, |view| view.session(wanted).map(|indexed| indexed.session.clone()))
        .flatten();
    let Some(session) = session else { return Ok(Reply::see(action)) };
    let mut others: Vec<&Offer> = found.offers.iter().filter(|offer| offer.session != wanted).collect();
    // What is nearest to what they wanted, then in the order of time.
    others.sort_by_key(|offer| {
        let days = session.date.days_until(offer.date).abs();
        (days, session.start.minutes_until(offer.start).abs(), offer.session)
    });
    others.truncate(OTHERS);
    others.sort_by_key(|offer| (offer.date, offer.start, offer.session));
    let text = |offer: &Offer| {
        format!("{}, {}", date_long(offer.date, language), time_range(offer.start, offer.end, language))
    };
    let page = TakenPage {
        prison: found.venue.name.in_language(language).to_owned(),
        action: action.to_owned(),
        wanted: When::of(&session, language),
        kept_old,
        others: others.into_iter().map(|offer| item(offer, text(offer))).collect(),
    };
    visit.page_with(StatusCode::CONFLICT, &page)
}
