//! Files of both formats: the example, everything that can be wrong, and what the schemas say.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

mod example;
mod faults;
mod large;
mod mutations;
mod plans;
mod published;
mod schemas;
mod support;
mod text;
