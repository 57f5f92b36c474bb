//! What a plan costs, layer by layer.

mod age;
mod balance;
mod changes;
mod compact;
mod continuity;
mod preference;
mod travel;
mod unlisted;

use serde::Serialize;

use crate::scene::{Diary, Scene};

/// What one layer costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LayerCost {
    /// The layer's code.
    pub layer: &'static str,
    /// The sum of its terms.
    pub cost: i64,
    /// Its terms, by the names of their weights where they have one.
    pub terms: Vec<Term>,
}

/// What one term of a layer costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Term {
    /// Its name.
    pub name: &'static str,
    /// What it costs. A sum beyond the numbers of 64 bits is the greatest or least of them.
    pub cost: i64,
}

impl Term {
    /// Sums are formed in 128 bits, which nothing that fits into memory fills.
    fn new(name: &'static str, cost: i128) -> Self {
        let limit = if cost < 0 { i64::MIN } else { i64::MAX };
        Self { name, cost: i64::try_from(cost).unwrap_or(limit) }
    }
}

/// The costs of the eight layers, in the order of the policy.
pub(crate) fn of(scene: &Scene) -> Vec<LayerCost> {
    let people = Diary::of_people(scene);
    let layer = |&layer: &&'static str| {
        let terms = match layer {
            "unlisted" => unlisted::terms(scene),
            "age" => age::terms(scene),
            "travel" => travel::terms(scene, &people),
            "preference" => preference::terms(scene),
            "continuity" => continuity::terms(scene, &people),
            "compact" => compact::terms(scene, &people),
            "balance" => balance::terms(scene, &people),
            _ => changes::terms(scene),
        };
        let cost = terms.iter().fold(0, |sum: i64, term| sum.saturating_add(term.cost));
        LayerCost { layer, cost, terms }
    };
    scene.problem.policy.layers.iter().map(layer).collect()
}
