//! What every search here shares: it always has an answer, and its answer can be had again.
//!
//! A search counts its work in *steps*. Its result depends on the problem, the seed, the number of steps and the number of
//! workers, and on nothing else: no clock, no thread, no hash order. A caller who has seconds, not steps, measures a few steps
//! first ([`Pace`]) and gives a [`Stop`] that ends the search when time is up.
//!
//! Nothing here knows what is being searched. Scores are integers; where simulated annealing needs an exponential it is
//! had from tables in fixed point ([`accepts`]), so that every machine takes the same decisions.

mod annealing;
mod fixed_point;
mod pace;
mod progress;
mod randomness;
mod stop;
mod workers;

pub use annealing::{Cooling, accepts, allowance};
pub use pace::Pace;
pub use progress::Progress;
pub use randomness::{Random, below, chance, pick, random, shuffle};
pub use stop::{Never, Stop};
pub use workers::{Job, OneByOne, Workers, for_each};
