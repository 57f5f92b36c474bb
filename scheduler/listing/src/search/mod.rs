//! The search: a greedy list at once, then better ones until the budget ends.

pub(crate) mod links;
pub(crate) mod people;
pub(crate) mod scan;
