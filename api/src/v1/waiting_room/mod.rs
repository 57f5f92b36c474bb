//! The line in front of booking, when there is one.

pub(super) mod see;
pub(super) mod take;
