//! Employment-tribunal regions drawn from a seed: listing problems for tests and for measurement.
//!
//! [`draw()`] makes a [`Problem`](listing_model::Problem) of a given [`Size`] on a [`Ground`]: the offices, venues and rooms of
//! the tribunals, read from the published tables ([`Ground::read`]) or invented ([`Ground::invented`]). Hearings, people and
//! their calendars are drawn; how often what occurs is in tables, each beside what it describes. The same ground, size and
//! seed give the same problem, byte for byte, on every machine.
//!
//! Supply follows the load: [`Size::pressure`] says how many percent of the judges' time is asked for.

mod calendar;
mod demand;
mod draw;
mod ground;
mod hand;
mod in_force;
mod size;
mod summary;
mod supply;

pub use draw::draw;
pub use ground::{Building, Ground, GroundError, Office, Tables};
pub use size::Size;
pub use summary::{Summary, TypeSummary};
