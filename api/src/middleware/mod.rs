//! What every request passes through.

mod deadline;
mod fallback;
mod framing;
mod headers;
mod leaving;
mod observe;
mod panics;
mod request_id;

pub(crate) use deadline::{Deadline, within};
pub(crate) use fallback::{method_not_allowed, not_found};
pub(crate) use framing::sound_framing;
pub(crate) use headers::{NoStore, no_store, secure};
pub(crate) use leaving::close_when_leaving;
pub(crate) use observe::observe;
pub(crate) use panics::caught;
pub(crate) use request_id::{FreshRequestIds, drop_foreign_ids, header_name, request_id};
