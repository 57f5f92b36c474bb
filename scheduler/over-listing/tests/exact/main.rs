//! Every answer against the plain enumeration of everything that may happen, in exact fractions.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop where it is wrong")]

mod block;
mod distribution;
mod floats;
mod joint;
mod timed;
