//! What is asked for: hearings with their needs, parties and links.

pub(crate) mod draft;
pub(crate) mod hearings;
pub(crate) mod kinds;
pub(crate) mod links;
pub(crate) mod parties;
pub(crate) mod preferences;
pub(crate) mod times;
