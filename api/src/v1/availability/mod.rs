//! What could be taken at a venue. Answered from the index in memory: a hint, exact on one node; the transaction decides.

pub(super) mod get;
pub(super) mod search;

use calendars::{CapacityClass, DateRange, LocalDate, Units};
use engine::{Availability, Company, Obstacle, Query, VenueView};
use scheduler_model::{Channel, Language, PersonFacts, Venue};

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
fn today(state: &AppState, venue: &Venue) -> LocalDate {
    venue.zone.local_date(state.engine().now())
}

/// Answers from the index.
fn answer(
    state: &AppState,
    venue: &Venue,
    question: &Question,
    language: Language,
) -> Result<AvailabilityShown, Problem> {
    let query = Query {
        range: question.range,
        channel: question.channel,
        class: question.class,
        units: Units(question.units),
        company: question.company.company(),
        facts: question.facts.as_ref(),
    };
    let now = state.engine().now();
    let found = state
        .engine()
        .index()
        .with_venue(venue.id, |view| shown(state, view, &query, &view.availability(&query, now), language));
    found.ok_or_else(|| ApiCode::VenueUnknown.into())
}

fn shown(
    state: &AppState,
    view: &VenueView,
    query: &Query<'_>,
    found: &Availability,
    language: Language,
) -> AvailabilityShown {
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
        reasons: found.obstacles.iter().map(|obstacle| told(state, obstacle, language)).collect(),
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
