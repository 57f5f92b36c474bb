//! Ruin and recreate under simulated annealing.

use anytime::{Cooling, Random, allowance, below, chance, shuffle};
use listing_model::Layer;
use scheduler::mip::{Solver, default_solver};

use super::construct::{Hardness, construct};
use super::exact;
use super::make_way::those_before_first;
use super::ruin::{Ruin, WAYS};
use super::scan::Scan;
use crate::ground::Ground;
use crate::place::Place;
use crate::score::Score;
use crate::state::State;

/// One line of search: a state that wanders, and the best that it has seen.
#[derive(Debug)]
pub(crate) struct Anneal<'g> {
    state: State<'g>,
    /// The items that are placed here. Everything else is left alone.
    items: Vec<u32>,
    random: Random,
    cooling: Cooling,
    /// How many steps it is to do.
    planned: u64,
    step: u64,
    /// So many steps first make way for what is not listed.
    eager: u64,
    scan: Scan,
    ruin: Ruin,
    /// What the step has taken out and put in, to be able to go back.
    taken: Vec<(u32, Place)>,
    given: Vec<(u32, Place)>,
    queue: Vec<u32>,
    unlisted: Vec<u32>,
    exact: &'static dyn Solver,
    pub(crate) best: Best,
}

/// The steps for each hearing from which on a search has time to begin hot.
const PATIENCE: u64 = 200;

/// How hot such a search begins, in units of the layer of age: hot enough for whole days to change places.
const HOT: i64 = 500;

/// How many steps the first list's unlisted hearings get each, before all kinds of steps are done.
const EAGER: u64 = 8;

/// How many steps of a search are exact ones. They come in the last third, when small steps find little.
const EXACT_STEPS: u64 = 20;

/// The best plan of a search.
#[derive(Debug, Clone)]
pub(crate) struct Best {
    pub(crate) score: Score,
    pub(crate) places: Vec<(u32, Option<Place>)>,
}

impl<'g> Anneal<'g> {
    /// Begins with a list made at once.
    pub(crate) fn new(ground: &'g Ground, items: Vec<u32>, hardness: &Hardness, steps: u64, random: Random) -> Self {
        let mut state = State::new(ground);
        let mut scan = Scan::default();
        construct(&mut state, &mut scan, &items, hardness);
        let scale = &ground.scale;
        // A search with time for it begins so hot that hearings change places all over; a short one keeps what it has.
        let patient = steps / PATIENCE > items.len() as u64;
        let first = scale.unit(Layer::Age).saturating_mul(if patient { HOT } else { 1 });
        let cooling = Cooling::new(first, scale.unit(Layer::Travel), steps);
        let best = Best::of(&state, &items);
        let mut found = Self {
            state,
            items,
            random,
            cooling,
            planned: steps,
            step: 0,
            eager: 0,
            scan,
            ruin: Ruin::default(),
            taken: Vec::new(),
            given: Vec::new(),
            queue: Vec::new(),
            unlisted: Vec::new(),
            exact: default_solver(),
            best,
        };
        found.list_unlisted();
        found.eager = (steps / 8).min(found.unlisted.len() as u64 * EAGER);
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

    /// Goes on from another search's plan, if it is better than the best of this one.
    pub(crate) fn go_on_from(&mut self, other: &Best) {
        if !self.state.ground.order.is_better(&other.score, &self.best.score) {
            return;
        }
        for &item in &self.items {
            self.state.remove(item);
        }
        for &(item, place) in &other.places {
            if let Some(place) = place {
                self.state.place(item, place);
            }
        }
        self.best = other.clone();
        self.list_unlisted();
    }

    fn list_unlisted(&mut self) {
        self.unlisted.clear();
        self.unlisted.extend(self.items.iter().copied().filter(|&item| self.state.places[item as usize].is_none()));
    }

    fn one(&mut self) {
        let temperature = self.cooling.at(self.step);
        self.step += 1;
        if self.exact_is_due() {
            return self.exactly(self.exact, temperature);
        }
        if self.step <= self.eager && !self.unlisted.is_empty() {
            self.ruin.choose_unlisted(&self.state, &self.unlisted, &mut self.random);
        } else {
            let way = below(&mut self.random, WAYS as u32) as usize;
            self.ruin.choose(&self.state, &self.items, &self.unlisted, way, &mut self.random);
        }
        if self.ruin.out.is_empty() && self.ruin.first.is_empty() {
            return;
        }
        let before = self.state.score;
        self.take_out();
        self.put_back();
        self.decide(before, temperature);
    }

    /// Keeps what has been done or goes back.
    fn decide(&mut self, before: Score, temperature: i64) {
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

    /// Whether this step is an exact one. Only a solver that counts nodes gives the same plan on every machine.
    fn exact_is_due(&self) -> bool {
        let steps = self.planned;
        let every = (steps / 3 / EXACT_STEPS).max(200);
        self.step > steps / 3 * 2 && self.step.is_multiple_of(every) && self.exact.counts_nodes()
    }

    /// Puts what a venue's people do in about a week anew, exactly.
    fn exactly(&mut self, solver: &dyn Solver, temperature: i64) {
        let Some((first, last)) = self.ruin.a_week(&self.state, &self.items, &self.unlisted, &mut self.random) else {
            return;
        };
        let before = self.state.score;
        self.take_out();
        self.given.clear();
        let wanted: Vec<u32> = self.ruin.out.clone();
        for (item, place) in exact::places(&self.state, &mut self.scan, &wanted, &self.taken, (first, last), solver) {
            // The program does not know all rules, such as one venue a day: what does not fit is put elsewhere below.
            if self.state.places[item as usize].is_none() && self.state.fits(item, place) {
                self.state.place(item, place);
                self.given.push((item, place));
            }
        }
        for item in wanted {
            self.insert(item);
        }
        self.decide(before, temperature);
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
        self.queue.extend(self.ruin.out.iter().copied().filter(|item| !self.ruin.first.contains(item)));
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
        if let Some((item, place)) = self.ruin.wish
            && self.state.places[item as usize].is_none()
            && self.state.fits(item, place)
        {
            self.state.place(item, place);
            self.given.push((item, place));
        }
        for index in 0..self.ruin.first.len() {
            self.insert(self.ruin.first[index]);
        }
        for index in 0..self.queue.len() {
            self.insert(self.queue[index]);
        }
        for _ in 0..self.unlisted.len().min(2) {
            let at = below(&mut self.random, u32::try_from(self.unlisted.len()).unwrap_or(u32::MAX)) as usize;
            self.queue.clear();
            those_before_first(&self.state, self.unlisted[at], false, &mut self.queue);
            for index in 0..self.queue.len() {
                self.insert(self.queue[index]);
            }
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
