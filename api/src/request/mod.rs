//! Reading requests: each fault with its place, the rule and the cure.

mod body;
mod conditional;
mod cursor;
mod json;
mod params;
mod path;
mod reading;

pub(crate) use body::{Commanded, Idempotency, JsonBody};
pub(crate) use conditional::{Expected, IfMatch, entity_tag, is_known_to};
pub(crate) use cursor::{booking_cursor, read_booking_cursor};
pub(crate) use params::Params;
pub(crate) use path::PathText;
pub(crate) use reading::{Reader, class_of, days};
