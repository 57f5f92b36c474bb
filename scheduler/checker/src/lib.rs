//! Whether a whole database keeps the six promises of Assize, judged from its rows alone.
//!
//! The checker shares no code with what it checks: it builds on no other crate of the project, and all that it knows of the
//! schema is in [`rows`]. A back end sends the rows of one snapshot in the order that [`Row`] describes:
//!
//! ```
//! # fn send_all(send: &mut dyn FnMut(checker::Row)) {
//! #     checker::Tables::default().send(send);
//! # }
//! let mut auditor = checker::Auditor::new();
//! send_all(&mut |row| auditor.row(row));
//! let report = auditor.finish();
//! assert!(report.is_lawful(), "{report}");
//! ```
//!
//! The order is such that everything about one booking arrives together and can be forgotten at once. What is kept is small:
//! venues, sessions and their counts, and the violations up to a bound. So a database with any number of bookings is judged
//! in the memory that its sessions take.
//!
//! A [`Violation`] has a stable [`Code`], the promise that it breaks, a sentence, and the rows involved: their ids and the
//! columns that matter, never a name, an address or any other personal data.

mod auditor;
mod capacity;
mod case;
mod code;
mod feed;
mod findings;
mod id;
mod order;
mod people;
mod places;
mod refusals;
mod report;
pub mod rows;
mod tables;
mod violation;

pub use auditor::Auditor;
pub use code::{Code, Promise};
pub use id::Id;
pub use report::Report;
pub use rows::{Part, Row};
pub use tables::Tables;
pub use violation::{RowRef, Violation};
