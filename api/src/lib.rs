//! HTTP: the JSON API under `/v1` and the visitor's pages.

mod state;
pub mod words;

pub use state::{ApiSettings, AppParts, AppState, Mailbox, MailboxEntry};
