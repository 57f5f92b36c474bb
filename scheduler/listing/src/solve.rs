//! A problem in, a plan and what it costs out.

use std::collections::BTreeMap;

use anytime::{Progress, Stop, Workers, for_each, random};
use listing_model::{Plan, PlanFormat, Problem};

use crate::explain::reasons;
use crate::floats;
use crate::ground::Ground;
use crate::place::Place;
use crate::rules::Book;
use crate::score::Score;
use crate::search::anneal::Anneal;
use crate::search::construct::{Hardness, construct};
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
    /// Places priced.
    pub priced: u64,
}

/// The parts of a cooling between which searches are looked at.
const ROUNDS: u64 = 20;

/// After which rounds lines go on from better plans than their own: when it is known which came to a good neighbourhood, and
/// there is time to search it.
const SELECTIONS: [u64; 4] = [8, 11, 14, 17];

/// A list in one go: each hearing at the cheapest place that is left when its turn comes.
pub fn greedy(ground: &Ground) -> Solved {
    let mut state = State::new(ground);
    let mut scan = Scan::default();
    let hardness = Hardness::new(ground);
    for part in independent(ground) {
        construct(&mut state, &mut scan, &part, &hardness);
    }
    floats::fill(&mut state);
    Solved { score: state.score, places: state.places, steps: 0, priced: scan.priced }
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
    let mut lines = lines(ground, &parts, budget, workers);
    let nothing = State::new(ground).score;
    for round in 1..=ROUNDS {
        for_each(workers, &mut lines, |line| {
            let until = line.steps * round / ROUNDS;
            line.search.run(until - line.search.steps().min(until), stop);
        });
        let steps = lines.iter().map(|line| line.search.steps()).sum();
        // The score is a sum over parts; each line's has the others as if nothing of them were listed.
        let mut score = nothing;
        for line in best_lines(ground, &lines) {
            score += line.search.best.score - nothing;
        }
        progress(Progress { score, steps, of: budget.steps });
        if SELECTIONS.contains(&round) {
            select(ground, &mut lines);
        }
        if stop.is_due() {
            break;
        }
    }
    let places = best_lines(ground, &lines).into_iter().flat_map(|line| &line.search.best.places).copied();
    let mut state = State::with(ground, places);
    floats::fill(&mut state);
    Solved {
        score: state.score,
        places: state.places,
        steps: lines.iter().map(|line| line.search.steps()).sum(),
        priced: lines.iter().map(|line| line.search.priced()).sum(),
    }
}

/// Of the lines of each part, has the worse half go on from the plans of the better half.
fn select(ground: &Ground, lines: &mut [Line<'_>]) {
    for lines in lines.chunk_by_mut(|one, other| one.part == other.part) {
        lines.sort_by(|one, other| ground.order.compare(&one.search.best.score, &other.search.best.score));
        let (better, worse) = lines.split_at_mut(lines.len().div_ceil(2));
        for (line, other) in worse.iter_mut().zip(better) {
            line.search.go_on_from(&other.search.best);
        }
    }
}

/// A search on one part of the problem.
struct Line<'g> {
    part: usize,
    steps: u64,
    search: Anneal<'g>,
}

/// Steps for each hearing after which a search hardly finds more.
const ENOUGH: u64 = 3_000;

/// How often a search begins anew at the most.
const MOST_ANEW: u64 = 16;

/// A search for each part that is too small to be shared, several for a part that is most of the problem.
fn lines<'g>(ground: &'g Ground, parts: &[Vec<u32>], budget: Budget, workers: &dyn Workers) -> Vec<Line<'g>> {
    let all = ground.items.len().max(1);
    let count = workers.count().max(1);
    let mut wanted = Vec::new();
    for (part, items) in parts.iter().enumerate() {
        let side_by_side = if items.len() * count > all && parts.len() < 2 * count { count } else { 1 };
        let share = u128::from(budget.steps) * items.len() as u128 / all as u128;
        let share = u64::try_from(share).unwrap_or(u64::MAX);
        // Where there is more time than one search can use, several begin anew instead.
        let anew = share / side_by_side as u64 / (items.len() as u64 * ENOUGH).max(1);
        let copies = side_by_side * usize::try_from(anew.clamp(1, MOST_ANEW)).unwrap_or(1);
        for copy in 0..copies {
            wanted.push((part, (share / copies as u64).max(1), copy));
        }
    }
    let hardness = Hardness::new(ground);
    let mut made: Vec<(usize, u64, usize, Option<Line<'g>>)> =
        wanted.into_iter().map(|(part, steps, copy)| (part, steps, copy, None)).collect();
    for_each(workers, &mut made, |(part, steps, copy, line)| {
        let stream = *part as u64 * (count as u64 * MOST_ANEW) + *copy as u64;
        let random = random(budget.seed, stream);
        let search = Anneal::new(ground, parts[*part].clone(), &hardness, *steps, random);
        *line = Some(Line { part: *part, steps: *steps, search });
    });
    made.into_iter().filter_map(|(_, _, _, line)| line).collect()
}

/// The line with the best plan of each part; of equals the first.
fn best_lines<'l, 'g>(ground: &Ground, lines: &'l [Line<'g>]) -> Vec<&'l Line<'g>> {
    let better =
        |one: &Line<'g>, other: &Line<'g>| ground.order.is_better(&one.search.best.score, &other.search.best.score);
    let mut best: Vec<&Line<'g>> = Vec::new();
    // The lines of a part follow one another.
    for line in lines {
        match best.last_mut() {
            Some(last) if last.part == line.part => {
                if better(line, last) {
                    *last = line;
                }
            }
            _ => best.push(line),
        }
    }
    best
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
