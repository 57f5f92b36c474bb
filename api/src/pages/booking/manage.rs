//! The booking's page.

use axum::response::Response;
use notifier::{DateForm, date_in_form};
use scheduler_model::{BookingState, CancelReason};
use serde::Serialize;

use super::rows::{contact_rows, visit_rows};
use super::{Managed, Standing};
use crate::pages::summary::Row;
use crate::pages::view::{Page, Title};
use crate::pages::visit::{Answer, Visit};
use crate::request::PathText;

/// The page.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::pages) struct ManagePage {
    pub(in crate::pages) state: &'static str,
    pub(in crate::pages) cancelled_on: Option<String>,
    pub(in crate::pages) cancelled_because: Option<String>,
    pub(in crate::pages) rows: Vec<Row>,
    pub(in crate::pages) base: String,
    pub(in crate::pages) calendar_href: String,
    pub(in crate::pages) prison: String,
    pub(in crate::pages) phone: Option<String>,
}

impl Page for ManagePage {
    const TEMPLATE: &'static str = "pages/booking/manage.njk";

    fn title(&self) -> Title {
        let key = match self.state {
            "cancelled" => "manage-title-cancelled",
            "over" => "manage-title-over",
            _ => "manage-title-booked",
        };
        (key, vec![])
    }
}

/// Shows it.
pub(in crate::pages) async fn show(mut visit: Visit, PathText(key): PathText) -> Response {
    let answer = shown(&mut visit, &key).await;
    visit.finish(answer)
}

async fn shown(visit: &mut Visit, key: &str) -> Answer {
    let managed = Managed::by_key(visit, key).await?;
    let standing = managed.standing(visit);
    let mut rows = visit_rows(visit, &managed);
    rows.extend(contact_rows(visit, &managed, standing == Standing::Booked));
    let (cancelled_on, cancelled_because) = match managed.row.booking.state {
        BookingState::Booked => (None, None),
        BookingState::Cancelled { at, reason } => {
            let day = managed.row.venue.zone.local_date(at);
            (Some(date_in_form(day, visit.language, DateForm::On)), Some(visit.say(because(reason))))
        }
    };
    visit.page(&ManagePage {
        state: standing.code(),
        cancelled_on,
        cancelled_because,
        rows,
        calendar_href: managed.calendar_href(),
        prison: managed.prison(visit),
        phone: managed.row.venue.phone.clone(),
        base: managed.base,
    })
}

const fn because(reason: CancelReason) -> &'static str {
    match reason {
        CancelReason::Visitor => "manage-cancelled-visitor",
        CancelReason::Prisoner => "manage-cancelled-prisoner",
        CancelReason::Establishment => "manage-cancelled-establishment",
        CancelReason::BookedInError => "manage-cancelled-booked-in-error",
    }
}
