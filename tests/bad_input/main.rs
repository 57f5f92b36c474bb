//! Bad input against the whole service, over a socket: what is no HTTP, what is hardly HTTP, and whatever the API's own
//! description allows or forbids. After each the service answers as before.

#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

mod addresses;
mod bodies;
mod description;
mod floods;
mod framing;
mod headers;
mod methods;
mod service;
mod socket;
