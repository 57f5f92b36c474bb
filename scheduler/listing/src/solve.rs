//! A problem in, a plan and what it costs out.

use std::collections::BTreeMap;

use anytime::{Progress, Stop, Workers};
use listing_model::{Plan, PlanFormat, Problem};
use scheduler::mip::default_solver;

use crate::explain::reasons;
use crate::floats;
use crate::ground::Ground;
use crate::place::Place;
use crate::rules::Book;
use crate::score::Score;
use crate::search::construct::{Hardness, construct};
use crate::search::lines::{self, Lines, ROUNDS};
use crate::search::parts::independent;
use crate::search::scan::Scan;
use crate::state::State;

/// How much work a search may do, and which of many searches it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    /// Steps of ruin and recreate, all workers together. 0: the greedy list.
    pub steps: u64,
    /// The same problem, seed, steps and number of workers give the same plan.
    pub seed: u64,
}

/// A plan in numbers, what it costs and what it took.
#[derive(Debug, Clone)]
#[must_use]
pub struct Solved {
    pub(crate) places: Vec<Option<Place>>,
    /// What the plan costs.
    pub score: Score,
    /// Steps done.
    pub steps: u64,
    /// How many of them were exact; see [`exact_steps`].
    pub exact_steps: u64,
    /// Places priced.
    pub priced: u64,
}

/// A list in one go: each hearing at the cheapest place that is left when its turn comes.
pub fn greedy(ground: &Ground) -> Solved {
    let mut state = State::new(ground);
    let mut scan = Scan::default();
    let hardness = Hardness::new(ground);
    for part in independent(ground) {
        construct(&mut state, &mut scan, &part, &hardness);
    }
    floats::fill(&mut state);
    Solved { priced: scan.priced, ..Solved::from(state) }
}

/// Lists as well as the budget allows. There is always an answer; `stop` ends the search early, `progress` hears of it.
pub fn solve(
    ground: &Ground,
    budget: Budget,
    workers: &dyn Workers,
    stop: &dyn Stop,
    progress: &mut dyn FnMut(Progress<Score>),
) -> Solved {
    if budget.steps == 0 {
        return greedy(ground);
    }
    let parts = independent(ground);
    let mut lines = Lines::new(ground, &parts, (budget.steps, budget.seed), workers);
    let nothing = State::new(ground).score;
    for round in 1..=ROUNDS {
        lines.run(round, workers, stop);
        progress(Progress { score: lines.score(nothing), steps: lines.steps(), of: budget.steps });
        lines.select(round);
        if stop.is_due() {
            break;
        }
    }
    let mut state = State::with(ground, lines.places());
    floats::fill(&mut state);
    Solved { steps: lines.steps(), exact_steps: lines.exact_steps(), priced: lines.priced(), ..Solved::from(state) }
}

/// How many of so many steps will be exact: a neighbourhood solved as an integer program, which takes much longer than others.
/// 0 if the solver cannot count its work.
pub fn exact_steps(ground: &Ground, workers: usize) -> impl Fn(u64) -> u64 + use<> {
    let parts = independent(ground);
    let are_done = default_solver().counts_nodes();
    move |steps| if are_done { lines::exact_steps(&parts, steps, workers) } else { 0 }
}

impl From<State<'_>> for Solved {
    /// A plan that took no search.
    fn from(state: State<'_>) -> Self {
        Self { score: state.score, places: state.places, steps: 0, exact_steps: 0, priced: 0 }
    }
}

impl Solved {
    /// The plan in words, with the reasons of what is not listed.
    #[must_use]
    pub fn plan(&self, ground: &Ground, problem: &Problem) -> Plan {
        let mut plan =
            Plan { format: PlanFormat::V1, made_from: ground.version, placements: Vec::new(), unlisted: Vec::new() };
        let (state, book) = (self.state(ground), Book::new(problem));
        let mut known: BTreeMap<u32, Vec<String>> = BTreeMap::new();
        for (hearing, &item) in (0..).zip(&ground.item_of) {
            match self.places[item as usize] {
                Some(place) => plan.placements.push(ground.placement(problem, hearing, place)),
                None => {
                    let codes = || reasons(&book, &state, item).iter().map(|reason| reason.code().to_owned()).collect();
                    plan.unlisted.push(listing_model::Unlisted {
                        hearing: ground.hearing_ids[hearing as usize].clone(),
                        reasons: known.entry(item).or_insert_with(codes).clone(),
                    });
                }
            }
        }
        plan
    }

    /// The plan as a state.
    pub(crate) fn state<'g>(&self, ground: &'g Ground) -> State<'g> {
        State::with(ground, (0..).zip(self.places.iter().copied()))
    }
}
