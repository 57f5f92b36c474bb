//! The public meeting-scheduling benchmark with its published scoring, solved with our search.
//!
//! Meetings want a start and a room; people must or should attend; everything that should not be is a penalty, hard before medium
//! before soft. The files are `meeting-listing/1`: [`Instance::from_json`] reads one and names every fault, [`solve()`] makes a
//! plan, [`Solved::to_json`] writes it, [`read_plan`] reads one back and [`score()`] says what it is worth.
//!
//! The search never asks a clock. Who has seconds does this:
//!
//! ```
//! use anytime::{Never, OneByOne, Pace};
//! use meetings::{Budget, Instance, solve};
//!
//! # let text = r#"{"format":"meeting-listing/1","grains":[{"day":0,"minute":480},{"day":0,"minute":495}],
//! #   "rooms":[{"id":0,"capacity":9}],"people":["Ann"],"meetings":[{"id":0,"duration":1,"required":[0],"preferred":[]}]}"#;
//! let instance = Instance::from_json(text)?;
//! let seed = 1;
//! let trial = solve(&instance, Budget::TRIAL, seed, &OneByOne(1), &Never, &mut |_| {});
//! let micros = 150_000; // what a clock outside says that this took
//! let steps = Pace { steps: trial.steps, micros }.steps_in(29_000_000);
//! # let steps = steps.min(10);
//! let solved = solve(&instance, Budget { steps }, seed, &OneByOne(1), &Never, &mut |progress| {
//!     println!("{}", progress.score);
//! });
//! assert_eq!(solved.to_json(), r#"{"assignments":[[0,0]]}"#);
//! # Ok::<(), meetings::Faults>(())
//! ```

mod instance;
mod leftovers;
mod plan_file;
#[cfg(test)]
mod samples;
mod score;
mod search;
mod solve;

pub use instance::{Fault, FaultKind, Faults, Instance, Meeting};
pub use plan_file::read_plan;
pub use score::{Assignment, Score, score};
pub use solve::{Budget, Solved, solve};
