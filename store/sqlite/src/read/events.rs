//! The event feed.

use async_trait::async_trait;
use scheduler_model::VenueId;
use store::{EventPage, Feed, StoreResult};

use super::snapshot;
use crate::error::translate;
use crate::statement::{Bindings, ids};
use crate::store::SqliteStore;
use crate::tables::events::{self, event_columns};

#[async_trait]
impl Feed for SqliteStore {
    async fn events(&self, after: u64, limit: u32, venues: Option<&[VenueId]>) -> StoreResult<EventPage> {
        let mut snapshot = snapshot(&self.reader).await?;
        let last = events::last(&mut snapshot).await?;
        if after >= last {
            return Ok(EventPage { events: Vec::new(), last });
        }
        let mut values = Bindings::default();
        values.big(after)?;
        let sql = match venues {
            None => concat!("SELECT ", event_columns!(), " FROM events AS e WHERE e.seq > ? ORDER BY e.seq LIMIT ?"),
            Some([venue]) => {
                values.uuid(venue.uuid())?;
                concat!(
                    "SELECT ",
                    event_columns!(),
                    " FROM events AS e WHERE e.seq > ? AND e.venue = ? ORDER BY e.seq LIMIT ?"
                )
            }
            // By place and not by venue: the events of several venues would have to be sorted before the first is known.
            Some(venues) => {
                values.text(ids(venues.iter().copied().map(VenueId::uuid)))?;
                concat!(
                    "SELECT ",
                    event_columns!(),
                    " FROM events AS e WHERE e.seq > ? AND +e.venue IN (SELECT unhex(value) FROM json_each(?))
                     ORDER BY e.seq LIMIT ?"
                )
            }
        };
        values.int(limit)?;
        let rows = sqlx::query_with(sql, values.into_arguments()).fetch_all(&mut *snapshot).await.map_err(translate)?;
        Ok(EventPage { events: rows.iter().map(events::read).collect::<StoreResult<_>>()?, last })
    }
}
