//! What could be taken at a venue. Answered from the index in memory: a hint, exact on one node; the transaction decides.

pub(super) mod get;
mod kept;
pub(super) mod search;

use calendars::{CapacityClass, DateRange, Instant, LocalDate, Units};
use engine::{Availability, Company, Obstacle, Query, Steady, VenueView};
use scheduler_model::{Channel, Language, PersonFacts, VenueId};

pub(crate) use kept::KeptAnswers;

use self::kept::Basis;
use super::shapes::{AvailabilityShown, ObstacleShown, PlaceShown, SlotShown};
use crate::AppState;
use crate::problem::{ApiCode, Problem, explain_reason};

/// How many days are shown where it is not said.
const USUAL_DAYS: u32 = 28;
/// Most days in one question.
const MOST_DAYS: u32 = 92;
/// Most units in one question.
const MOST_UNITS: u32 = 1_000;
/// Most people in one question.
const MOST_PEOPLE: u32 = 50;

/// A question, read.
#[derive(Debug)]
struct Question {
    range: DateRange,
    channel: Channel,
    class: CapacityClass,
    units: u32,
    company: Who,
    facts: Option<PersonFacts>,
}

/// Who comes, as far as the question says.
#[derive(Debug)]
enum Who {
    Nobody,
    Born(Vec<LocalDate>),
    Numbers { adults: u32, children: u32 },
}

impl Who {
    /// Numbers where one of them is given.
    fn numbers(adults: Option<u32>, children: Option<u32>) -> Self {
        match (adults, children) {
            (None, None) => Self::Nobody,
            (adults, children) => Self::Numbers { adults: adults.unwrap_or(0), children: children.unwrap_or(0) },
        }
    }

    fn company(&self) -> Company<'_> {
        match self {
            Self::Nobody => Company::Unknown,
            Self::Born(births) => Company::Born(births),
            &Self::Numbers { adults, children } => Company::Numbers { adults, children },
        }
    }
}

/// The day that it is at the venue.
fn today(state: &AppState, venue: VenueId) -> Result<LocalDate, Problem> {
    let now = state.engine().now();
    let today = state.engine().index().with_venue(venue, |view| view.venue().zone.local_date(now));
    today.ok_or_else(|| ApiCode::VenueUnknown.into())
}

/// An answer from the index, what it was made from, and for how long it holds while that does not change.
struct Answer {
    shown: AvailabilityShown,
    basis: Basis,
    steady: Steady,
}

/// What the index has of a venue.
fn basis(view: &VenueView) -> Basis {
    Basis { version: view.venue().version, covered: view.range().first() }
}

/// Answers from the index.
fn answer(
    state: &AppState,
    venue: VenueId,
    question: &Question,
    language: Language,
    now: Instant,
) -> Result<Answer, Problem> {
    let query = Query {
        range: question.range,
        channel: question.channel,
        class: question.class,
        units: Units(question.units),
        company: question.company.company(),
        facts: question.facts.as_ref(),
    };
    let found = state.engine().index().with_venue(venue, |view| {
        let found = view.availability(&query, now);
        (shown(view, &query, &found), found.obstacles, basis(view), view.steady(now))
    });
    let (mut shown, obstacles, basis, steady) = found.ok_or(ApiCode::VenueUnknown)?;
    // The writer need not wait for words.
    shown.reasons = obstacles.iter().map(|obstacle| told(state, obstacle, language)).collect();
    Ok(Answer { shown, basis, steady })
}

/// The answer, but for the words.
fn shown(view: &VenueView, query: &Query<'_>, found: &Availability) -> AvailabilityShown {
    let slots = found.slots.iter().filter_map(|slot| {
        let indexed = view.session(slot.session)?;
        let place = PlaceShown::new(view.venue(), view.space(slot.space)?, &indexed.session);
        Some(SlotShown { place, class: slot.class.code(), left: slot.left })
    });
    AvailabilityShown {
        venue: view.venue().code.clone(),
        version: view.venue().version,
        from: query.range.first(),
        to: query.range.last(),
        bookable: found.window.range().map(Into::into),
        sessions: found.sessions,
        slots: slots.collect(),
        reasons: Vec::new(),
        next: found.next,
    }
}

fn told(state: &AppState, obstacle: &Obstacle, language: Language) -> ObstacleShown {
    let words = explain_reason(state.words(), language, &obstacle.reason);
    ObstacleShown {
        code: obstacle.reason.code().as_str(),
        sessions: obstacle.sessions,
        title: words.title,
        detail: words.detail,
        cure: words.cure,
    }
}
