//! What a list costs, what it leaves out, and how risky each of its sessions is.

mod sessions;
mod text;

use calendars::LocalDate;
use listing_model::{HearingId, Layer, ListId, PersonId, Problem, RoomId, Unlisted};
use over_listing::{Expected, Grain, HalfDays, MAX_MINUTES, Outcomes, Probability, Prospect, Refill};
use serde::Serialize;

use crate::bound::Bound;
use crate::floats::load_with;
use crate::ground::Ground;
use crate::place::Place;
use crate::solve::Solved;
use crate::state::State;
use crate::terms::breakdown;

/// A hearing that might be listed on top, in every session: what would that risk?
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OneMore {
    /// The code of its type.
    pub hearing_type: String,
    /// Its estimate in listing minutes.
    pub minutes: u32,
}

/// A list in figures.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[must_use]
pub struct Report {
    /// What people call the problem.
    pub name: String,
    /// How many hearings there are.
    pub hearings: usize,
    /// How many have a place.
    pub listed: usize,
    /// How many of them in lists that take several.
    pub in_lists: usize,
    /// Those without a place, with codes of the rules that stand in the way.
    pub unlisted: Vec<Unlisted>,
    /// What each layer costs, in the order of the policy.
    pub layers: Vec<LayerReport>,
    /// Steps of search.
    pub steps: u64,
    /// Places priced.
    pub priced: u64,
    /// The risk of every session of timed hearings, by date, then by room and person.
    pub sessions: Vec<SessionReport>,
    /// The risk of every list that has hearings.
    pub lists: Vec<ListReport>,
    /// The hearing on top, of which `with_one_more` tells.
    pub one_more: OneMore,
}

/// What a layer costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LayerReport {
    /// The layer.
    pub layer: Layer,
    /// What the list costs in it.
    pub cost: i64,
    /// What is proven about it, if that was asked for.
    pub bound: Option<Bound>,
    /// What it is made of: the codes of its terms and what each costs, as far as it costs anything.
    pub terms: Vec<(&'static str, i64)>,
}

/// The risk of a session: hearings with a time each, one after another in a room or, without one, before a person. Sittings
/// that share a hearing are one session. A full day of a hearing of several days is none: it goes on on the next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SessionReport {
    /// The day.
    pub date: LocalDate,
    /// The room.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub room: Option<RoomId>,
    /// Who presides, if there is no room.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// The codes of its sittings.
    pub sittings: Vec<String>,
    /// Its minutes.
    pub minutes: u32,
    /// The hearings, in their order.
    pub hearings: Vec<HearingId>,
    /// That it overruns, so that somebody is sent away or heard in part.
    pub sent_away: Probability,
    /// Minutes in which nothing is heard that are to be expected.
    pub expected_idle_minutes: Expected,
    /// That it overruns with one more, listed for when the last is planned to end, or with the last if that is the end of the session.
    pub with_one_more: Probability,
}

/// The risk of a list that takes several hearings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ListReport {
    /// The list.
    pub list: ListId,
    /// The day.
    pub date: LocalDate,
    /// Whether it is a block list.
    pub is_block: bool,
    /// The hearings.
    pub hearings: Vec<HearingId>,
    /// That somebody is sent away; of float and backup lists, from any of those that share what falls free.
    pub sent_away: Probability,
    /// How probable it may be.
    pub ceiling: Probability,
    /// What is expected to stay without work: minutes of a block list, half-days of a float or backup list.
    pub expected_idle: Expected,
    /// That somebody is sent away with one more.
    pub with_one_more: Probability,
}

/// Tells what a list costs and risks. `bounds` is what is proven about its layers, and may be empty.
pub fn report(problem: &Problem, ground: &Ground, solved: &Solved, bounds: &[Bound], one_more: OneMore) -> Report {
    let state = solved.state(ground);
    let terms = breakdown(ground, problem, solved);
    let plan = solved.plan(ground, problem);
    let known = Known::new(problem, &one_more);
    let layer = |layer| LayerReport {
        layer,
        cost: solved.score[layer],
        bound: bounds.iter().find(|bound| bound.layer == layer).copied(),
        terms: terms
            .iter()
            .filter(|(of, _, cost)| *of == layer && *cost != 0)
            .map(|&(_, code, cost)| (code, cost))
            .collect(),
    };
    Report {
        name: problem.name.clone(),
        hearings: ground.hearings(),
        listed: plan.placements.len(),
        in_lists: plan.placements.iter().filter(|placement| placement.list.is_some()).count(),
        unlisted: plan.unlisted,
        layers: ground.order.0.map(layer).to_vec(),
        steps: solved.steps,
        priced: solved.priced,
        sessions: sessions::of(problem, &state, &known),
        lists: (0..).take(ground.lists.len()).filter_map(|list| of_list(&state, list, &known)).collect(),
        one_more,
    }
}

/// What hearings may come to.
struct Known<'a> {
    outcomes: Outcomes,
    one_more: &'a OneMore,
}

impl<'a> Known<'a> {
    fn new(problem: &Problem, one_more: &'a OneMore) -> Self {
        let own = problem.outcomes.as_ref().and_then(|file| Outcomes::try_from(file).ok());
        Self { outcomes: own.unwrap_or_else(Outcomes::defaults), one_more }
    }

    fn prospect(&self, hearing_type: &str, minutes: u32, grain: Grain) -> Option<Prospect> {
        Prospect::new(&self.outcomes.outcome(hearing_type), minutes.clamp(1, MAX_MINUTES), grain, Refill::Never).ok()
    }

    fn one_more(&self, grain: Grain) -> Option<Prospect> {
        self.prospect(&self.one_more.hearing_type, self.one_more.minutes, grain)
    }
}

fn of_list(state: &State<'_>, number: u16, known: &Known<'_>) -> Option<ListReport> {
    let ground = state.ground;
    let list = &ground.lists[usize::from(number)];
    let filled = &state.lists[usize::from(number)];
    if filled.items.is_empty() {
        return None;
    }
    let one_more = known.one_more(Grain::One)?;
    let (sent_away, ceiling, expected_idle, with_one_more) = if let Some(load) = &filled.load {
        (load.risk(), list.ceiling, load.expected_idle_minutes(), load.risk_with(&one_more))
    } else {
        let (load, ceiling) = load_with(state, number, None)?;
        let longest = u32::from(ground.calendar.longest()) * u32::from(ground.calendar.grain_minutes);
        let needs = if known.one_more.minutes > longest { HalfDays::Two } else { HalfDays::One };
        (load.risk(), ceiling, load.expected_idle_half_days(), load.risk_with(needs, one_more.goes_ahead()))
    };
    let mut items: Vec<u32> = filled.items.clone();
    items.sort_by_key(|&item| match state.places[item as usize] {
        Some(Place::List { start, .. }) => (start, item),
        _ => (0, item),
    });
    let hearing = |item: u32| ground.hearing_ids[ground.items[item as usize].hearings[0] as usize].clone();
    Some(ListReport {
        list: list.id.clone(),
        date: ground.calendar.dates[usize::from(list.day)],
        is_block: filled.load.is_some(),
        hearings: items.into_iter().map(hearing).collect(),
        sent_away,
        ceiling,
        expected_idle,
        with_one_more,
    })
}
