//! Which sessions would take a demand, why the others would not, and the next day that would.
//!
//! A pure function over sessions that somebody keeps in memory. The rules are those of admission, so a session that is shown
//! as free is refused later only for what is not known yet: the people's other visits, and whatever others take meanwhile.

mod availability;
mod query;
mod steady;
mod tally;

pub use availability::{Availability, Slot, availability};
pub use query::{Company, OpenSession, Query};
pub use steady::{Steady, steady};
pub use tally::Obstacle;
