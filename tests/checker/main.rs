//! The checker itself is checked: it finds every kind of violation that is planted, and none where there is none.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")]

mod command;
mod ledger;
mod million;
mod planted;
mod plants;
mod random;
