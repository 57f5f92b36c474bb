//! Holds: units kept for somebody for a while.

pub(super) mod create;
pub(super) mod extend;
pub(super) mod get;
pub(super) mod release;

use scheduler_model::{HoldId, Reason};

use crate::problem::Problem;

/// The hold that an address names. What is not an id names none.
fn named(text: &str) -> Result<HoldId, Problem> {
    text.parse().map_err(|_| Reason::HoldUnknown.into())
}
