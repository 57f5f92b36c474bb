//! The most that the sessions of one half-day can be worth, when every person has a price.

use std::collections::BTreeSet;

use super::matching::{Matching, Paths};
use crate::instance::{Instance, signed};

/// What a half-day comes to.
#[derive(Debug)]
pub(super) struct Worth {
    /// No choice of benches is worth more.
    pub(super) at_most: i64,
    /// Who sits in the best choice found.
    pub(super) people: Vec<usize>,
}

/// The units of a half-day, with what a full bench of each is worth.
#[derive(Debug)]
pub(super) struct Slot<'a> {
    instance: &'a Instance<'a>,
    units: Vec<(usize, i64)>,
}

/// Choices that are looked at; beyond them the estimate stands, which is a bound too.
const NODES: usize = 3_000;

impl<'a> Slot<'a> {
    pub(super) fn new(instance: &'a Instance<'a>, units: Vec<(usize, i64)>) -> Self {
        Self { instance, units }
    }

    /// The most seats that can be taken.
    pub(super) fn seats(&self) -> i64 {
        let kinds = &self.instance.kinds;
        let of = |unit: usize| self.instance.units[unit].kinds.iter().map(|kind| kinds[*kind].roles.len()).max();
        self.units.iter().filter_map(|(unit, _)| of(*unit)).map(signed).sum()
    }

    /// Full benches less the prices of those who sit on them, as large as can be.
    pub(super) fn worth(&self, price: &[i64], paths: &mut Paths) -> Worth {
        // What each unit would be worth if it could choose before all others.
        let mut units: Vec<(i64, usize, i64)> = Vec::new();
        for (unit, value) in &self.units {
            let alone = self.instance.units[*unit]
                .kinds
                .iter()
                .filter_map(|kind| self.seat(&Matching::default(), *unit, *kind, price, paths))
                .map(|matching| value - matching.cost())
                .max();
            units.extend(alone.filter(|worth| *worth > 0).map(|worth| (worth, *unit, *value)));
        }
        units.sort_by_key(|(worth, unit, _)| (-worth, *unit));
        let mut ahead = vec![0; units.len() + 1];
        for at in (0..units.len()).rev() {
            ahead[at] = ahead[at + 1] + units[at].0;
        }
        let relaxed = self.one_seat_each(&units, paths);
        let mut tree =
            Tree { slot: self, units, ahead, price, best: 0, people: Vec::new(), relaxed, open: 0, nodes: 0 };
        tree.branch(0, 0, &Matching::default(), paths);
        Worth { at_most: tree.best.max(tree.open.min(relaxed)), people: tree.people }
    }

    /// A bound that large half-days need: every full bench takes somebody for its scarcest seat at least. With one seat each,
    /// taking the units of most worth first is best.
    fn one_seat_each(&self, units: &[(i64, usize, i64)], paths: &mut Paths) -> i64 {
        let free = vec![0; self.instance.people.len()];
        let candidates: Vec<Option<Vec<usize>>> = units.iter().map(|(_, unit, _)| self.scarcest(*unit)).collect();
        let mut matching = Matching::default();
        let mut worth = 0;
        for ((alone, ..), candidates) in units.iter().zip(&candidates) {
            if candidates.as_ref().is_none_or(|candidates| matching.add(candidates, &free, paths)) {
                worth += alone;
            }
        }
        worth
    }

    /// Who could take the seat for which there are the fewest people, over all kinds of bench. `None`: it may be that every
    /// seat is locked.
    fn scarcest(&self, unit: usize) -> Option<Vec<usize>> {
        let of = &self.instance.units[unit];
        let mut people = BTreeSet::new();
        for kind in &of.kinds {
            let roles = self.instance.kinds[*kind].roles.iter().enumerate().filter(|(seat, _)| !of.is_locked(*seat));
            let scarcest = roles.map(|(_, role)| of.eligible(*role)).min_by_key(|eligible| eligible.len())?;
            people.extend(scarcest);
        }
        Some(people.into_iter().collect())
    }

    /// The matching with all seats of a bench added.
    fn seat(
        &self,
        before: &Matching<'a>,
        unit: usize,
        kind: usize,
        price: &[i64],
        paths: &mut Paths,
    ) -> Option<Matching<'a>> {
        let unit = &self.instance.units[unit];
        let mut matching = before.clone();
        for (seat, role) in self.instance.kinds[kind].roles.iter().enumerate() {
            // Who is locked here is fit for nothing else at the time, so their seat asks nothing of the others.
            if !unit.is_locked(seat) && !matching.add(unit.eligible(*role), price, paths) {
                return None;
            }
        }
        Some(matching)
    }
}

/// A search over the units' kinds of bench, depth first.
struct Tree<'s, 'a> {
    slot: &'s Slot<'a>,
    /// By worth alone, the most first: that worth, the unit, and the value of a full bench.
    units: Vec<(i64, usize, i64)>,
    /// By place, what the units from there on are worth at most.
    ahead: Vec<i64>,
    price: &'s [i64],
    best: i64,
    people: Vec<usize>,
    /// Nothing is worth more than this; once it is reached the search ends.
    relaxed: i64,
    /// The most that was left unexplored.
    open: i64,
    nodes: usize,
}

impl<'a> Tree<'_, 'a> {
    fn branch(&mut self, at: usize, value: i64, matching: &Matching<'a>, paths: &mut Paths) {
        let now = value - matching.cost();
        if now > self.best {
            self.best = now;
            self.people = matching.people().collect();
        }
        let most = now + self.ahead[at];
        if at == self.units.len() || self.best >= self.relaxed || most <= self.best.max(self.open) {
            return;
        }
        self.nodes += 1;
        if self.nodes > NODES {
            self.open = self.open.max(most);
            return;
        }
        let (_, unit, worth) = self.units[at];
        let slot = self.slot;
        for kind in &slot.instance.units[unit].kinds {
            if let Some(with) = slot.seat(matching, unit, *kind, self.price, paths) {
                self.branch(at + 1, value + worth, &with, paths);
            }
        }
        self.branch(at + 1, value, matching, paths);
    }
}
