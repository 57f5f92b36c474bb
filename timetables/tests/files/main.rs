//! Whole files: the project's demo venues, and the real data beside the project where it is there.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "tests fail with a panic and say what they skip")]

mod damaged;
mod demo_venues;
mod pvb;
mod replay;
mod session_templates;
mod support;
