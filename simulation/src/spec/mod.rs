//! What a session is, said again in the plainest way: tables, holds that run out, bookings. Nothing of the engine is used.

mod place;
mod refusal;
mod search;
mod story;

pub(crate) use search::{Verdict, explain};
pub(crate) use story::stories;
