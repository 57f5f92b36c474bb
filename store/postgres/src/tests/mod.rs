//! The contract of the ports, and what only this back end has.

mod conformance;
