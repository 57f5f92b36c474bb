//! What the tests are made of.

pub(crate) mod caller;
pub(crate) mod clock;
pub(crate) mod crowd;
pub(crate) mod database;
pub(crate) mod disk;
pub(crate) mod journal;
pub(crate) mod load;
pub(crate) mod mail;
pub(crate) mod node;
pub(crate) mod proxy;
pub(crate) mod service;
pub(crate) mod settings;
pub(crate) mod venue;
mod verify;
pub(crate) mod wait;
