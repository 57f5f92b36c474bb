//! HTTP: the JSON API under `/v1` and the visitor's pages.

pub mod auth;
pub mod contact;
mod described;
mod docs;
mod health;
pub mod keys;
mod known_keys;
pub mod language;
mod limits;
mod middleware;
mod pages;
pub mod party;
pub mod problem;
mod request;
mod router;
mod serve;
mod state;
#[cfg(test)]
mod testing;
mod v1;
mod waiting_room;
pub mod words;

pub use router::router;
pub use serve::{ConnectionLimits, serve};
pub use state::{ApiSettings, AppParts, AppState};
pub use v1::event_json;
pub use waiting_room::{WaitingRoom, WaitingRoomSettings};
