//! The event feed.

use async_trait::async_trait;
use scheduler_model::{BookingId, Event, EventId, EventKind, NewEvent, SessionId, VenueId};
use sqlx::postgres::PgRow;
use store::{EventPage, Feed, News, StoreError, StoreResult};
use uuid::Uuid;

use crate::PostgresStore;
use crate::error::translate;
use crate::limit::answered;
use crate::rows::Reader;

#[async_trait]
impl Feed for PostgresStore {
    async fn events(&self, after: u64, limit: u32, venues: Option<&[VenueId]>) -> StoreResult<EventPage> {
        let venues: Option<Vec<Uuid>> = venues.map(|ids| ids.iter().map(|id| id.uuid()).collect());
        // One snapshot for the feed's end and the page, so that the end is never before the page's last event.
        let rows = sqlx::query(
            "SELECT f.last AS f_last, e.seq, e.id, e.at, e.kind, e.venue, e.session, e.booking, e.version
             FROM feed f
             LEFT JOIN LATERAL (
                 SELECT * FROM events
                 WHERE seq > $1 AND ($3::uuid[] IS NULL OR venue = ANY($3))
                 ORDER BY seq LIMIT $2
             ) e ON true
             WHERE f.only_row ORDER BY e.seq",
        )
        .bind(i64::try_from(after).unwrap_or(i64::MAX))
        .bind(i64::from(limit))
        .bind(venues)
        .fetch_all(&self.pool)
        .await
        .map_err(translate)?;
        let first = rows.first().ok_or_else(|| StoreError::Schema("the feed's row is missing".to_owned()))?;
        let last = Reader::new(first, "feed", "id").u64("f_last")?;
        let events = rows.iter().filter_map(|row| event(row).transpose()).collect::<StoreResult<_>>()?;
        Ok(EventPage { events, last })
    }

    async fn news(&self, after: u64) -> StoreResult<News> {
        answered(super::news::news(&self.pool, after)).await
    }
}

/// The event of a row; `None` where the outer join found none.
fn event(row: &PgRow) -> StoreResult<Option<Event>> {
    let read = Reader::new(row, "events", "id");
    let Some(id) = read.optional_id("id", EventId::from_uuid)? else { return Ok(None) };
    Ok(Some(Event {
        seq: read.u64("seq")?,
        at: read.instant("at")?,
        event: NewEvent {
            id,
            kind: read.code("kind", EventKind::from_code)?,
            venue: read.id("venue", VenueId::from_uuid)?,
            session: read.optional_id("session", SessionId::from_uuid)?,
            booking: read.optional_id("booking", BookingId::from_uuid)?,
            version: read.u64("version")?,
        },
    }))
}
