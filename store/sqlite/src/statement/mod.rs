//! Statements over many rows, and the way of values into and out of them.

mod bindings;
mod cells;
mod many;

pub(crate) use bindings::{Bindings, ids, pairs};
pub(crate) use cells::Cells;
pub(crate) use many::Many;
