//! Ruin and recreate under simulated annealing.

use anytime::{Cooling, Random, allowance, below, chance, random, shuffle};
use listing_model::Layer;

use super::construct::construct;
use super::ruin::{Ruin, WAYS};
use super::scan::Scan;
use crate::ground::Ground;
use crate::place::Place;
use crate::score::Score;
use crate::state::State;

/// One line of search: a state that wanders, and the best that it has seen.
#[derive(Debug)]
pub(crate) struct Anneal<'g> {
    pub(crate) state: State<'g>,
    /// The items that are placed here. Everything else is left alone.
    items: Vec<u32>,
    random: Random,
    cooling: Cooling,
    step: u64,
    scan: Scan,
    ruin: Ruin,
    /// What the step has taken out and put in, to be able to go back.
    taken: Vec<(u32, Place)>,
    given: Vec<(u32, Place)>,
    queue: Vec<u32>,
    unlisted: Vec<u32>,
    pub(crate) best: Best,
}

/// The best plan of a search.
#[derive(Debug, Clone)]
pub(crate) struct Best {
    pub(crate) score: Score,
    pub(crate) places: Vec<(u32, Option<Place>)>,
}

impl<'g> Anneal<'g> {
    /// Begins with a list made at once.
    pub(crate) fn new(ground: &'g Ground, items: Vec<u32>, steps: u64, seed: u64, stream: u64) -> Self {
        let mut state = State::new(ground);
        let mut scan = Scan::default();
        construct(&mut state, &mut scan, &items);
        let scale = &ground.scale;
        let cooling = Cooling::new(scale.unit(Layer::Age), scale.unit(Layer::Compact), steps);
        let best = Best::of(&state, &items);
        let mut found = Self {
            state,
            items,
            random: random(seed, stream),
            cooling,
            step: 0,
            scan,
            ruin: Ruin::default(),
            taken: Vec::new(),
            given: Vec::new(),
            queue: Vec::new(),
            unlisted: Vec::new(),
            best,
        };
        found.list_unlisted();
        found
    }

    /// Places priced so far.
    pub(crate) fn priced(&self) -> u64 {
        self.scan.priced
    }

    /// Steps done so far.
    pub(crate) fn steps(&self) -> u64 {
        self.step
    }

    /// Does so many more steps.
    pub(crate) fn run(&mut self, steps: u64, stop: &dyn anytime::Stop) {
        for nth in 0..steps {
            if nth % 64 == 0 && stop.is_due() {
                return;
            }
            self.one();
        }
    }

    fn list_unlisted(&mut self) {
        self.unlisted.clear();
        self.unlisted.extend(self.items.iter().copied().filter(|&item| self.state.places[item as usize].is_none()));
    }

    fn one(&mut self) {
        let temperature = self.cooling.at(self.step);
        self.step += 1;
        let way = below(&mut self.random, WAYS as u32) as usize;
        self.ruin.choose(&self.state, &self.items, &self.unlisted, way, &mut self.random);
        if self.ruin.out.is_empty() && self.ruin.first.is_none() {
            return;
        }
        let before = self.state.score;
        self.take_out();
        self.put_back();
        let worse = self.state.ground.scale.sum(&(self.state.score - before));
        if worse > 0 && worse > allowance(&mut self.random, temperature) {
            self.go_back();
            return;
        }
        if self.state.score[Layer::Unlisted] != before[Layer::Unlisted] || self.given.len() != self.taken.len() {
            self.list_unlisted();
        }
        if self.state.ground.order.is_better(&self.state.score, &self.best.score) {
            self.best = Best::of(&self.state, &self.items);
        }
    }

    fn take_out(&mut self) {
        self.taken.clear();
        for &item in &self.ruin.out {
            if let Some(place) = self.state.remove(item) {
                self.taken.push((item, place));
            }
        }
    }

    fn put_back(&mut self) {
        self.given.clear();
        self.queue.clear();
        self.queue.extend(self.ruin.out.iter().copied().filter(|&item| Some(item) != self.ruin.first));
        shuffle(&mut self.random, &mut self.queue);
        if chance(&mut self.random, 1, 2) {
            let items = &self.state.ground.items;
            self.queue.sort_by_key(|&item| {
                let item = &items[item as usize];
                std::cmp::Reverse((item.unlisted, item.days(), item.tail))
            });
        }
        // Hearings that go before others in an ordered link must be placed before them.
        if self.queue.iter().any(|&item| !self.state.ground.items[item as usize].after_items.is_empty()) {
            self.queue.sort_by_key(|&item| self.state.ground.items[item as usize].after_items.len());
        }
        if let Some(first) = self.ruin.first {
            self.insert(first);
        }
        for index in 0..self.queue.len() {
            self.insert(self.queue[index]);
        }
        for _ in 0..self.unlisted.len().min(2) {
            let at = below(&mut self.random, u32::try_from(self.unlisted.len()).unwrap_or(u32::MAX)) as usize;
            self.insert(self.unlisted[at]);
        }
    }

    fn insert(&mut self, item: u32) {
        if self.state.places[item as usize].is_none()
            && let Some(found) = self.scan.best(&self.state, item, Some(&mut self.random))
        {
            self.state.place(item, found.place);
            self.given.push((item, found.place));
        }
    }

    fn go_back(&mut self) {
        for &(item, _) in self.given.iter().rev() {
            self.state.remove(item);
        }
        for &(item, place) in self.taken.iter().rev() {
            self.state.place(item, place);
        }
    }
}

impl Best {
    fn of(state: &State<'_>, items: &[u32]) -> Self {
        let places = items.iter().map(|&item| (item, state.places[item as usize])).collect();
        Self { score: state.score, places }
    }
}
