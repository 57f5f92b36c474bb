//! `/times`: the times that are free now; the chosen one is kept.

use axum::response::Response;
use calendars::{CapacityClass, LocalDate, Units};
use notifier::{DateForm, date_in_form};
use scheduler_model::{
    Command, HoldPurpose, HoldReceipt, HoldRequest, HoldState, Outcome, Reason, ReasonCode, Refusal, SessionId,
};
use serde::Serialize;

use super::calendar::Calendar;
use super::form::{FieldError, Fields};
use super::journey::Held;
use super::party;
use super::problem::Stop;
use super::refused::{self, ReasonRow, Refused};
use super::search::{Found, Wanted, search};
use super::taken;
use super::view::{Page, Title};
use super::visit::{Answer, Posted, Reply, Visit};
use super::visitors::chosen_venue;
use super::when::{When, clock};
use super::{commands, expired, waiting};

/// The page with the calendar; also for a booking's new time.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct TimesPage {
    pub(super) action: String,
    pub(super) prison: String,
    pub(super) phone: Option<String>,
    pub(super) first: String,
    pub(super) last: String,
    pub(super) minutes: i64,
    pub(super) calendar: Calendar,
    /// The time that is kept, and until when.
    pub(super) held: Option<When>,
    pub(super) held_until: Option<String>,
    /// The time of the booking that is to change.
    pub(super) current: Option<When>,
    #[serde(skip)]
    pub(super) back: String,
    #[serde(skip)]
    pub(super) errors: Vec<FieldError>,
}

impl Page for TimesPage {
    const TEMPLATE: &'static str = "pages/times.njk";
    const HAS_FORM: bool = true;

    fn title(&self) -> Title {
        (if self.current.is_some() { "times-change-title" } else { "times-title" }, vec![])
    }

    fn back(&self) -> Option<String> {
        Some(self.back.clone())
    }

    fn errors(&self) -> &[FieldError] {
        &self.errors
    }
}

/// The page that says that there is no time, and why.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct NoTimesPage {
    pub(super) prison: String,
    pub(super) phone: Option<String>,
    pub(super) reasons: Vec<ReasonRow>,
    /// Whether what stands in the way is who comes.
    #[serde(skip)]
    pub(super) party: bool,
    pub(super) changing: bool,
    pub(super) next: Option<Later>,
    #[serde(skip)]
    pub(super) back: String,
}

/// The next sessions, which cannot be booked yet.
#[derive(Debug, Serialize)]
pub(super) struct Later {
    pub(super) on: String,
    pub(super) opens: String,
}

impl Page for NoTimesPage {
    const TEMPLATE: &'static str = "pages/no-times.njk";

    fn title(&self) -> Title {
        (if self.party { "no-times-party-title" } else { "no-times-title" }, vec![])
    }

    fn back(&self) -> Option<String> {
        Some(self.back.clone())
    }
}

/// Shows it.
pub(super) async fn show(mut visit: Visit) -> Response {
    let answer = shown(&mut visit, vec![]).await;
    visit.finish(answer)
}

async fn shown(visit: &mut Visit, errors: Vec<FieldError>) -> Answer {
    if !visit.journey.has_reached("/times") {
        return Ok(Reply::see(visit.journey.next_page()));
    }
    if waiting::has_to_wait(visit)? {
        return Ok(Reply::see(waiting::PATH));
    }
    let found = search(visit, wanted(visit)?).await?;
    if found.offers.is_empty() {
        return visit.page(&none(visit, &found, "/visitors".to_owned(), false));
    }
    let mut page = page(visit, &found, "/times".to_owned(), "/visitors".to_owned());
    page.errors = errors;
    point_at_first(&mut page);
    let live = visit.journey.held.clone().filter(|held| held.is_live(visit.now));
    if let Some(held) = live
        && let Some(offer) = found.offers.iter().find(|offer| offer.session == held.session)
    {
        page.held = Some(When::new(offer.date, offer.start, offer.end, visit.language));
        page.held_until = Some(clock(held.until, found.venue.zone, visit.language));
    }
    visit.page(&page)
}

/// Takes the answer: keeps the time.
pub(super) async fn submit(Posted { mut visit, fields }: Posted) -> Response {
    let answer = submitted(&mut visit, &fields).await;
    visit.finish(answer)
}

async fn submitted(visit: &mut Visit, fields: &Fields) -> Answer {
    if !visit.journey.has_reached("/times") {
        return Ok(Reply::see(visit.journey.next_page()));
    }
    match fields.text("session").parse::<SessionId>() {
        Ok(session) => choose(visit, session).await,
        Err(_) => shown(visit, vec![FieldError::new("session", "times-error")]).await,
    }
}

/// Keeps a session for the visitors of the journey, in place of what was kept before.
pub(super) async fn choose(visit: &mut Visit, session: SessionId) -> Answer {
    let Some(prisoner) = visit.journey.prisoner.clone() else { return Ok(Reply::see(visit.journey.next_page())) };
    let venue = chosen_venue(visit)?;
    if visit.state.engine().index().with_venue(venue.id, |view| view.session(session).is_some()) != Some(true) {
        return shown(visit, vec![FieldError::new("session", "times-error-gone")]).await;
    }
    if !waiting::may_choose(visit)? {
        return Ok(Reply::see(waiting::PATH));
    }
    let request = HoldRequest {
        session,
        class: CapacityClass::OpenTable,
        units: Units(1),
        party: party::to_hold(&prisoner, &visit.journey.visitors, visit.state.identity())?,
        contact: None,
        purpose: HoldPurpose::New,
        instead_of: visit.journey.held.as_ref().map(|held| held.hold),
    };
    match hold(visit, visit.caller(), request).await? {
        Ok(held) => {
            visit.journey.held = Some(held);
            Ok(Reply::see(visit.journey.next_page()))
        }
        Err(refusal) => refuse(visit, session, refusal).await,
    }
}

/// Asks for a hold. A hold to be given back that is not known (any more) does not stand in the way.
pub(super) async fn hold(
    visit: &mut Visit,
    caller: scheduler_model::Caller,
    request: HoldRequest,
) -> Result<Result<Held, Refusal>, Stop> {
    let outcome = commands::submit(visit, caller.clone(), Command::Hold(request.clone())).await?;
    let outcome = match outcome {
        Outcome::Refused(refusal)
            if request.instead_of.is_some() && refusal.reasons.iter().any(is_about_the_old_hold) =>
        {
            let request = HoldRequest { instead_of: None, ..request };
            commands::submit(visit, caller, Command::Hold(request)).await?
        }
        other => other,
    };
    match outcome {
        Outcome::Held(receipt) => Ok(Ok(kept(&receipt)?)),
        Outcome::Refused(refusal) => Ok(Err(refusal)),
        other => Err(commands::unexpected(&other)),
    }
}

fn is_about_the_old_hold(reason: &Reason) -> bool {
    matches!(reason.code(), ReasonCode::HoldUnknown | ReasonCode::HoldConfirmed)
}

/// What a receipt keeps.
pub(super) fn kept(receipt: &HoldReceipt) -> Result<Held, Stop> {
    let HoldState::Live { expires_at: until } = receipt.state else {
        return Err(Stop::Fault(format!("a hold that is not live: {:?}", receipt.state)));
    };
    Ok(Held { hold: receipt.id, booking: receipt.booking, session: receipt.session, until })
}

async fn refuse(visit: &mut Visit, session: SessionId, refusal: Refusal) -> Answer {
    if taken::is_taken(&refusal) {
        let found = search(visit, wanted(visit)?).await?;
        let kept_old =
            visit.journey.held.as_ref().is_some_and(|held| held.is_live(visit.now) && held.session != session);
        return taken::show(visit, &found, session, "/times", kept_old);
    }
    refused::show(visit, Refused::Time(Some(session)), &refusal).await
}

/// Whom the times are for, by the answers.
pub(super) fn wanted(visit: &Visit) -> Result<Wanted, Stop> {
    let journey = &visit.journey;
    let prisoner =
        journey.prisoner.as_ref().map(|prisoner| party::prisoner(prisoner, visit.state.identity())).transpose()?;
    Ok(Wanted {
        venue: chosen_venue(visit)?.id,
        births: journey.visitors.iter().map(|visitor| visitor.born).collect(),
        prisoner,
        kept: journey.held.as_ref().filter(|held| held.is_live(visit.now)).map(|held| held.session),
        except: None,
    })
}

/// The page with the calendar.
pub(super) fn page(visit: &Visit, found: &Found, action: String, back: String) -> TimesPage {
    let language = visit.language;
    let day = |date: LocalDate| date_in_form(date, language, DateForm::InSentence);
    let chosen = visit.journey.held.as_ref().filter(|held| held.is_live(visit.now)).map(|held| held.session);
    TimesPage {
        action,
        prison: found.venue.name.in_language(language).to_owned(),
        phone: found.venue.phone.clone(),
        first: day(found.window.first),
        last: day(found.window.last),
        minutes: expired::minutes(&found.venue),
        calendar: Calendar::of(&found.offers, found.window, chosen, visit.state.words(), language),
        held: None,
        held_until: None,
        current: None,
        back,
        errors: vec![],
    }
}

/// Lets the error summary lead to the first radio.
pub(super) fn point_at_first(page: &mut TimesPage) {
    let first = page.calendar.first_input().map(str::to_owned);
    for error in &mut page.errors {
        error.input.clone_from(&first);
    }
}

/// The page that says that there is no time.
pub(super) fn none(visit: &Visit, found: &Found, back: String, changing: bool) -> NoTimesPage {
    let language = visit.language;
    let on = |date: LocalDate| date_in_form(date, language, DateForm::On);
    let party = found.obstacles.iter().any(|reason| reason.code().as_str().starts_with("party."));
    // Where the visitors themselves cannot come on any day, nothing else is worth telling.
    let told = found.obstacles.iter().filter(|reason| !party || reason.code().as_str().starts_with("party."));
    // The page has its own words for a timetable without sessions.
    let told = told.filter(|reason| reason.code() != ReasonCode::NoSessions);
    NoTimesPage {
        prison: found.venue.name.in_language(language).to_owned(),
        phone: found.venue.phone.clone(),
        reasons: told.map(|reason| refused::row(visit, reason)).collect(),
        party,
        changing,
        next: found.later.map(|(date, opens)| Later { on: on(date), opens: on(opens) }),
        back,
    }
}
