//! `/details`: the visitors' names, and how to reach whoever books.

use axum::response::Response;
use scheduler_model::{Command, Outcome, PersonName, ReasonCode, Venue};
use serde::{Deserialize, Serialize};

use super::commands;
use super::contact::ContactFields;
use super::cookies::check_size;
use super::expired::run_out;
use super::form::names::NAME_MAX;
use super::form::{FieldError, Fields};
use super::journey::{Draft, Held, VisitorAnswer};
use super::problem::Stop;
use super::times;
use super::view::{Page, Title};
use super::visit::{Answer, Posted, Reply, Visit};
use super::visitors::{chosen_venue, name};
use super::when::{When, birth, clock};

/// The form as it was typed: names in the order of the visitors.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct DetailsDraft {
    names: Vec<(String, String)>,
    contact: ContactFields,
}

/// The page.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct DetailsPage {
    pub(super) visit: Place,
    pub(super) held_until: String,
    pub(super) visitors: Vec<Row>,
    pub(super) contact: ContactFields,
    #[serde(skip)]
    pub(super) errors: Vec<FieldError>,
}

/// What is kept, in a line.
#[derive(Debug, Serialize)]
pub(super) struct Place {
    pub(super) prison: String,
    pub(super) date: String,
    pub(super) time: String,
}

/// A visitor's fields.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    pub(super) place: usize,
    pub(super) id: String,
    pub(super) born: String,
    pub(super) first: String,
    pub(super) last: String,
}

impl Page for DetailsPage {
    const TEMPLATE: &'static str = "pages/details.njk";
    const HAS_FORM: bool = true;

    fn title(&self) -> Title {
        ("details-title", vec![])
    }

    fn back(&self) -> Option<String> {
        Some("/times".to_owned())
    }

    fn errors(&self) -> &[FieldError] {
        &self.errors
    }
}

/// Shows it.
pub(super) async fn show(mut visit: Visit) -> Response {
    let answer = shown(&mut visit).await;
    visit.finish(answer)
}

async fn shown(visit: &mut Visit) -> Answer {
    let Some((venue, held)) = kept_time(visit)? else { return Ok(run_out(visit)) };
    let draft = stored(visit);
    let page = page(visit, &venue, &held, draft, vec![]).await?;
    visit.page(&page)
}

/// Takes the answers, and keeps the time a little longer.
pub(super) async fn submit(Posted { mut visit, fields }: Posted) -> Response {
    let answer = submitted(&mut visit, &fields).await;
    visit.finish(answer)
}

async fn submitted(visit: &mut Visit, fields: &Fields) -> Answer {
    if !visit.journey.has_reached("/times") {
        return Ok(Reply::see(visit.journey.next_page()));
    }
    let draft = typed(fields, visit.journey.visitors.len());
    let read = read(&draft, &visit.journey.visitors);
    if let Ok((names, contact)) = &read {
        for (visitor, name) in visit.journey.visitors.iter_mut().zip(names) {
            visitor.name = Some(name.clone());
        }
        visit.journey.contact = Some(contact.clone());
        visit.journey.draft = None;
    } else {
        visit.journey.draft = Some(Draft::Details(draft.clone()));
    }
    let fits = check_size(&visit.journey);
    if fits.is_err() {
        visit.journey.draft = None;
        visit.journey.contact = None;
        visit.journey.visitors.iter_mut().for_each(|visitor| visitor.name = None);
    }
    // What was typed is kept whether or not the time still is.
    let Some((venue, held)) = kept_time(visit)? else { return Ok(run_out(visit)) };
    let errors = match (read, fits) {
        (Err(errors), _) => errors,
        (Ok(_), Err(_)) => vec![FieldError::new("visitor-1-first", "details-too-much")],
        (Ok(_), Ok(())) => {
            return match extend(visit, &held).await? {
                true => Ok(Reply::see(visit.journey.next_page())),
                false => Ok(run_out(visit)),
            };
        }
    };
    let page = page(visit, &venue, &held, draft, errors).await?;
    visit.page(&page)
}

/// The venue and what is kept there, if it still is.
pub(super) fn kept_time(visit: &Visit) -> Result<Option<(Venue, Held)>, Stop> {
    if !visit.journey.has_reached("/details") {
        return Err(Stop::See(visit.journey.next_page().to_owned()));
    }
    let venue = chosen_venue(visit)?;
    let live = visit.journey.held.clone().filter(|held| held.is_live(visit.now));
    Ok(live.map(|held| (venue, held)))
}

/// Keeps the time longer, as far as its last moment allows. False if it has run out meanwhile.
async fn extend(visit: &mut Visit, held: &Held) -> Result<bool, Stop> {
    let caller = visit.caller();
    match commands::submit(visit, caller, Command::Extend { hold: held.hold }).await? {
        Outcome::Extended(receipt) => {
            visit.journey.held = Some(times::kept(&receipt)?);
            Ok(true)
        }
        // It stands, but not longer; or it was confirmed: the next page leads to the booking.
        Outcome::Refused(refusal) => Ok(refusal
            .reasons
            .iter()
            .all(|reason| matches!(reason.code(), ReasonCode::HoldLastMoment | ReasonCode::HoldConfirmed))),
        other => Err(commands::unexpected(&other)),
    }
}

fn stored(visit: &Visit) -> DetailsDraft {
    let journey = &visit.journey;
    if let Some(Draft::Details(draft)) = &journey.draft {
        return draft.clone();
    }
    let name = |visitor: &VisitorAnswer| visitor.name.clone().map(|name| (name.first, name.last)).unwrap_or_default();
    DetailsDraft {
        names: journey.visitors.iter().map(name).collect(),
        contact: ContactFields::of(journey.contact.as_ref(), visit.language),
    }
}

fn typed(fields: &Fields, visitors: usize) -> DetailsDraft {
    let short = |text: String| text.chars().take(NAME_MAX + 1).collect::<String>();
    let names = fields.all("first").map(short).zip(fields.all("last").map(short)).take(visitors).collect();
    DetailsDraft { names, contact: ContactFields::typed(fields) }
}

type Answers = (Vec<PersonName>, scheduler_model::Contact);

fn read(draft: &DetailsDraft, visitors: &[VisitorAnswer]) -> Result<Answers, Vec<FieldError>> {
    let mut errors = Vec::new();
    let mut names: Vec<PersonName> = Vec::new();
    for (place, _) in (1..).zip(visitors) {
        let (first, last) = draft.names.get(usize::try_from(place - 1).unwrap_or(0)).cloned().unwrap_or_default();
        let mut part = |typed: &str, part: &str, lead, other| {
            let before = errors.len();
            let missing = if place == 1 { lead } else { other };
            let read = name(typed, &format!("visitor-{place}-{part}"), missing, &mut errors);
            if place > 1 {
                errors[before..].iter_mut().filter(|error| error.number.is_none()).for_each(|error| {
                    error.number = Some(("number", place));
                });
            }
            read
        };
        let first = part(&first, "first", "details-first-missing-lead", "details-first-missing");
        let last = part(&last, "last", "details-last-missing-lead", "details-last-missing");
        if let (Some(first), Some(last)) = (first, last) {
            names.push(PersonName { first, last });
        }
    }
    if errors.is_empty() {
        errors.extend(repeated(&names, visitors));
    }
    match draft.contact.read() {
        Ok(contact) if errors.is_empty() => Ok((names, contact)),
        Ok(_) => Err(errors),
        Err(more) => Err(errors.into_iter().chain(more).collect()),
    }
}

/// Visitors who are the same person as an earlier one, as far as we can tell people apart.
fn repeated(names: &[PersonName], visitors: &[VisitorAnswer]) -> Vec<FieldError> {
    let key = |(name, visitor): (&PersonName, &VisitorAnswer)| {
        (format!("{} {}", name.first, name.last).to_lowercase(), visitor.born)
    };
    let keys: Vec<_> = names.iter().zip(visitors).map(key).collect();
    let again = |place: &usize| keys[..*place].contains(&keys[*place]);
    let error = |place: usize| {
        let number = u32::try_from(place + 1).unwrap_or(u32::MAX);
        FieldError::new(format!("visitor-{number}-first"), "details-repeated").with("number", number)
    };
    (0..keys.len()).filter(again).map(error).collect()
}

async fn page(
    visit: &Visit,
    venue: &Venue,
    held: &Held,
    draft: DetailsDraft,
    errors: Vec<FieldError>,
) -> Result<DetailsPage, Stop> {
    let language = visit.language;
    let row = visit.state.engine().store().session(held.session).await?.ok_or(Stop::NotFound)?;
    let when = When::of(&row.entry.session, language);
    let visitors = visit.journey.visitors.iter().enumerate().map(|(place, visitor)| {
        let (first, last) = draft.names.get(place).cloned().unwrap_or_default();
        let place = place + 1;
        Row { place, id: format!("visitor-{place}"), born: birth(visitor.born, language), first, last }
    });
    Ok(DetailsPage {
        visit: Place { prison: venue.name.in_language(language).to_owned(), date: when.date, time: when.time },
        held_until: clock(held.until, venue.zone, language),
        visitors: visitors.collect(),
        contact: draft.contact,
        errors,
    })
}
