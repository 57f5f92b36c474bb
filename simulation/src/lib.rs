//! The engine under every order of events.
//!
//! A *seed* is a day: one or two processes with the real [`engine::Engine`] on a ledger in memory, a handful of tables, a few
//! people whom everybody wants, and clients who hold, book, move, cancel, repeat themselves, forget and hurry. A seeded hand
//! decides at every step which of the waiting steps goes on, which one fails, which process dies, which command arrives
//! twice, and what the clock says. Nothing else decides anything, so a seed's day is the same whenever it is run.
//!
//! When a day is over, it is judged:
//!
//! 1. every outcome that was acknowledged is stored, and one key has one outcome;
//! 2. what clients heard of each session can be put in an order of single steps that explains it (`spec`), by a
//!    specification of a session that shares nothing with the scheduler;
//! 3. the feed has every place once, and each availability index is what is stored;
//! 4. the schema never had to refuse what the rules had let through, and nobody waits for ever.

mod checks;
mod clients;
mod coverage;
mod day;
mod dice;
mod finding;
mod gatekeeper;
mod history;
mod idle;
mod ids;
mod node;
mod run;
mod spec;
mod temper;
mod trace;
mod world;

pub use coverage::{Coverage, Seen};
pub use day::{Day, SetupError, run};
pub use finding::{Finding, Kind};
pub use store_memory::{Call, Moment, Point};
pub use temper::Weather;
