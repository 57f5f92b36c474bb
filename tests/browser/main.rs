//! What a visitor sees, in a real browser: the application in this process, Chromium driven through WebDriver.
//!
//! A test is a call of [`harness::browse`] with a profile (phone or desktop, with scripts or without). Every page that a test
//! arrives at is checked as a whole (`harness/checks.rs`); a test itself tells only where it is and what it does. Steps that
//! several tests take are in `steps/`. With `ASSIZE_SCREENSHOTS=FOLDER` every page is saved there, at both widths.

#![expect(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]
#![expect(clippy::print_stdout, reason = "a failure says where it has left its picture")]

mod booking_on_a_phone;
mod checks_find_faults;
mod errors;
mod harness;
mod keyboard;
mod other_pages;
mod steps;
mod taken_and_expired;
mod waiting_room;
mod welsh;
mod without_scripts;
