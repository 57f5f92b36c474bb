//! Ruin and recreate under simulated annealing.

use anytime::{Random, allowance, below, chance, shuffle};
use listing_model::Layer;
use scheduler::mip::{Solver, default_solver};

use super::construct::{Hardness, construct};
use super::course::{Course, Kind};
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
    course: Course,
    step: u64,
    exact_steps: u64,
    /// How much more than the best plan one may leave out while it insists: three of the least important hearings.
    tolerance: i64,
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
        let best = Best::of(&state, &items);
        let unlisted: Vec<u32> = items.iter().copied().filter(|&item| state.places[item as usize].is_none()).collect();
        let least = items.iter().map(|&item| ground.items[item as usize].unlisted).min();
        Self {
            course: Course::new(ground, items.len(), unlisted.len(), steps),
            tolerance: least.unwrap_or(0).saturating_mul(3),
            ruin: Ruin::new(ground.items.len()),
            state,
            items,
            random,
            step: 0,
            exact_steps: 0,
            scan,
            taken: Vec::new(),
            given: Vec::new(),
            queue: Vec::new(),
            unlisted,
            exact: default_solver(),
            best,
        }
    }

    /// Places priced so far.
    pub(crate) fn priced(&self) -> u64 {
        self.scan.priced
    }

    /// Steps done so far.
    pub(crate) fn steps(&self) -> u64 {
        self.step
    }

    /// How many of them were exact.
    pub(crate) fn exact_steps(&self) -> u64 {
        self.exact_steps
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
        self.go_on(other);
        self.best = other.clone();
    }

    fn go_on(&mut self, from: &Best) {
        for &item in &self.items {
            self.state.remove(item);
        }
        for &(item, place) in &from.places {
            if let Some(place) = place {
                self.state.place(item, place);
            }
        }
        self.list_unlisted();
    }

    /// Lists something that is not listed, whatever must go for it: those are listed again if they can be. What could not be
    /// listed becomes dearer to take out each time, until what is left out is what can be listed elsewhere (guided ejection
    /// search, Nagata and Bräysy 2009). There is no way back but from plans that leave out much more than the best.
    fn insist(&mut self) {
        self.ruin.choose_unlisted(&self.state, &self.unlisted, &mut self.random);
        if self.ruin.out.is_empty() && self.ruin.first.is_empty() {
            return;
        }
        self.take_out();
        self.put_back();
        if self.state.score[Layer::Unlisted] > self.best.score[Layer::Unlisted] + self.tolerance {
            self.go_back();
        }
        self.list_unlisted();
        for &item in &self.unlisted {
            self.ruin.failures[item as usize] += 1;
        }
        self.keep_best();
    }

    fn list_unlisted(&mut self) {
        self.unlisted.clear();
        self.unlisted.extend(self.items.iter().copied().filter(|&item| self.state.places[item as usize].is_none()));
    }

    fn one(&mut self) {
        let (kind, temperature) = (self.course.kind(self.step), self.course.temperature(self.step));
        if self.course.has_insisted(self.step) {
            let best = self.best.clone();
            self.go_on(&best);
        }
        self.step += 1;
        match kind {
            // Only a solver that counts nodes gives the same plan on every machine.
            Kind::Exact if self.exact.counts_nodes() => {
                self.exact_steps += 1;
                return self.exactly(self.exact, temperature);
            }
            Kind::Insist if !self.unlisted.is_empty() => return self.insist(),
            Kind::Eager if !self.unlisted.is_empty() => {
                self.ruin.choose_unlisted(&self.state, &self.unlisted, &mut self.random);
            }
            _ => {
                let way = below(&mut self.random, WAYS as u32) as usize;
                self.ruin.choose(&self.state, &self.items, &self.unlisted, way, &mut self.random);
            }
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
        self.keep_best();
    }

    fn keep_best(&mut self) {
        if self.state.ground.order.is_better(&self.state.score, &self.best.score) {
            self.best = Best::of(&self.state, &self.items);
        }
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
