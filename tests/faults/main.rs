//! Real faults against the real binary: processes are killed, disks fill up, clocks jump, connections break, while clients
//! hold, book, change and cancel.
//!
//! A test starts a [`harness::service::Service`], sets a [`harness::load::Load`] to work on it, does harm, waits until the
//! service works again, ends the load and calls `verify`: every acknowledged command is there with the same answer under its
//! key, nothing is there twice, the feed has no gap, `assize check` finds nothing, no node panicked or needed more than 200
//! MiB. Every wait is for a condition, with a limit.
//!
//! `FAULTS_ROUNDS` repeats each harm so many times, `FAULTS_SEED` begins the random source; `make faults` runs the long form.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail by panicking")]
#![expect(clippy::print_stdout, reason = "each test reports what it has met")]

mod clock_set;
mod connection_cut;
mod database_down;
mod disk_full;
mod harness;
mod mail_server;
mod many_connections;
mod node_killed;
mod node_paused;
