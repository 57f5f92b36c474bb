//! `/check`: all answers, and the confirmation.

use axum::response::Response;
use fluent_bundle::FluentValue;
use scheduler_model::{BookingId, Command, Outcome, Place, ReasonCode, Venue};
use serde::Serialize;

use super::commands;
use super::details::kept_time;
use super::expired::run_out;
use super::form::Fields;
use super::journey::{Held, Journey, PrisonerAnswer};
use super::party;
use super::problem::Stop;
use super::refused::{self, Refused};
use super::search::search;
use super::summary::Row;
use super::taken;
use super::times;
use super::view::{Page, Title};
use super::visit::{Answer, Posted, Reply, Visit};
use super::when::{When, birth, clock};

/// The page.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct CheckPage {
    pub(super) held_until: String,
    pub(super) groups: Vec<Group>,
    pub(super) seen: String,
    pub(super) changed_elsewhere: bool,
}

/// Answers that belong together.
#[derive(Debug, Serialize)]
pub(super) struct Group {
    pub(super) title: String,
    pub(super) rows: Vec<Row>,
}

impl Page for CheckPage {
    const TEMPLATE: &'static str = "pages/check.njk";
    const HAS_FORM: bool = true;

    fn title(&self) -> Title {
        ("check-title", vec![])
    }

    fn back(&self) -> Option<String> {
        Some("/details".to_owned())
    }
}

/// Shows it.
pub(super) async fn show(mut visit: Visit) -> Response {
    let answer = shown(&mut visit).await;
    visit.finish(answer)
}

async fn shown(visit: &mut Visit) -> Answer {
    if let Some(reply) = already_booked(visit) {
        return Ok(reply);
    }
    let Some((venue, held)) = kept_time(visit)? else { return Ok(run_out(visit)) };
    if !visit.journey.has_reached("/check") {
        return Ok(Reply::see(visit.journey.next_page()));
    }
    let page = page(visit, &venue, &held).await?;
    visit.page(&page)
}

/// Books.
pub(super) async fn submit(Posted { mut visit, fields }: Posted) -> Response {
    let answer = submitted(&mut visit, &fields).await;
    visit.finish(answer)
}

async fn submitted(visit: &mut Visit, fields: &Fields) -> Answer {
    if let Some(reply) = already_booked(visit) {
        return Ok(reply);
    }
    if !visit.journey.has_reached("/check") {
        return Ok(Reply::see(visit.journey.next_page()));
    }
    // Not asked whether the time still stands: if this very form was sent before, the engine remembers what it came to.
    let journey = visit.journey.clone();
    let (Some(held), Some(prisoner), Some(contact)) = (&journey.held, &journey.prisoner, &journey.contact) else {
        return Ok(Reply::see(visit.journey.next_page()));
    };
    if fields.text("seen") != journey.seen() {
        return Ok(Reply::see("/check?changed=1"));
    }
    let party = party::to_book(prisoner, &journey.visitors, visit.state.identity())?;
    let command = Command::Book { place: Place::Held(held.hold), party: Some(party), contact: contact.clone() };
    let caller = visit.caller();
    match commands::submit(visit, caller, command).await? {
        Outcome::Booked(receipt) => Ok(done(visit, receipt.id)),
        Outcome::Refused(refusal) => match refusal.reasons.first().map(scheduler_model::Reason::code) {
            Some(ReasonCode::HoldConfirmed) => Ok(done(visit, held.booking)),
            Some(ReasonCode::HoldExpired | ReasonCode::HoldReleased | ReasonCode::HoldUnknown) => Ok(run_out(visit)),
            _ if taken::is_taken(&refusal) => {
                visit.journey.held = None;
                let found = search(visit, times::wanted(visit)?).await?;
                taken::show(visit, &found, held.session, "/times", false)
            }
            _ => refused::show(visit, Refused::Book, &refusal).await,
        },
        other => Err(commands::unexpected(&other)),
    }
}

/// Ends the journey: nothing about anybody stays in the cookie.
fn done(visit: &mut Visit, booking: BookingId) -> Reply {
    visit.journey = visit.journey.ended(booking);
    confirmation(visit, booking)
}

fn confirmation(visit: &Visit, booking: BookingId) -> Reply {
    Reply::see(format!("/bookings/{}/confirmed", visit.state.links().key(booking)))
}

/// A form that is sent again after its journey has ended leads to what it came to.
fn already_booked(visit: &Visit) -> Option<Reply> {
    let journey = &visit.journey;
    let booked = journey.booked.filter(|_| journey.venue.is_none())?;
    Some(confirmation(visit, booked))
}

async fn page(visit: &Visit, venue: &Venue, held: &Held) -> Result<CheckPage, Stop> {
    let row = visit.state.engine().store().session(held.session).await?.ok_or(Stop::NotFound)?;
    let when = When::of(&row.entry.session, visit.language);
    let journey = &visit.journey;
    let prisoner = journey.prisoner.as_ref().ok_or(Stop::NotFound)?;
    Ok(CheckPage {
        held_until: clock(held.until, venue.zone, visit.language),
        groups: vec![
            visit_group(visit, venue, &when, prisoner),
            visitors_group(visit, journey),
            contact_group(visit, journey),
        ],
        seen: journey.seen(),
        changed_elsewhere: visit.parameter("changed").is_some(),
    })
}

/// A row whose link changes what its label says.
fn row(visit: &Visit, label: &str, value: impl Into<String>, href: &str) -> Row {
    let label = visit.say(label);
    Row::new(label.clone(), value).with_change(href, &visit.say("change"), &label)
}

fn visit_group(visit: &Visit, venue: &Venue, when: &When, prisoner: &PrisonerAnswer) -> Group {
    let time = Row::lines(visit.say("check-time"), &[&when.date, &when.time]);
    Group {
        title: visit.say("check-visit"),
        rows: vec![
            row(visit, "check-prison", venue.name.in_language(visit.language), "/prison"),
            time.with_change("/times", &visit.say("change"), &visit.say("check-time")),
            row(visit, "check-prisoner", format!("{} {}", prisoner.name.first, prisoner.name.last), "/visitors"),
            row(visit, "check-prisoner-number", prisoner.number.as_str(), "/visitors"),
        ],
    }
}

fn visitors_group(visit: &Visit, journey: &Journey) -> Group {
    let (words, language) = (visit.state.words(), visit.language);
    let rows = journey.visitors.iter().enumerate().map(|(place, visitor)| {
        let label = match place {
            0 => visit.say("check-visitor-lead"),
            _ => {
                let number = FluentValue::from(u64::try_from(place + 1).unwrap_or(u64::MAX));
                words.text(language, "check-visitor", &[("number", number)])
            }
        };
        let name = visitor.name.as_ref().map(|name| format!("{} {}", name.first, name.last)).unwrap_or_default();
        let born = words.text(language, "check-born", &[("date", birth(visitor.born, language).into())]);
        Row::lines(label.clone(), &[name, born]).with_change("/details", &visit.say("change"), &label)
    });
    let mut rows: Vec<Row> = rows.collect();
    let count = FluentValue::from(u64::try_from(journey.visitors.len()).unwrap_or(u64::MAX));
    let people = words.text(language, "check-people", &[("count", count)]);
    rows.insert(0, row(visit, "visitors-title", people, "/visitors"));
    Group { title: visit.say("check-visitors"), rows }
}

fn contact_group(visit: &Visit, journey: &Journey) -> Group {
    let contact = journey.contact.clone().unwrap_or(scheduler_model::Contact {
        email: None,
        phone: None,
        language: visit.language,
    });
    let none = || visit.say("check-phone-none");
    Group {
        title: visit.say("check-contact"),
        rows: vec![
            row(visit, "check-email", contact.email.unwrap_or_else(none), "/details"),
            row(visit, "check-phone", contact.phone.unwrap_or_else(none), "/details"),
            row(visit, "check-language", visit.say(language_key(contact.language)), "/details"),
        ],
    }
}

/// The name of a language.
pub(super) const fn language_key(language: scheduler_model::Language) -> &'static str {
    match language {
        scheduler_model::Language::English => "language-en",
        scheduler_model::Language::Welsh => "language-cy",
    }
}
