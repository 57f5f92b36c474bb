//! Old time, new time, confirm.

use axum::response::Response;
use scheduler_model::{BookingEdit, Command, Outcome, Place, Reason, ReasonCode};
use serde::Serialize;

use super::Managed;
use super::change::{kept, times};
use crate::pages::expired::{ExpiredPage, minutes};
use crate::pages::form::Fields;
use crate::pages::refused::{self, Refused};
use crate::pages::summary::Row;
use crate::pages::view::{Page, Title};
use crate::pages::visit::{Answer, Posted, Reply, Visit};
use crate::pages::when::{When, clock};
use crate::pages::{commands, taken};
use crate::request::PathText;

/// The page.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::pages) struct ChangeCheckPage {
    pub(in crate::pages) action: String,
    pub(in crate::pages) manage_href: String,
    pub(in crate::pages) held_until: String,
    pub(in crate::pages) rows: Vec<Row>,
    /// The hold that the page shows: another tab may have chosen another time.
    pub(in crate::pages) seen: String,
}

impl Page for ChangeCheckPage {
    const TEMPLATE: &'static str = "pages/booking/change-check.njk";
    const HAS_FORM: bool = true;

    fn title(&self) -> Title {
        ("change-check-title", vec![])
    }

    fn back(&self) -> Option<String> {
        Some(format!("{}/change", self.manage_href))
    }
}

/// Shows it.
pub(in crate::pages) async fn show(mut visit: Visit, PathText(key): PathText) -> Response {
    let answer = shown(&mut visit, &key).await;
    visit.finish(answer)
}

async fn shown(visit: &mut Visit, key: &str) -> Answer {
    let managed = Managed::to_change(visit, key).await?;
    let Some(held) = kept(visit, &managed) else { return Ok(run_out(visit, &managed)) };
    let store = visit.state.engine().store();
    let Some(new) = store.session(held.session).await? else { return Ok(run_out(visit, &managed)) };
    let [old, new] = [&managed.row.session, &new.entry.session].map(|session| When::of(session, visit.language));
    let change = format!("{}/change", managed.base);
    let new = Row::lines(visit.say("change-new"), &[new.date, new.time]);
    visit.page(&ChangeCheckPage {
        action: format!("{change}/check"),
        held_until: clock(held.until, managed.row.venue.zone, visit.language),
        rows: vec![
            Row::lines(visit.say("change-old"), &[old.date, old.time]),
            new.with_change(&change, &visit.say("change"), &visit.say("booking-change-time")),
        ],
        seen: held.hold.to_string(),
        manage_href: managed.base,
    })
}

/// Changes the booking.
pub(in crate::pages) async fn submit(PathText(key): PathText, Posted { mut visit, fields }: Posted) -> Response {
    let answer = submitted(&mut visit, &key, &fields).await;
    visit.finish(answer)
}

async fn submitted(visit: &mut Visit, key: &str, fields: &Fields) -> Answer {
    let managed = Managed::by_key(visit, key).await?;
    let booking = managed.row.booking.id;
    let Some(change) = visit.journey.change.clone().filter(|change| change.booking == booking) else {
        // Sent twice: the first one has done it.
        return Ok(Reply::see(format!("{}/confirmed", managed.base)));
    };
    if fields.text("seen") != change.held.hold.to_string() {
        return Ok(Reply::see(format!("{}/change/check", managed.base)));
    }
    let command = Command::Change {
        booking,
        expected_version: None,
        edit: BookingEdit { place: Some(Place::Held(change.held.hold)), ..BookingEdit::default() },
    };
    match commands::submit(visit, managed.caller(), command).await? {
        Outcome::Changed(_) => {
            visit.journey.change = None;
            Ok(Reply::see(format!("{}/confirmed", managed.base)))
        }
        Outcome::Refused(refusal) => match refusal.reasons.first().map(Reason::code) {
            Some(ReasonCode::HoldConfirmed) => {
                visit.journey.change = None;
                Ok(Reply::see(format!("{}/confirmed", managed.base)))
            }
            Some(ReasonCode::HoldExpired | ReasonCode::HoldReleased | ReasonCode::HoldUnknown) => {
                Ok(run_out(visit, &managed))
            }
            _ if taken::is_taken(&refusal) => {
                visit.journey.change = None;
                let found = times(visit, &managed).await?;
                taken::show(visit, &found, change.held.session, &format!("{}/change", managed.base), true)
            }
            _ => refused::show(visit, Refused::Change(managed.base), &refusal).await,
        },
        other => Err(commands::unexpected(&other)),
    }
}

fn run_out(visit: &mut Visit, managed: &Managed) -> Reply {
    let session = visit.journey.change.take().map(|change| format!("?time={}", change.held.session));
    Reply::see(format!("{}/change/expired{}", managed.base, session.unwrap_or_default()))
}

/// Says that the new time has run out.
pub(in crate::pages) async fn expired(mut visit: Visit, PathText(key): PathText) -> Response {
    let answer = shown_expired(&mut visit, &key).await;
    visit.finish(answer)
}

async fn shown_expired(visit: &mut Visit, key: &str) -> Answer {
    let managed = Managed::to_change(visit, key).await?;
    let session = visit.parameter("time").and_then(|id| id.parse().ok());
    let found = times(visit, &managed).await?;
    let offer = session.and_then(|session| found.offers.iter().find(|offer| offer.session == session));
    let row = match session {
        Some(session) => visit.state.engine().store().session(session).await?,
        None => None,
    };
    visit.page(&ExpiredPage {
        action: format!("{}/change", managed.base),
        visit: row.map(|row| When::of(&row.entry.session, visit.language)),
        minutes: minutes(&managed.row.venue),
        changing: true,
        again: offer.map(|offer| offer.session.to_string()),
    })
}
