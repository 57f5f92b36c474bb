//! From text to problems and plans, with everything that is wrong in one report.
//!
//! A fault has a place, a stable code, a sentence with the cure, and an effect. Few faults spoil a file. Most leave out one
//! element and what cannot be understood without it, so that the hearings that can be listed still are.

mod code;
mod element;
mod fault;
mod file;
mod hearing;
mod horizon;
mod items;
mod json;
mod links;
mod matching;
mod names;
mod path;
mod placements;
mod plan;
mod policy;
mod problem;
mod report;
mod spans;
mod supply;

pub use code::FaultCode;
pub use fault::{Effect, Fault};
pub use plan::{PlanReading, read_plan};
pub use problem::{LeftOut, Reading, read};
