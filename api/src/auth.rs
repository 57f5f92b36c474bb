//! Who calls: `Authorization: Bearer KEY`.

use std::sync::Arc;
use std::time::Instant;

use axum::extract::FromRequestParts;
use http::request::Parts;
use http::{HeaderMap, header};
use scheduler_model::{Caller, Channel, Language, Reason, Role, VenueId};

use crate::language::wanted_language;
use crate::limits::client_address;
use crate::problem::{ApiCode, Problem};
use crate::{AppState, keys};

/// The caller whose key came with the request, within its allowance of requests.
#[derive(Debug, Clone)]
pub struct Authenticated {
    /// The caller.
    pub caller: Arc<Caller>,
    /// The language that the request asks for.
    pub language: Language,
}

impl FromRequestParts<AppState> for Authenticated {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        match caller(&parts.headers, state).await {
            Ok(caller) => {
                state.limits().check_key(caller.id)?;
                Ok(Self { caller, language: wanted_language(&parts.headers) })
            }
            Err(problem) => {
                // Whoever tries keys out is slowed down by address.
                state.limits().check_address(client_address(parts, state.settings()))?;
                Err(problem)
            }
        }
    }
}

async fn caller(headers: &HeaderMap, state: &AppState) -> Result<Arc<Caller>, Problem> {
    let key = bearer(headers).ok_or(ApiCode::AuthMissing)?;
    if !keys::is_well_formed(key) {
        return Err(ApiCode::AuthUnknown.into());
    }
    let (hash, now) = (keys::hash(key), Instant::now());
    if let Some(caller) = state.known_keys().get(&hash, now) {
        return Ok(caller);
    }
    let found = state.engine().store().caller_by_key(hash).await;
    let caller = found.map_err(|error| Problem::unreadable(&error))?.map(Arc::new);
    state.known_keys().put(hash, caller.as_ref(), now);
    caller.ok_or_else(|| ApiCode::AuthUnknown.into())
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, key) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| key.trim())
}

impl Authenticated {
    /// Refuses callers of a lesser role.
    ///
    /// # Errors
    /// `caller.role`.
    pub fn at_least(&self, role: Role) -> Result<(), Problem> {
        if self.caller.role >= role { Ok(()) } else { Err(ApiCode::CallerRole.into()) }
    }

    /// Refuses callers that may not act at the venue.
    ///
    /// # Errors
    /// `caller.venue`.
    pub fn at(&self, venue: VenueId) -> Result<(), Problem> {
        if self.caller.venues.includes(venue) { Ok(()) } else { Err(Reason::CallerVenue.into()) }
    }

    /// Refuses a channel that the caller's role may not use.
    ///
    /// # Errors
    /// `caller.channel`.
    pub fn may_use(&self, channel: Channel) -> Result<(), Problem> {
        if self.caller.role.may_use(channel) { Ok(()) } else { Err(Reason::CallerChannel.into()) }
    }

    /// The channel that the caller uses where the request names none: its role's own.
    #[must_use]
    pub fn channel(&self) -> Channel {
        if self.caller.role >= Role::Staff { Channel::Staff } else { Channel::Public }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Bearer abc", Some("abc"))]
    #[case("bearer  abc ", Some("abc"))]
    #[case("Basic abc", None)]
    #[case("abc", None)]
    fn the_scheme_is_bearer(#[case] value: &str, #[case] key: Option<&str>) {
        let mut headers = HeaderMap::new();
        headers.insert(header::AUTHORIZATION, value.parse().unwrap());
        assert_eq!(bearer(&headers), key);
    }
}
