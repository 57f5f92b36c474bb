//! Whether rows come in the order that was agreed.

use crate::{Id, Row};

/// Where a row stands in an audit: its pass, and its place within the pass.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Snapshot,
    Venue(Id),
    Space(Id),
    Session(Id),
    Count(Id),
    Feed(i64),
    EventId(Id),
    Time(Id, i64),
    Reference(String),
    Other,
    Case(Id),
}

impl Place {
    fn of(row: &Row) -> Self {
        match row {
            Row::Snapshot(_) => Self::Snapshot,
            Row::Venue(venue) => Self::Venue(venue.id),
            Row::Space(space) => Self::Space(space.id),
            Row::Session(session) => Self::Session(session.id),
            Row::Count(count) => Self::Count(count.session),
            Row::Feed(event) => Self::Feed(event.seq),
            Row::EventId(event) => Self::EventId(event.id),
            Row::Time(time) => Self::Time(time.person, time.starts_at),
            Row::Reference(reference) => Self::Reference(reference.reference.clone()),
            Row::Other(_) => Self::Other,
            Row::Case(booking, _) => Self::Case(*booking),
        }
    }
}

/// Watches the order of rows.
#[derive(Debug, Default)]
pub(crate) struct Order {
    last: Option<Place>,
    broken: Option<String>,
}

impl Order {
    /// Takes note of the next row. False from the first row on that is out of order: what follows proves nothing.
    pub(crate) fn admits(&mut self, row: &Row) -> bool {
        if self.broken.is_some() {
            return false;
        }
        let place = Place::of(row);
        self.broken = match &self.last {
            None if place != Place::Snapshot => Some(format!("the snapshot must come first, not {place:?}")),
            Some(Place::Snapshot) if place == Place::Snapshot => Some("there are two snapshots".to_owned()),
            Some(last) if place < *last => Some(format!("{place:?} came after {last:?}")),
            _ => None,
        };
        self.last = Some(place);
        self.broken.is_none()
    }

    /// Why the order was broken, if it was.
    pub(crate) fn into_broken(self) -> Option<String> {
        match self.last {
            None => Some("there were no rows, not even the snapshot's".to_owned()),
            Some(_) => self.broken,
        }
    }
}
