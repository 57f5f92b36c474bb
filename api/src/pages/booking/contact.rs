//! Another e-mail address, telephone number or language for a booking.

use axum::response::Response;
use scheduler_model::{BookingEdit, Command, Outcome, Reason, ReasonCode};
use serde::Serialize;

use super::Managed;
use crate::pages::commands;
use crate::pages::contact::ContactFields;
use crate::pages::form::{FieldError, Fields};
use crate::pages::refused::{self, Refused};
use crate::pages::view::{Page, Title};
use crate::pages::visit::{Answer, Posted, Reply, Visit};
use crate::request::PathText;

/// The page.
#[derive(Debug, Serialize)]
pub(in crate::pages) struct ContactPage {
    pub(in crate::pages) action: String,
    pub(in crate::pages) reference: String,
    pub(in crate::pages) version: u32,
    pub(in crate::pages) contact: ContactFields,
    #[serde(skip)]
    pub(in crate::pages) back: String,
    #[serde(skip)]
    pub(in crate::pages) errors: Vec<FieldError>,
}

impl Page for ContactPage {
    const TEMPLATE: &'static str = "pages/booking/contact.njk";
    const HAS_FORM: bool = true;

    fn title(&self) -> Title {
        ("contact-title", vec![])
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
    let answer = shown(&mut visit, &key, None, vec![]).await;
    visit.finish(answer)
}

async fn shown(visit: &mut Visit, key: &str, typed: Option<ContactFields>, errors: Vec<FieldError>) -> Answer {
    let managed = Managed::to_change(visit, key).await?;
    let booking = &managed.row.booking;
    let page = ContactPage {
        action: format!("{}/contact", managed.base),
        reference: booking.reference.to_string(),
        version: booking.version,
        contact: typed.unwrap_or_else(|| ContactFields::of(Some(&booking.contact), visit.language)),
        back: managed.base,
        errors,
    };
    visit.page(&page)
}

/// Takes the answers.
pub(in crate::pages) async fn submit(PathText(key): PathText, Posted { mut visit, fields }: Posted) -> Response {
    let answer = submitted(&mut visit, &key, &fields).await;
    visit.finish(answer)
}

async fn submitted(visit: &mut Visit, key: &str, fields: &Fields) -> Answer {
    let managed = Managed::to_change(visit, key).await?;
    let typed = ContactFields::typed(fields);
    let contact = match typed.read() {
        Ok(contact) => contact,
        Err(errors) => return shown(visit, key, Some(typed), errors).await,
    };
    if contact == managed.row.booking.contact {
        return Ok(Reply::see(managed.base));
    }
    let command = Command::Change {
        booking: managed.row.booking.id,
        expected_version: fields.text("version").parse().ok(),
        edit: BookingEdit { contact: Some(contact), ..BookingEdit::default() },
    };
    match commands::submit(visit, managed.caller(), command).await? {
        Outcome::Changed(_) => Ok(Reply::see(managed.base)),
        Outcome::Refused(refusal) => match refusal.reasons.first().map(Reason::code) {
            // Somebody has changed it meanwhile: look at it first.
            Some(ReasonCode::BookingVersion | ReasonCode::NothingToChange) => Ok(Reply::see(managed.base)),
            _ => refused::show(visit, Refused::Change(managed.base), &refusal).await,
        },
        other => Err(commands::unexpected(&other)),
    }
}
