//! YAML (and JSON) as positioned nodes, read strictly.
//!
//! Serde would lose what a lint lives from: the line of a value, a key that comes twice, a key that nobody asked for.

pub(crate) mod cursor;
pub(crate) mod fields;
pub(crate) mod node;
pub(crate) mod reader;
pub(crate) mod ruby;
mod suggest;

#[cfg(test)]
mod tests;
