//! The search: a greedy list at once, then better ones until the budget ends.

pub(crate) mod anneal;
pub(crate) mod construct;
mod course;
pub(crate) mod exact;
mod limits;
pub(crate) mod lines;
mod make_way;
pub(crate) mod parts;
pub(crate) mod ruin;
pub(crate) mod scan;
