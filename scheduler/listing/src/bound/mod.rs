//! How much better a plan could be at the most: for each layer a cost that no plan undercuts which is as good in the layers before.
//!
//! Nothing is claimed that is not proven. Four proofs are tried, and the best counts:
//!
//! - *alone*: each hearing by itself, at the cheapest place that its own calendar, rooms and people allow;
//! - *energy*: what a group of people or rooms can hold, against what only they can take;
//! - *clique*: how many days a group has, against the days of which hearings that only they can take need more than half;
//! - *relaxation*: all of it at once, week by week, as a linear program; its prices prove the bound in exact integers. Of one
//!   that is too large for the solver, and without a solver that tells prices, an ascent finds some that prove nearly as much.

mod balance;
mod demand;
mod energy;
mod groups;
mod relaxation;

use std::fmt;
use std::time::Duration;

use anytime::Stop;
use listing_model::Layer;
use scheduler::mip::Solver;
use serde::Serialize;

use crate::ground::Ground;
use crate::score::Score;
use crate::search::parts::independent;
use crate::search::scan::Scan;
use crate::state::State;
use demand::{Demand, Measure};
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
    /// How many days a group of people or rooms has, for hearings of which no two can share one.
    Clique,
    /// A linear program's prices, or those of an ascent.
    Relaxation,
}

impl Bound {
    /// Of the bounds proven for one plan, in the policy's order, those that hold for another that costs `score`: each for which
    /// the other is as good in the layers before.
    #[must_use]
    pub fn that_hold_for(proven: &[Self], score: &Score) -> Vec<Self> {
        let is_as_good = |bound: &&Self| score[bound.layer] <= bound.reached;
        let before = proven.iter().take_while(is_as_good).count();
        // The first layer in which the other is worse is still bounded, since those before it count.
        proven.iter().take(before + 1).map(|bound| Self { reached: score[bound.layer], ..*bound }).collect()
    }

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

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_optimal() {
            return f.write_str("proven best");
        }
        let gap = self.gap_in_thousandths();
        write!(f, "at least {}, gap {}.{} %", self.at_least, gap / 10, gap % 10)
    }
}

/// Proves bounds for plans of one problem.
#[derive(Debug)]
pub struct Prover<'g> {
    ground: &'g Ground,
    parts: Vec<Part>,
}

impl<'g> Prover<'g> {
    /// Reads what each hearing takes and who can hear it.
    #[must_use]
    pub fn new(ground: &'g Ground) -> Self {
        let nobody = State::new(ground);
        let parts = independent(ground).into_iter().map(|items| Part::new(&nobody, items)).collect();
        Self { ground, parts }
    }

    /// Bounds for each layer, in the policy's order, for plans as good as `score` in the layers before. `clock` is the most that the
    /// solver may take for each linear program, and the most that an ascent may take where the solver does not help; with none
    /// there are only the proofs that take no time, and so once `stop` is due.
    #[must_use]
    pub fn bounds(&self, score: &Score, solver: &dyn Solver, clock: Duration, stop: &dyn Stop) -> Vec<Bound> {
        let Self { ground, parts } = self;
        let mut limits: Vec<(Layer, i64, Vec<i64>)> = Vec::new();
        let mut found = Vec::new();
        for layer in ground.order.0 {
            let (at_least, by) = match layer {
                Layer::Unlisted | Layer::Age | Layer::Travel | Layer::Preference => {
                    let of_part = |part: usize| {
                        let clock = if stop.is_due() { Duration::ZERO } else { clock };
                        parts[part].bound(ground, (layer, score[layer]), &left(&limits, part), solver, clock)
                    };
                    let proven: Vec<(i64, Proof)> = (0..parts.len()).map(of_part).collect();
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
#[derive(Debug)]
struct Part {
    demands: Vec<Demand>,
    groups: Vec<Group>,
}

impl Part {
    fn new(nobody: &State<'_>, items: Vec<u32>) -> Self {
        let mut scan = Scan::default();
        Self {
            groups: groups::of(nobody.ground, &items),
            demands: items.into_iter().map(|item| Demand::new(nobody, &mut scan, item)).collect(),
        }
    }

    fn bound(
        &self,
        ground: &Ground,
        (layer, reached): (Layer, i64),
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
            for (measure, proof) in [(Measure::Grains, Proof::Energy), (Measure::LongDays, Proof::Clique)] {
                best = better(best, (energy::unlisted(&self.demands, &self.groups, measure), proof));
            }
        }
        if let Some(at_least) = relaxation::bound(ground, self, (layer, reached), limits, solver, clock) {
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
