//! The slot-allocation core: pure and deterministic.
//!
//! No I/O, no clock and no randomness of its own: whatever a decision needs comes in, whatever it changes goes out.
//!
//! - [`rules`]: one rule, one file. A rule looks and says why not; it changes nothing.
//! - [`admission`]: a batch of commands and the touched part of the ledger in, outcomes and a set of changes out.
//! - [`search`]: which sessions would fit, why the others do not, and the next day that does.
//! - [`publication`]: how the stored sessions must change to be those of a timetable.
//! - [`planted`]: known mistakes, in no build that serves.
//! - [`mip`]: integer programs, solved and checked exactly.

pub mod admission;
pub mod mip;
pub mod planted;
pub mod publication;
pub mod rules;
pub mod search;

#[cfg(test)]
mod fixtures;
