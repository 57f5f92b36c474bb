//! The confirmation. It may be bookmarked: it shows the booking as it is, and leads on where there is nothing to confirm.

use axum::response::Response;
use calendars::LocalTime;
use notifier::{DEFAULT_ARRIVE_MINUTES_BEFORE, time_12h};
use serde::Serialize;

use super::rows::visit_rows;
use super::{Managed, Standing};
use crate::pages::summary::Row;
use crate::pages::view::{Page, Title};
use crate::pages::visit::{Answer, Reply, Visit};
use crate::request::PathText;

/// The page.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::pages) struct ConfirmedPage {
    /// Whether it was changed since it was made.
    #[serde(skip)]
    pub(in crate::pages) changed: bool,
    pub(in crate::pages) reference: String,
    pub(in crate::pages) email: Option<String>,
    pub(in crate::pages) rows: Vec<Row>,
    pub(in crate::pages) arrive: Option<String>,
    pub(in crate::pages) calendar_href: String,
    pub(in crate::pages) manage_href: String,
    pub(in crate::pages) prison: String,
    pub(in crate::pages) phone: Option<String>,
}

impl Page for ConfirmedPage {
    const TEMPLATE: &'static str = "pages/booking/confirmed.njk";

    fn title(&self) -> Title {
        (if self.changed { "confirmed-title-changed" } else { "confirmed-title-booked" }, vec![])
    }
}

/// Shows it.
pub(in crate::pages) async fn show(mut visit: Visit, PathText(key): PathText) -> Response {
    let answer = shown(&mut visit, &key).await;
    visit.finish(answer)
}

async fn shown(visit: &mut Visit, key: &str) -> Answer {
    let managed = Managed::by_key(visit, key).await?;
    if managed.standing(visit) != Standing::Booked {
        return Ok(Reply::see(managed.base));
    }
    let booking = &managed.row.booking;
    visit.page(&ConfirmedPage {
        changed: booking.version > 1,
        reference: booking.reference.to_string(),
        email: booking.contact.email.clone(),
        // The reference is in the panel above.
        rows: visit_rows(visit, &managed).split_off(1),
        arrive: arrival(managed.row.session.start).map(|time| time_12h(time, visit.language)),
        calendar_href: managed.calendar_href(),
        prison: managed.prison(visit),
        phone: managed.row.venue.phone.clone(),
        manage_href: managed.base,
    })
}

/// When to be there, the same as our messages say. Nothing where that would be the day before.
pub(super) fn arrival(start: LocalTime) -> Option<LocalTime> {
    let minutes = start.minutes_since_midnight().checked_sub(DEFAULT_ARRIVE_MINUTES_BEFORE)?;
    LocalTime::from_minutes(minutes).ok()
}
