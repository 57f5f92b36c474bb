//! The checker against small problems and plans whose verdict and cost are known.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

mod plants;
mod random;
mod risks;
mod scores;
mod shown;
mod town;
mod unreadable;
