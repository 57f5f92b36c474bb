//! Fills a rota.

use anytime::Stop;
use serde::{Deserialize, Serialize};

use crate::bound;
use crate::instance::Instance;
use crate::model::{Filled, FilledFormat, SoundRota};
use crate::search::{Layer, Score, Search};

/// How long and from which seed to search. The same options give the same rota on every machine, unless it is stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Options {
    /// The seed of all random choices.
    pub seed: u64,
    /// Changes to try.
    pub steps: u64,
    /// Rounds of prices to try for the bound, at most.
    pub rounds: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self { seed: 1, steps: 20_000, rounds: 400 }
    }
}

/// A filled rota and what is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Filling {
    /// Who sits where.
    pub filled: Filled,
    /// What it scores.
    pub score: Score,
    /// How many sessions have a full bench.
    pub full: u64,
    /// How many can have one at most, whatever anybody tries: proven.
    pub at_most: u64,
    /// Changes tried.
    pub steps: u64,
    /// Rounds of prices tried.
    pub rounds: u64,
}

/// Fills a rota as well as `options` allow, and proves how many full benches are possible at most.
///
/// Locks are kept; nobody sits twice at once, where they are not fit, when they are not available or more often than they may;
/// linked sessions that must be together are. Within that the [layers](Layer) are made small one after the other, from what people
/// sit now: if that keeps the rules it stands, unless another rota is better.
#[must_use]
pub fn fill(rota: &SoundRota, options: Options, stop: &dyn Stop) -> Filling {
    let instance = Instance::new(rota);
    let sessions = bound::trivial(&instance);
    let mut search = Search::new(&instance, options.seed);
    let full = |search: &Search<'_>| sessions - search.score().of(Layer::NotFull);

    // A first bound often is the last. If not, the search goes on until it meets the bound or its steps are done, and the bound
    // is sought again for what was found then.
    let (first, mut rounds) = bound::full_benches(&instance, full(&search), options.rounds.min(FIRST_ROUNDS), stop);
    let mut steps = search.fill_more(options.steps / 8, sessions - first, stop);
    let (second, more) = bound::full_benches(&instance, full(&search), options.rounds - rounds, stop);
    let at_most = first.min(second);
    rounds += more;
    steps += search.fill_more(options.steps / 8, sessions - at_most, stop);
    search.fill_in_part();
    steps += search.improve(options.steps - steps, stop);

    Filling {
        filled: Filled { format: FilledFormat::V1, assignments: search.assignments() },
        score: search.score(),
        full: count(full(&search)),
        at_most: count(at_most),
        steps,
        rounds,
    }
}

/// Rounds of prices before the search for more full benches.
const FIRST_ROUNDS: u64 = 8;

fn count(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}
