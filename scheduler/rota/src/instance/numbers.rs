//! Names, times and places by number.

use std::collections::BTreeSet;

use super::Stop;
use crate::model::{Rota, Session};

/// Things by number, in their own order.
pub(super) struct Numbers<T>(Vec<T>);

pub(super) type Names<'a> = Numbers<&'a str>;

impl<T: Ord> FromIterator<T> for Numbers<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self(items.into_iter().collect::<BTreeSet<T>>().into_iter().collect())
    }
}

impl<T: Ord> Numbers<T> {
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The number of a thing that is known.
    pub(super) fn number(&self, item: &T) -> usize {
        self.0.binary_search(item).unwrap_or_default()
    }
}

impl<'a> Names<'a> {
    pub(super) fn name(&self, number: usize) -> &'a str {
        self.0[number]
    }
}

/// Courthouses and courtrooms by number.
pub(super) struct Places<'a> {
    venues: Names<'a>,
    rooms: Numbers<(&'a str, Option<&'a str>)>,
}

impl<'a> Places<'a> {
    pub(super) fn new(rota: &'a Rota) -> Self {
        let sessions = &rota.sessions;
        Self {
            venues: sessions.iter().map(|session| session.venue.as_str()).collect(),
            rooms: sessions.iter().map(|session| (session.venue.as_str(), session.room.as_deref())).collect(),
        }
    }

    pub(super) fn stops(&self, session: &'a Session) -> impl Iterator<Item = Stop> {
        let venue = self.venues.number(&session.venue.as_str());
        let room = self.rooms.number(&(session.venue.as_str(), session.room.as_deref()));
        session.half_days().map(move |at| Stop { day: at.date.days_since_epoch(), half: at.half, venue, room })
    }
}
