//! How much better a plan could be at the most: for each layer a cost that no plan undercuts which is as good in the layers before.
//!
//! Nothing is claimed that is not proven. Three proofs are tried, and the best counts:
//!
//! - *alone*: each hearing by itself, at the cheapest place that its own calendar, rooms and people allow;
//! - *energy*: what a group of people or rooms can hold, against what only they can take;
//! - *relaxation*: both at once, week by week, as a linear program; its prices prove the bound in exact integers.

mod balance;
mod demand;
mod energy;
mod groups;
mod relaxation;

use std::time::Duration;

use listing_model::Layer;
use scheduler::mip::Solver;
use serde::Serialize;

use crate::ground::Ground;
use crate::score::Score;
use crate::search::parts::independent;
use demand::Demand;
use groups::Group;

/// What is proven about one layer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Bound {
    /// The layer.
    pub layer: Layer,
    /// What the plan costs in it.
    pub reached: i64,
    /// What any plan costs in it that costs no more in the layers before.
    pub at_least: i64,
    /// How that was proven.
    pub by: Proof,
}

/// How a bound was proven.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Proof {
    /// Costs are never below zero.
    None,
    /// Each hearing by itself.
    Alone,
    /// What a group of people or rooms can hold.
    Energy,
    /// A linear program.
    Relaxation,
}

impl Bound {
    /// Whether the plan is proven best in this layer.
    #[must_use]
    pub fn is_optimal(&self) -> bool {
        self.reached <= self.at_least
    }

    /// How much of what is reached is not proven necessary, in thousandths; 0 if the plan is proven best.
    #[must_use]
    pub fn gap_in_thousandths(&self) -> i64 {
        if self.is_optimal() { 0 } else { (self.reached - self.at_least) * 1_000 / self.reached.max(1) }
    }
}

/// Bounds for each layer, in the policy's order, for plans as good as `score` in the layers before. `clock` is the most that
/// each linear program may take; without a solver that gives prices there are none.
#[must_use]
pub fn bounds(ground: &Ground, score: &Score, solver: &dyn Solver, clock: Duration) -> Vec<Bound> {
    let parts: Vec<Part> = independent(ground).into_iter().map(|items| Part::new(ground, items)).collect();
    let mut limits: Vec<(Layer, i64, Vec<i64>)> = Vec::new();
    let mut found = Vec::new();
    for layer in ground.order.0 {
        let (at_least, by) = match layer {
            Layer::Unlisted | Layer::Age | Layer::Travel | Layer::Preference => {
                let proven: Vec<(i64, Proof)> = (0..parts.len())
                    .map(|part| parts[part].bound(ground, layer, &left(&limits, part), solver, clock))
                    .collect();
                let by = proven.iter().map(|&(_, by)| by).max().unwrap_or(Proof::None);
                limits.push((layer, score[layer], proven.iter().map(|&(at_least, _)| at_least).collect()));
                (proven.iter().map(|&(at_least, _)| at_least).sum(), by)
            }
            // Who may leave everything unlisted need not have anybody sit.
            Layer::Balance => match limits.iter().find(|(layer, ..)| *layer == Layer::Unlisted) {
                Some(&(_, unlisted, _)) => (balance::bound(ground, unlisted), Proof::Energy),
                None => (0, Proof::None),
            },
            Layer::Continuity | Layer::Compact | Layer::Changes => (0, Proof::None),
        };
        let by = if at_least == 0 { Proof::None } else { by };
        found.push(Bound { layer, reached: score[layer], at_least, by });
    }
    found
}

/// What earlier layers may cost in one part, if the others cost no less than is proven.
fn left(limits: &[(Layer, i64, Vec<i64>)], part: usize) -> Vec<(Layer, i64)> {
    let of = |(layer, reached, proven): &(Layer, i64, Vec<i64>)| {
        let others: i64 =
            proven.iter().enumerate().filter(|&(other, _)| other != part).map(|(_, at_least)| at_least).sum();
        (*layer, reached - others)
    };
    limits.iter().map(of).collect()
}

/// A part of the problem that has nothing to do with the others.
struct Part {
    demands: Vec<Demand>,
    groups: Vec<Group>,
}

impl Part {
    fn new(ground: &Ground, items: Vec<u32>) -> Self {
        Self {
            groups: groups::of(ground, &items),
            demands: items.into_iter().map(|item| Demand::new(ground, item)).collect(),
        }
    }

    fn bound(
        &self,
        ground: &Ground,
        layer: Layer,
        limits: &[(Layer, i64)],
        solver: &dyn Solver,
        clock: Duration,
    ) -> (i64, Proof) {
        let unlisted = limits.iter().find(|(layer, _)| *layer == Layer::Unlisted).map(|&(_, most)| most);
        let mut best = match layer {
            Layer::Unlisted => (self.never_listed(), Proof::Alone),
            _ => (energy::alone(&self.demands, layer, unlisted), Proof::Alone),
        };
        if layer == Layer::Unlisted {
            let at_least = energy::unlisted(&self.demands, &self.groups);
            best = better(best, (at_least, Proof::Energy));
        }
        if let Some(at_least) = relaxation::bound(ground, self, layer, limits, solver, clock) {
            best = better(best, (at_least, Proof::Relaxation));
        }
        best
    }

    /// What those cost that have no place even by themselves.
    fn never_listed(&self) -> i64 {
        self.demands.iter().filter(|demand| demand.ways.is_empty()).map(|demand| demand.unlisted).sum()
    }
}

fn better(one: (i64, Proof), other: (i64, Proof)) -> (i64, Proof) {
    if other.0 > one.0 { other } else { one }
}
