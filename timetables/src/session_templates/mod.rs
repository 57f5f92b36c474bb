//! Session templates of the prison visits service that came after PVB: CSV tables of sessions with capacities, frequencies
//! and groups.

pub(crate) mod groups;
pub(crate) mod import;
pub(crate) mod register;
pub(crate) mod table;
pub(crate) mod template;
pub(crate) mod venue;

#[cfg(test)]
mod tests;
