//! Fills benches: a first rota by chains, then steps that never make it worse.

use std::cmp::Ordering;

use anytime::{Stop, below, random};

use crate::instance::Instance;
use crate::model::Assignment;

mod benches;
mod chain;
mod current;
mod moves;
mod output;
mod score;
mod state;

pub use score::{Layer, Score};

use benches::Benches;
use state::State;

/// A search that goes on step by step.
#[derive(Debug)]
pub(crate) struct Search<'a> {
    state: State<'a>,
    benches: Benches,
    score: Score,
}

/// How often the search asks whether to stop.
const STEPS_PER_QUESTION: u64 = 32;

impl<'a> Search<'a> {
    /// A first rota: those who sit now stay where they may; then sessions with the fewest to choose from are filled first.
    pub(crate) fn new(instance: &'a Instance<'a>, seed: u64) -> Self {
        let mut state = State::new(instance);
        let mut benches = Benches::new(random(seed, 0));
        let mut order: Vec<usize> = (0..instance.units.len()).collect();
        let choice = |unit: &usize| {
            let unit = &instance.units[*unit];
            unit.eligible.values().map(Vec::len).min().unwrap_or(0)
        };
        order.sort_by_key(choice);
        current::seat(&mut state);
        for unit in order {
            if !state.is_full(unit) {
                let mark = state.mark();
                Benches::clear(&mut state, unit);
                if !benches.fill(&mut state, unit) {
                    state.go_back(mark);
                }
            }
        }
        let score = state.settle();
        state.commit();
        Self { state, benches, score }
    }

    pub(crate) fn score(&self) -> Score {
        self.score
    }

    /// Who sits where, by name.
    pub(crate) fn assignments(&self) -> Vec<Assignment> {
        output::assignments(&self.state)
    }

    /// Looks for more full benches, until only `fewest` sessions lack one or the steps are done. Says how many were. If there are
    /// none to be found, the rota stays as it is.
    pub(crate) fn fill_more(&mut self, steps: u64, fewest: i64, stop: &dyn Stop) -> u64 {
        let before = (self.state.clone(), self.score);
        let mut done = 0;
        while done < steps && self.score.of(Layer::NotFull) > fewest {
            if done % STEPS_PER_QUESTION == 0 && stop.is_due() {
                break;
            }
            // As many full benches are good enough for a step, whatever it does to the layers below.
            self.step(Score::compare_full, |benches, state| moves::refill(benches, state, false));
            done += 1;
        }
        if self.score.compare_full(&before.1).is_eq() {
            (self.state, self.score) = before;
        }
        done
    }

    /// Seats what can be seated where no full bench can be had.
    pub(crate) fn fill_in_part(&mut self) {
        for unit in 0..self.state.instance.units.len() {
            if !self.state.is_full(unit) {
                self.step(Score::cmp, |benches, state| benches.fill_in_part(state, unit));
            }
        }
    }

    /// Looks for a better rota in every layer, without a loss in a layer above. Says how many steps were done.
    pub(crate) fn improve(&mut self, steps: u64, stop: &dyn Stop) -> u64 {
        for step in 0..steps {
            if step % STEPS_PER_QUESTION == 0 && stop.is_due() {
                return step;
            }
            let short = self.score.of(Layer::NotFull);
            let draw = below(&mut self.benches.random, 16);
            self.step(Score::cmp, |benches, state| match draw {
                0 if short > 0 => moves::refill(benches, state, true),
                1 | 2 if short > 0 => {
                    moves::add(benches, state);
                }
                3..=6 => {
                    moves::level(benches, state);
                }
                _ => {
                    moves::exchange(benches, state);
                }
            });
        }
        steps
    }

    /// Makes a change and takes it back if it makes the rota worse.
    fn step(&mut self, compare: fn(&Score, &Score) -> Ordering, change: impl FnOnce(&mut Benches, &mut State<'a>)) {
        let mark = self.state.mark();
        change(&mut self.benches, &mut self.state);
        let score = self.state.settle();
        if compare(&score, &self.score).is_gt() {
            self.state.go_back(mark);
            self.state.settle();
        } else {
            self.score = score;
        }
        self.state.commit();
    }
}
