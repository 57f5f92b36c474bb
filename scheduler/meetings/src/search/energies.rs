//! What pairs of meetings cost, as energy.

use crate::search::penalties::Weights;
use crate::search::tables::Tables;

/// The energy of each two meetings for each grain in which they overlap, under weights that change as the search goes on.
pub(crate) struct Energies {
    pub(crate) weights: Weights,
    pair: Vec<i32>,
}

impl Energies {
    pub(crate) fn new(tables: &Tables, weights: Weights) -> Self {
        let mut energies = Self { weights, pair: vec![0; tables.pairs().len()] };
        energies.weigh(tables, weights);
        energies
    }

    pub(crate) fn weigh(&mut self, tables: &Tables, weights: Weights) {
        self.weights = weights;
        for (energy, cost) in self.pair.iter_mut().zip(tables.pairs()) {
            // Half the size of a sum, so that more of them stay near the processor.
            *energy = i32::try_from(weights.energy(*cost)).unwrap_or(i32::MAX);
        }
    }

    pub(crate) fn pair(&self, tables: &Tables, meeting: usize) -> &[i32] {
        &self.pair[tables.row(meeting)]
    }
}
