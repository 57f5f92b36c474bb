//! What a plan costs: eight whole numbers, the earlier before the later.

use std::cmp::Ordering;
use std::fmt;
use std::ops::{AddAssign, Index, IndexMut, Sub, SubAssign};

use listing_model::Layer;
use serde::{Deserialize, Serialize};

/// A cost in each of the eight layers, by layer. Compare scores through [`Order`]: which layer goes first is the policy's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Score([i64; 8]);

impl Index<Layer> for Score {
    type Output = i64;

    fn index(&self, layer: Layer) -> &i64 {
        &self.0[layer as usize]
    }
}

impl IndexMut<Layer> for Score {
    fn index_mut(&mut self, layer: Layer) -> &mut i64 {
        &mut self.0[layer as usize]
    }
}

impl AddAssign for Score {
    fn add_assign(&mut self, other: Self) {
        for (mine, more) in self.0.iter_mut().zip(other.0) {
            *mine += more;
        }
    }
}

impl SubAssign for Score {
    fn sub_assign(&mut self, other: Self) {
        for (mine, less) in self.0.iter_mut().zip(other.0) {
            *mine -= less;
        }
    }
}

impl Sub for Score {
    type Output = Self;

    fn sub(mut self, other: Self) -> Self {
        self -= other;
        self
    }
}

/// The order of the layers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Order(pub [Layer; 8]);

impl Order {
    /// `one` against `other`, the first layer that differs deciding. Less is better.
    #[must_use]
    pub fn compare(&self, one: &Score, other: &Score) -> Ordering {
        self.0.iter().map(|&layer| one[layer].cmp(&other[layer])).find(|found| found.is_ne()).unwrap_or(Ordering::Equal)
    }

    /// Whether `one` is better than `other`.
    #[must_use]
    pub fn is_better(&self, one: &Score, other: &Score) -> bool {
        self.compare(one, other).is_lt()
    }

    /// The costs in this order.
    #[must_use]
    pub fn costs(&self, score: &Score) -> [i64; 8] {
        self.0.map(|layer| score[layer])
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, layer) in Layer::ALL.into_iter().enumerate() {
            let comma = if index == 0 { "" } else { ", " };
            write!(f, "{comma}{} {}", layer.code(), self[layer])?;
        }
        Ok(())
    }
}

/// One number for each layer's unit, so large that what one hearing can cost in later layers hardly outweighs it.
///
/// A search steers by this sum and compares what it keeps by the layers themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Scale(Score);

impl Scale {
    /// The most bits between a unit of the first layer and one of the last: hundreds of hearings' worth fit into 63.
    const BITS: u32 = 44;

    /// Units for an order of layers, given the most that a single hearing usually costs in each.
    pub(crate) fn new(order: Order, usual: &Score) -> Self {
        let bits = |layer: Layer| u64::BITS - usual[layer].max(1).unsigned_abs().leading_zeros();
        let later = &order.0[1..];
        let wanted: u32 = later.iter().map(|&layer| bits(layer)).sum();
        let mut units = Score::default();
        let mut shift = 0;
        for &layer in order.0.iter().rev() {
            units[layer] = 1 << if wanted > Self::BITS { shift * Self::BITS / wanted } else { shift };
            shift += bits(layer);
        }
        Self(units)
    }

    /// What a unit of a layer is worth.
    pub(crate) fn unit(&self, layer: Layer) -> i64 {
        self.0[layer]
    }

    /// The sum.
    pub(crate) fn sum(&self, score: &Score) -> i64 {
        Layer::ALL.into_iter().map(|layer| self.0[layer].saturating_mul(score[layer])).fold(0, i64::saturating_add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(costs: [i64; 8]) -> Score {
        Score(costs)
    }

    #[test]
    fn an_earlier_layer_decides() {
        let usual = Order(Layer::ALL);
        assert!(usual.is_better(&score([0, 9, 9, 9, 9, 9, 9, 9]), &score([1, 0, 0, 0, 0, 0, 0, 0])));
        let fewest = Order(Layer::FEWEST_CHANGES);
        assert!(fewest.is_better(&score([1, 9, 9, 9, 9, 9, 9, 0]), &score([1, 0, 0, 0, 0, 0, 0, 1])));
        assert_eq!(usual.compare(&score([1; 8]), &score([1; 8])), Ordering::Equal);
    }

    #[test]
    fn a_unit_outweighs_what_is_usual_below_it() {
        let usual = score([1000, 200, 60, 7, 7, 15, 500, 100]);
        let scale = Scale::new(Order(Layer::ALL), &usual);
        for pair in Layer::ALL.windows(2) {
            assert!(scale.unit(pair[0]) > scale.unit(pair[1]) * usual[pair[1]], "{pair:?}");
        }
    }
}
