//! What hearings are held with: rooms, office-holders, interpreters, lists.

pub(crate) mod absences;
pub(crate) mod attributes;
pub(crate) mod interpreters;
pub(crate) mod judges;
pub(crate) mod languages;
pub(crate) mod lists;
pub(crate) mod members;
pub(crate) mod rooms;
pub(crate) mod travel;
