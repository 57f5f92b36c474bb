//! Whether a person may take a seat of a role in a session, whatever else they do.

use serde::Serialize;
use thiserror::Error;

use crate::model::{Person, Session};

/// What keeps a person from a seat, the most lasting first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Error)]
#[serde(rename_all = "snake_case")]
pub enum Hindrance {
    /// They do not have the role.
    #[error("they do not have the role")]
    Role,
    /// They lack an authorisation that the session needs.
    #[error("they lack an authorisation that the session needs")]
    Authorisation,
    /// They do not sit in Welsh.
    #[error("they do not sit in Welsh")]
    Welsh,
    /// They do not sit at the venue.
    #[error("they do not sit at the venue")]
    Venue,
    /// They are not available then.
    #[error("they are not available then")]
    Unavailable,
    /// They sit elsewhere at the time.
    #[error("they sit elsewhere at the time")]
    Busy,
    /// They would pass the most sittings of the whole rota.
    #[error("they have as many sittings as they may")]
    Most,
    /// They would pass the most sittings of a week.
    #[error("they have as many sittings in that week as they may")]
    MostInWeek,
}

/// What keeps `person` from sitting in `session` in a role, by what they are and when they can. `None`: nothing does.
pub(crate) fn unfit(person: &Person, session: &Session, role: &str) -> Option<Hindrance> {
    let lacks = |needed: &String| !person.authorisations.contains(needed);
    if !person.roles.iter().any(|has| has == role) {
        Some(Hindrance::Role)
    } else if session.needs.iter().any(lacks) {
        Some(Hindrance::Authorisation)
    } else if session.welsh && !person.welsh {
        Some(Hindrance::Welsh)
    } else if !person.venues.is_empty() && !person.venues.contains(&session.venue) {
        Some(Hindrance::Venue)
    } else if !session.half_days().all(|at| person.available.covers(at)) {
        Some(Hindrance::Unavailable)
    } else {
        None
    }
}
