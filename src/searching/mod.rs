//! Searches on the machine's cores and by its clock: what the pure crates under `scheduler/` may not know of. Commands and
//! benches search in the same way.

mod clock;
mod proofs;
mod speed;
mod threads;

pub use clock::Clock;
pub use proofs::Proofs;
pub use speed::{steps_for_list, steps_for_meetings};
pub use threads::Threads;
