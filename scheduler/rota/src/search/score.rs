//! What a rota is judged by, one thing after the other.

use std::cmp::Ordering;

use serde::Serialize;

/// What is made small, the most important first: no gain below makes up for any loss above.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Layer {
    /// Sessions without a full bench.
    NotFull,
    /// Sessions over which nobody presides, though a bench of theirs could have a chair.
    NobodyPresides,
    /// Sessions with nobody.
    Nobody,
    /// Sittings that people lack to their least.
    BelowLeast,
    /// The squares of the distances, in sittings, between what people sit and their fair shares (or none, without a share).
    Unfairness,
    /// Moves within a day: 2 for one to another courthouse, 1 to another courtroom.
    Travel,
    /// People who sit in one of two linked sessions that follow each other and not in the other.
    LinksBroken,
    /// Seats that are no longer with who has them now.
    Changes,
}

impl Layer {
    /// All of them, in order.
    pub const ALL: [Self; 8] = [
        Self::NotFull,
        Self::NobodyPresides,
        Self::Nobody,
        Self::BelowLeast,
        Self::Unfairness,
        Self::Travel,
        Self::LinksBroken,
        Self::Changes,
    ];

    const fn index(self) -> usize {
        self as usize
    }
}

/// An amount for each [`Layer`]. Of two scores the smaller is the better; the first difference decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Score([i64; Layer::ALL.len()]);

impl Score {
    /// The amount of a layer.
    #[must_use]
    pub const fn of(&self, layer: Layer) -> i64 {
        self.0[layer.index()]
    }

    pub(crate) fn add(&mut self, layer: Layer, amount: i64) {
        let total = &mut self.0[layer.index()];
        *total = total.saturating_add(amount);
    }

    pub(crate) fn plus(&mut self, other: &Self) {
        for (total, amount) in self.0.iter_mut().zip(other.0) {
            *total = total.saturating_add(amount);
        }
    }

    pub(crate) fn minus(&mut self, other: &Self) {
        for (total, amount) in self.0.iter_mut().zip(other.0) {
            *total = total.saturating_sub(amount);
        }
    }

    /// Compares the first layer alone.
    pub(crate) fn compare_full(&self, other: &Self) -> Ordering {
        self.0[0].cmp(&other.0[0])
    }
}

impl Serialize for Score {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(Layer::ALL.iter().map(|layer| (layer, self.of(*layer))))
    }
}
