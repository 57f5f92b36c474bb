//! Prices on sittings, and the bound that they prove.

use std::collections::{BTreeMap, BTreeSet};

use super::matching::Paths;
use super::slot::Slot;
use super::{GRAIN, SESSION, SLOPE};
use crate::instance::{Instance, signed};

/// A limit that several half-days share: a person's sittings in all, or in one week.
#[derive(Debug)]
struct Limit {
    person: usize,
    /// In all, not in a week.
    in_all: bool,
    most: i64,
    price: i64,
}

/// Half-days in which the same units sit, in one week: solved once, counted as often as there are.
#[derive(Debug)]
struct Class<'a> {
    slot: Slot<'a>,
    times: i64,
    week: usize,
    /// What may be added to a price to prefer one person to another: less than [`GRAIN`] over all seats.
    preference: i64,
}

#[derive(Debug)]
pub(super) struct Prices<'a> {
    instance: &'a Instance<'a>,
    limits: Vec<Limit>,
    /// By week, the limits that a sitting in it counts against, by person.
    of_week: Vec<Vec<Vec<usize>>>,
    classes: Vec<Class<'a>>,
    paths: Paths,
}

impl<'a> Prices<'a> {
    pub(super) fn new(instance: &'a Instance<'a>) -> Self {
        let mut in_slot: Vec<Vec<(usize, i64)>> = vec![Vec::new(); instance.slots];
        let mut week_of = vec![0; instance.slots];
        let mut possible = vec![BTreeSet::new(); instance.people.len()];
        for (number, unit) in instance.units.iter().enumerate() {
            let mut left = unit.value() * SESSION;
            for (at, slot) in unit.slots.iter().enumerate() {
                let part = left / signed(unit.slots.len() - at) / GRAIN * GRAIN;
                left -= part;
                in_slot[*slot].push((number, part));
            }
            // The slots of a unit ascend as its weeks do, and a week has as many of them as it has sittings.
            let mut slots = unit.slots.iter();
            for (week, sittings) in &unit.weeks {
                for slot in slots.by_ref().take(usize::try_from(*sittings).unwrap_or(0)) {
                    week_of[*slot] = *week;
                }
            }
            for person in unit.eligible.values().flatten() {
                possible[*person].extend(&unit.slots);
            }
        }
        let mut by_kind: BTreeMap<(usize, Vec<(usize, i64)>), i64> = BTreeMap::new();
        for (units, week) in in_slot.into_iter().zip(&week_of) {
            *by_kind.entry((*week, units)).or_insert(0) += 1;
        }
        let (limits, of_week) = limits(instance, &possible, &week_of);
        Self {
            instance,
            limits,
            of_week,
            classes: by_kind
                .into_iter()
                .map(|((week, units), times)| {
                    let slot = Slot::new(instance, units);
                    Class { preference: (GRAIN - 1) / slot.seats().max(1), slot, times, week }
                })
                .collect(),
            paths: Paths::new(instance.people.len()),
        }
    }

    /// The bound at these prices, in parts of [`SESSION`], and what is left of each limit in the choice that it comes from.
    /// Among those of one price, whoever has more left is chosen, so that the slope tells where prices must differ.
    pub(super) fn evaluate(&mut self) -> (i64, Vec<i64>) {
        let mut spare: Vec<i64> = self.limits.iter().map(|limit| limit.most).collect();
        let mut dual: i64 = self.limits.iter().map(|limit| limit.most * limit.price).sum();
        for class in &self.classes {
            let of_week = &self.of_week[class.week];
            let price = of_week.iter().map(|limits| {
                let price: i64 = limits.iter().map(|at| self.limits[*at].price).sum();
                let left = limits.iter().map(|at| spare[*at]).min().unwrap_or(RANGE);
                price + (RANGE - left).clamp(0, 2 * RANGE) * class.preference / (2 * RANGE)
            });
            let worth = class.slot.worth(&price.collect::<Vec<_>>(), &mut self.paths);
            // Without the preferences it would be worth less than a grain more, and a multiple of it.
            dual += class.times * ((worth.at_most + GRAIN - 1) / GRAIN * GRAIN);
            for at in worth.people.iter().flat_map(|person| &of_week[*person]) {
                spare[*at] -= class.times;
            }
        }
        (dual, spare)
    }

    /// Raises the prices of limits that were passed and lowers those of which something was left, by a step that would close
    /// the gap if the slope went on.
    pub(super) fn step(&mut self, gap: i64, slope: &[i64], damping: u32) {
        let matters = |limit: &Limit, slope: i64| slope < 0 || limit.price > 0;
        let both = self.limits.iter().zip(slope).filter(|(limit, slope)| matters(limit, **slope));
        let norm: i128 = both.map(|(_, slope)| i128::from(*slope) * i128::from(*slope)).sum();
        if norm == 0 {
            return;
        }
        let gap = i128::from(gap.max(1)) * i128::from(SLOPE);
        for (limit, slope) in self.limits.iter_mut().zip(slope) {
            if matters(limit, *slope) {
                let change = i64::try_from((gap * i128::from(*slope) / norm) >> damping.min(60)).unwrap_or(0);
                limit.put_price(limit.price - change);
            }
        }
    }

    /// By limit, a session by the most seats of a bench on which its person could sit; nothing for limits in a week.
    pub(super) fn best_worth(&self) -> Vec<i64> {
        let benches = &self.instance.rota.benches;
        let worth = |limit: &Limit| {
            let roles = &self.instance.rota.people[limit.person].roles;
            let seats = benches.iter().filter(|bench| bench.seats.iter().any(|seat| roles.contains(&seat.role)));
            let most = seats.map(|bench| bench.seats.len()).max().unwrap_or(1);
            if limit.in_all { SESSION / signed(most) } else { 0 }
        };
        self.limits.iter().map(worth).collect()
    }

    /// Whether nobody can pass any limit.
    pub(super) fn is_empty(&self) -> bool {
        self.limits.is_empty()
    }

    pub(super) fn get(&self) -> Vec<i64> {
        self.limits.iter().map(|limit| limit.price).collect()
    }

    pub(super) fn put(&mut self, prices: impl Iterator<Item = i64>) {
        for (limit, price) in self.limits.iter_mut().zip(prices) {
            limit.put_price(price);
        }
    }

    pub(super) fn change(&mut self, limits: &[usize], by: i64) {
        for limit in limits {
            let limit = &mut self.limits[*limit];
            limit.put_price(limit.price + by);
        }
    }

    /// The limits in all of people with the same roles.
    pub(super) fn kinds(&self) -> Vec<Vec<usize>> {
        let mut kinds: BTreeMap<&[String], Vec<usize>> = BTreeMap::new();
        for (at, limit) in self.limits.iter().enumerate().filter(|(_, limit)| limit.in_all) {
            kinds.entry(&self.instance.rota.people[limit.person].roles).or_default().push(at);
        }
        kinds.into_values().collect()
    }
}

/// Sittings left, or passed, beyond which nobody is preferred any more.
const RANGE: i64 = 64;

/// A sitting is never worth more than the longest group of sessions would be; far above that a price says no more.
const MOST_PRICE: i64 = SESSION << 6;

impl Limit {
    fn put_price(&mut self, price: i64) {
        self.price = (price / GRAIN * GRAIN).clamp(0, MOST_PRICE);
    }
}

/// The limits that can be passed at all, by the half-days on which a person could sit, and by week and person those that a
/// sitting counts against.
fn limits(
    instance: &Instance<'_>,
    possible: &[BTreeSet<usize>],
    week_of: &[usize],
) -> (Vec<Limit>, Vec<Vec<Vec<usize>>>) {
    let mut limits = Vec::new();
    let mut of_week = vec![vec![Vec::new(); instance.people.len()]; instance.weeks];
    for (person, (stated, possible)) in instance.people.iter().zip(possible).enumerate() {
        if signed(possible.len()) > stated.most {
            for week in &mut of_week {
                week[person].push(limits.len());
            }
            limits.push(Limit { person, in_all: true, most: stated.most, price: 0 });
        }
        for (week, of) in of_week.iter_mut().enumerate() {
            let in_week = possible.iter().filter(|slot| week_of[**slot] == week).count();
            if signed(in_week) > stated.most_in_week {
                of[person].push(limits.len());
                limits.push(Limit { person, in_all: false, most: stated.most_in_week, price: 0 });
            }
        }
    }
    (limits, of_week)
}
