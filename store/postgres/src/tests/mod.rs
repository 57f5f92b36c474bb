//! The contract of the ports, and what only this back end has.

mod conformance;
mod faults;
mod last_word;
mod nodes;
mod schema;
