//! The pages over a running engine, as a browser without scripts sees them.

mod booking;
mod browser;
mod cookies;
mod errors;
mod holds;
mod journey;
mod languages;
mod mailbox;
mod rendered;
mod samples;
mod waiting;
mod words;

pub(super) use browser::{Browser, Seen};
