//! One worker's search: a plan that is taken apart and put together again, a little at a time.

use crate::score::Score;
use crate::search::course::Course;
use crate::search::draw;
use crate::search::energies::Energies;
use crate::search::penalties::Packed;
use crate::search::plan::{Place, Plan};
use crate::search::ruin::Ruin;
use crate::search::scan::Scanner;
use crate::search::tables::Tables;
use anytime::{Random, Stop, allowance, chance, random, shuffle};
use std::cmp::Reverse;
use std::ops::Range;

/// Steps between questions whether to stop, and between changes of temperature.
const STRIDE: u64 = 256;
/// Days to look at, beside those from which something was taken.
const MORE_DAYS: usize = 2;
/// Grains in hard conflict that a meeting without a place counts for.
const UNPLACED: i64 = 20;

pub(crate) struct Walker<'a> {
    tables: &'a Tables,
    energies: Energies,
    plan: Plan,
    best: Best,
    random: Random,
    scanner: Scanner,
    ruin: Ruin,
    taken: Vec<(usize, Option<Place>, Packed)>,
    put: Vec<(usize, Place, Packed)>,
    days: Vec<usize>,
    temperature: i64,
    /// Steps done since it was made.
    pub(crate) steps: u64,
}

/// The best plan that a walker has seen.
#[derive(Clone)]
pub(crate) struct Best {
    pub(crate) standing: Score,
    pub(crate) places: Vec<Place>,
}

impl<'a> Walker<'a> {
    /// A walker with an empty plan.
    pub(crate) fn new(tables: &'a Tables, seed: u64, stream: u64) -> Self {
        let plan = Plan::empty(tables);
        Self {
            tables,
            energies: Energies::new(tables, Course::sketch(1).weights(0)),
            best: Best { standing: plan.standing(), places: plan.places().to_vec() },
            plan,
            random: random(seed, stream),
            scanner: Scanner::new(tables),
            ruin: Ruin::default(),
            taken: Vec::new(),
            put: Vec::new(),
            days: Vec::new(),
            temperature: 0,
            steps: 0,
        }
    }

    /// Makes a first plan: long meetings first, those with the fewest rooms before others, each where it costs least.
    pub(crate) fn construct(&mut self) {
        self.days = (0..self.tables.days()).collect();
        let mut order: Vec<usize> = (0..self.tables.meetings).collect();
        shuffle(&mut self.random, &mut order);
        order.sort_by_key(|meeting| (Reverse(self.tables.duration(*meeting)), self.tables.rooms_of(*meeting).len()));
        for meeting in order {
            self.place(meeting);
        }
        self.keep_if_best();
    }

    pub(crate) fn best(&self) -> &Best {
        &self.best
    }

    /// Goes on from another walker's best plan.
    pub(crate) fn adopt(&mut self, best: &Best) {
        self.best = best.clone();
        self.plan = Plan::with(self.tables, &best.places);
    }

    /// Takes some steps of a course.
    pub(crate) fn walk(&mut self, course: &Course, steps: Range<u64>, stop: &dyn Stop) {
        if self.tables.meetings == 0 {
            return;
        }
        self.energies.weigh(self.tables, course.weights(steps.start));
        let mut until_pause = 0;
        for step in steps {
            if until_pause == 0 {
                if stop.is_due() {
                    return;
                }
                self.temperature = course.temperature(step);
                until_pause = STRIDE;
            }
            until_pause -= 1;
            self.steps += 1;
            self.step();
        }
    }

    fn step(&mut self) {
        if !self.ruin.pick(self.tables, &self.plan, &mut self.random) {
            return;
        }
        // What is taken out gives energy back, what is put in costs it, and chance allows a loss.
        let mut energy = allowance(&mut self.random, self.temperature) + self.take_out();
        let intruders = usize::from(self.ruin.intrusion.is_some());
        if let Some(place) = self.ruin.intrusion {
            energy -= self.put_at(self.ruin.meetings[0], place);
            self.days.push(self.tables.day_of(usize::from(place.start)));
        }
        for _ in 0..MORE_DAYS {
            self.days.push(draw(&mut self.random, self.tables.days()));
        }
        self.days.sort_unstable();
        self.days.dedup();
        shuffle(&mut self.random, &mut self.ruin.meetings[intruders..]);
        if chance(&mut self.random, 1, 2) {
            self.ruin.meetings[intruders..].sort_by_key(|meeting| Reverse(self.tables.duration(*meeting)));
        }
        for index in intruders..self.ruin.meetings.len() {
            if energy < 0 {
                break;
            }
            energy -= self.place(self.ruin.meetings[index]);
        }
        if energy < 0 {
            self.undo();
        } else {
            self.keep_if_best();
        }
    }

    /// Takes the picked meetings out, notes their days and says what energy that gives back.
    fn take_out(&mut self) -> i64 {
        self.taken.clear();
        self.put.clear();
        self.days.clear();
        let mut energy = 0;
        for meeting in &self.ruin.meetings {
            let place = self.plan.place(*meeting);
            let cost = place.map_or(0, |place| self.plan.cost(self.tables, *meeting, place));
            self.taken.push((*meeting, place, cost));
            if let Some(place) = place {
                self.plan.take(self.tables, *meeting, place, cost);
                self.days.push(self.tables.day_of(usize::from(place.start)));
                energy += self.energies.weights.energy(cost);
            } else {
                energy += self.energies.weights.hard * UNPLACED;
            }
        }
        energy
    }

    /// Finds a meeting a place on the days at hand, and says what energy it costs there, or without one.
    fn place(&mut self, meeting: usize) -> i64 {
        // A quarter of the temperature of acceptance: enough to vary, not enough to waste most tries.
        let temperature = self.temperature / 4;
        self.scanner.begin();
        for day in &self.days {
            self.scanner.scan(self.tables, &self.energies, &self.plan, meeting, *day);
        }
        match self.scanner.choose(self.tables, &self.plan, meeting, temperature, &mut self.random) {
            Some(place) => self.put_at(meeting, place),
            None => self.energies.weights.hard * UNPLACED,
        }
    }

    fn put_at(&mut self, meeting: usize, place: Place) -> i64 {
        let cost = self.plan.cost(self.tables, meeting, place);
        self.plan.put(self.tables, meeting, place, cost);
        self.put.push((meeting, place, cost));
        self.energies.weights.energy(cost)
    }

    fn undo(&mut self) {
        while let Some((meeting, place, cost)) = self.put.pop() {
            self.plan.take(self.tables, meeting, place, cost);
        }
        while let Some((meeting, place, cost)) = self.taken.pop() {
            if let Some(place) = place {
                self.plan.put(self.tables, meeting, place, cost);
            }
        }
    }

    fn keep_if_best(&mut self) {
        let standing = self.plan.standing();
        if standing < self.best.standing {
            self.best.standing = standing;
            self.best.places.copy_from_slice(self.plan.places());
        }
    }
}
