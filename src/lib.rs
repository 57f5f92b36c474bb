//! The composition root of Assize: it names the back ends, the transports and the settings, and wires them together.
//!
//! Everything that the binary does is here, so that tests and benches start the same application in their own process.

pub mod app;
pub mod cli;
pub mod commands;
pub mod config;
mod database;
mod files;
pub mod logging;
mod output;
pub mod publishing;
pub mod searching;
mod version;
