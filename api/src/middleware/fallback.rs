//! Addresses and methods that there are not.

use crate::problem::{ApiCode, Problem};

/// Nothing is at this address.
pub(crate) async fn not_found() -> Problem {
    ApiCode::RouteNotFound.into()
}

/// What is at this address does not answer to this method.
pub(crate) async fn method_not_allowed() -> Problem {
    ApiCode::RouteMethod.into()
}
