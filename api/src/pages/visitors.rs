//! `/visitors`: whom they visit, and the date of birth of everybody who comes.

use axum::response::Response;
use calendars::LocalDate;
use scheduler_model::{PersonName, PrisonerNumber, Venue};
use serde::{Deserialize, Serialize};

use super::form::dates::{DateFault, Part, TypedDate};
use super::form::names::{self, NAME_MAX, NameFault};
use super::form::{FieldError, Fields};
use super::journey::{Draft, PrisonerAnswer, VisitorAnswer};
use super::problem::Stop;
use super::times;
use super::view::{Page, Title};
use super::visit::{Answer, Posted, Reply, Visit};

/// The form as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct VisitorsDraft {
    number: String,
    first: String,
    last: String,
    visitors: Vec<VisitorDraft>,
}

/// A visitor as typed. The name comes from an earlier answer and goes where its visitor goes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct VisitorDraft {
    born: TypedDate,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<PersonName>,
}

/// The page.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct VisitorsPage {
    pub(super) prison: String,
    pub(super) number: String,
    pub(super) first: String,
    pub(super) last: String,
    pub(super) limits: Limits,
    pub(super) visitors: Vec<Row>,
    pub(super) can_add: bool,
    #[serde(skip)]
    pub(super) errors: Vec<FieldError>,
}

/// What the venue allows.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Limits {
    pub(super) total: u8,
    pub(super) adults: u8,
    pub(super) children: u8,
    pub(super) adult_age: u8,
}

/// A visitor's fields.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Row {
    pub(super) place: usize,
    pub(super) id: String,
    pub(super) day: String,
    pub(super) month: String,
    pub(super) year: String,
    pub(super) day_class: &'static str,
    pub(super) month_class: &'static str,
    pub(super) year_class: &'static str,
}

impl Page for VisitorsPage {
    const TEMPLATE: &'static str = "pages/visitors.njk";
    const HAS_FORM: bool = true;

    fn title(&self) -> Title {
        ("visitors-title", vec![])
    }

    fn back(&self) -> Option<String> {
        Some("/prison".to_owned())
    }

    fn errors(&self) -> &[FieldError] {
        &self.errors
    }
}

/// Shows it.
pub(super) async fn show(mut visit: Visit) -> Response {
    let answer = shown(&mut visit);
    visit.finish(answer)
}

fn shown(visit: &mut Visit) -> Answer {
    let venue = chosen_venue(visit)?;
    let draft = stored(visit);
    let page = page(visit, &venue, draft, vec![]);
    visit.page(&page)
}

/// Takes the answers, or adds or removes a visitor.
pub(super) async fn submit(Posted { mut visit, fields }: Posted) -> Response {
    let answer = submitted(&mut visit, &fields).await;
    visit.finish(answer)
}

async fn submitted(visit: &mut Visit, fields: &Fields) -> Answer {
    let venue = chosen_venue(visit)?;
    let most = usize::from(venue.policy.party.max_total).max(1);
    let mut draft = typed(fields, &stored(visit), most);
    let action = fields.text("action");
    if action == "add" {
        if draft.visitors.len() < most {
            draft.visitors.push(VisitorDraft::default());
        }
        let place = draft.visitors.len();
        visit.journey.draft = Some(Draft::Visitors(draft));
        return Ok(Reply::see(format!("/visitors#visitor-{place}")));
    }
    if let Some(place) = action.strip_prefix("remove-").and_then(|place| place.parse::<usize>().ok()) {
        if (2..=draft.visitors.len()).contains(&place) {
            draft.visitors.remove(place - 1);
        }
        visit.journey.draft = Some(Draft::Visitors(draft));
        return Ok(Reply::see("/visitors"));
    }
    match read(&draft, venue.zone.local_date(visit.now)) {
        Err(errors) => {
            visit.journey.draft = Some(Draft::Visitors(draft.clone()));
            let page = page(visit, &venue, draft, errors);
            visit.page(&page)
        }
        Ok((prisoner, visitors)) => {
            let changed = visit.journey.prisoner.as_ref() != Some(&prisoner) || visit.journey.visitors != visitors;
            visit.journey.prisoner = Some(prisoner);
            visit.journey.visitors = visitors;
            visit.journey.draft = None;
            if changed && let Some(held) = visit.journey.held.clone() {
                // The same time again, for those who come now.
                return times::choose(visit, held.session).await;
            }
            Ok(Reply::see(visit.journey.next_page()))
        }
    }
}

/// The venue of the journey, or the page on which it is chosen.
pub(super) fn chosen_venue(visit: &Visit) -> Result<Venue, Stop> {
    let code = visit.journey.venue.as_ref();
    code.and_then(|code| visit.state.engine().index().venue_by_code(code))
        .ok_or_else(|| Stop::See("/prison".to_owned()))
}

/// What was typed or answered before.
fn stored(visit: &Visit) -> VisitorsDraft {
    if let Some(Draft::Visitors(draft)) = &visit.journey.draft {
        return draft.clone();
    }
    let journey = &visit.journey;
    let mut draft = VisitorsDraft {
        visitors: journey
            .visitors
            .iter()
            .map(|visitor| VisitorDraft { born: visitor.born.into(), name: visitor.name.clone() })
            .collect(),
        ..VisitorsDraft::default()
    };
    if let Some(prisoner) = &journey.prisoner {
        draft.number = prisoner.number.to_string();
        draft.first.clone_from(&prisoner.name.first);
        draft.last.clone_from(&prisoner.name.last);
    }
    if draft.visitors.is_empty() {
        draft.visitors.push(VisitorDraft::default());
    }
    draft
}

fn typed(fields: &Fields, stored: &VisitorsDraft, most: usize) -> VisitorsDraft {
    let short = |text: String, most: usize| text.chars().take(most).collect::<String>();
    let parts = ["day", "month", "year"].map(|name| fields.all(name).map(|text| short(text, 14)).collect::<Vec<_>>());
    let [days, months, years] = parts;
    let visitors = days.into_iter().zip(months).zip(years).take(most).enumerate();
    VisitorsDraft {
        number: short(fields.text("prisoner_number"), 20),
        first: short(fields.text("prisoner_first"), NAME_MAX + 1),
        last: short(fields.text("prisoner_last"), NAME_MAX + 1),
        visitors: visitors
            .map(|(place, ((day, month), year))| VisitorDraft {
                born: TypedDate { day, month, year },
                name: stored.visitors.get(place).and_then(|visitor| visitor.name.clone()),
            })
            .collect(),
    }
}

type Answers = (PrisonerAnswer, Vec<VisitorAnswer>);

fn read(draft: &VisitorsDraft, today: LocalDate) -> Result<Answers, Vec<FieldError>> {
    let mut errors = Vec::new();
    let number = draft.number.parse::<PrisonerNumber>().map_err(|_| {
        let key = if draft.number.is_empty() { "visitors-number-missing" } else { "visitors-number-wrong" };
        errors.push(FieldError::new("prisoner-number", key));
    });
    let first = name(&draft.first, "prisoner-first", "visitors-prisoner-first-missing", &mut errors);
    let last = name(&draft.last, "prisoner-last", "visitors-prisoner-last-missing", &mut errors);
    let mut visitors = Vec::new();
    for (visitor, place) in draft.visitors.iter().zip(1..) {
        match visitor.born.birth(today) {
            Ok(born) => visitors.push(VisitorAnswer { born, name: visitor.name.clone() }),
            Err(fault) => errors.push(birth_error(place, fault)),
        }
    }
    if draft.visitors.is_empty() {
        errors.push(birth_error(1, DateFault::Missing));
    }
    match (number, first, last) {
        (Ok(number), Some(first), Some(last)) if errors.is_empty() => {
            Ok((PrisonerAnswer { number, name: PersonName { first, last } }, visitors))
        }
        _ => Err(errors),
    }
}

/// A part of a name, or nothing and why.
pub(super) fn name(typed: &str, field: &str, missing: &'static str, errors: &mut Vec<FieldError>) -> Option<String> {
    let fault = match names::read(typed) {
        Ok(name) => return Some(name),
        Err(NameFault::Missing) => FieldError::new(field, missing),
        Err(NameFault::TooLong) => {
            FieldError::new(field, "name-too-long").with("limit", u32::try_from(NAME_MAX).unwrap_or(u32::MAX))
        }
        Err(NameFault::Letters) => FieldError::new(field, "name-letters"),
    };
    errors.push(fault);
    None
}

fn birth_error(place: u32, fault: DateFault) -> FieldError {
    let [lead, other] = match fault {
        DateFault::Missing => ["visitors-born-missing-lead", "visitors-born-missing"],
        DateFault::Part(_) => ["visitors-born-parts-lead", "visitors-born-parts"],
        DateFault::NotReal(_) => ["visitors-born-wrong-lead", "visitors-born-wrong"],
        DateFault::Year => ["visitors-born-year-lead", "visitors-born-year"],
        DateFault::Future => ["visitors-born-future-lead", "visitors-born-future"],
        DateFault::TooOld => ["visitors-born-old-lead", "visitors-born-old"],
    };
    let id = format!("visitor-{place}-born");
    let input = format!("{id}-{}", fault.part().id());
    let error = FieldError::new(id, if place == 1 { lead } else { other }).at(input);
    if place == 1 { error } else { error.with("number", place) }
}

fn page(visit: &Visit, venue: &Venue, draft: VisitorsDraft, errors: Vec<FieldError>) -> VisitorsPage {
    let party = &venue.policy.party;
    let can_add = draft.visitors.len() < usize::from(party.max_total);
    let row = |(place, visitor): (usize, VisitorDraft)| {
        let id = format!("visitor-{place}-born");
        let wrong = errors.iter().find(|error| error.field == id);
        // The whole date is marked unless the fault is in one part of it.
        let class = |part: Part| match wrong {
            Some(error) if error.key.contains("missing") || error.key.contains("future") => " govuk-input--error",
            Some(error) if error.focus().ends_with(part.id()) => " govuk-input--error",
            _ => "",
        };
        Row {
            place,
            day_class: class(Part::Day),
            month_class: class(Part::Month),
            year_class: class(Part::Year),
            id,
            day: visitor.born.day,
            month: visitor.born.month,
            year: visitor.born.year,
        }
    };
    VisitorsPage {
        prison: venue.name.in_language(visit.language).to_owned(),
        number: draft.number,
        first: draft.first,
        last: draft.last,
        limits: Limits {
            total: party.max_total,
            adults: party.max_adults,
            children: party.max_children,
            adult_age: party.adult_age,
        },
        visitors: (1..).zip(draft.visitors).map(row).collect(),
        can_add,
        errors,
    }
}
