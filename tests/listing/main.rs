//! `assize listing` as listing officers use it: files in, files and words out, exit codes.

#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

mod bad_input;
mod changes;
mod desk;
mod explaining;
mod history;
mod meetings;
mod pictures;
mod rota;
mod schemas;
mod solving;
