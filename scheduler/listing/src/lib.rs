//! Hearings to days, times, rooms and panels: with reasons, a bound and a stated risk.

mod ground;
mod mask;
mod place;
mod reason;
mod score;
mod search;
mod state;

pub use ground::Ground;
pub use reason::Reason;
pub use score::{Order, Score};
