//! Cancelling a booking: asked once, with the reason.

use axum::response::Response;
use scheduler_model::{CancelReason, Command, Outcome, Reason, ReasonCode};
use serde::Serialize;

use super::Managed;
use super::rows::visit_rows;
use crate::pages::commands;
use crate::pages::form::{FieldError, Fields};
use crate::pages::refused::{self, Refused};
use crate::pages::summary::Row;
use crate::pages::view::{Page, Title};
use crate::pages::visit::{Answer, Posted, Reply, Visit};
use crate::request::PathText;

/// The page.
#[derive(Debug, Serialize)]
pub(in crate::pages) struct CancelPage {
    pub(in crate::pages) action: String,
    pub(in crate::pages) version: u32,
    pub(in crate::pages) rows: Vec<Row>,
    #[serde(skip)]
    pub(in crate::pages) back: String,
    #[serde(skip)]
    pub(in crate::pages) errors: Vec<FieldError>,
}

impl Page for CancelPage {
    const TEMPLATE: &'static str = "pages/booking/cancel.njk";
    const HAS_FORM: bool = true;

    fn title(&self) -> Title {
        ("cancel-title", vec![])
    }

    fn back(&self) -> Option<String> {
        Some(self.back.clone())
    }

    fn errors(&self) -> &[FieldError] {
        &self.errors
    }
}

/// Shows it.
pub(in crate::pages) async fn show(mut visit: Visit, PathText(key): PathText) -> Response {
    let answer = shown(&mut visit, &key, vec![]).await;
    visit.finish(answer)
}

async fn shown(visit: &mut Visit, key: &str, errors: Vec<FieldError>) -> Answer {
    let managed = Managed::to_change(visit, key).await?;
    let page = CancelPage {
        action: format!("{}/cancel", managed.base),
        version: managed.row.booking.version,
        rows: visit_rows(visit, &managed).into_iter().take(4).collect(),
        back: managed.base,
        errors,
    };
    visit.page(&page)
}

/// Cancels.
pub(in crate::pages) async fn submit(PathText(key): PathText, Posted { mut visit, fields }: Posted) -> Response {
    let answer = submitted(&mut visit, &key, &fields).await;
    visit.finish(answer)
}

async fn submitted(visit: &mut Visit, key: &str, fields: &Fields) -> Answer {
    let managed = Managed::to_change(visit, key).await?;
    let reason = match fields.text("reason").as_str() {
        "visitor" => CancelReason::Visitor,
        "booked_in_error" => CancelReason::BookedInError,
        _ => return shown(visit, key, vec![FieldError::new("reason", "cancel-why-missing")]).await,
    };
    let command = Command::Cancel {
        booking: managed.row.booking.id,
        expected_version: fields.text("version").parse().ok(),
        reason,
    };
    match commands::submit(visit, managed.caller(), command).await? {
        Outcome::Cancelled(_) => {
            visit.journey.change = None;
            Ok(Reply::see(managed.base))
        }
        Outcome::Refused(refusal) => match refusal.reasons.first().map(Reason::code) {
            Some(ReasonCode::BookingCancelled | ReasonCode::BookingVersion | ReasonCode::BookingStarted) => {
                Ok(Reply::see(managed.base))
            }
            _ => refused::show(visit, Refused::Cancel(managed.base), &refusal).await,
        },
        other => Err(commands::unexpected(&other)),
    }
}
