//! The timetables of the prison visits booking service ("PVB"): one YAML file a prison.
//!
//! Two readings. *Strict* refuses a file in which something cannot be meant. *As recorded* reads it as that service does,
//! which ignores what it does not know, casts what has the wrong type and fills in what is missing.

pub(crate) mod expected_slots;
pub(crate) mod folder;
pub(crate) mod holidays;
pub(crate) mod lint;
pub(crate) mod prison;
pub(crate) mod reader;
pub(crate) mod slot_text;
pub(crate) mod uuids;
pub(crate) mod venue;

#[cfg(test)]
mod tests;
