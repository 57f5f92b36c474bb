//! Sessions.

use async_trait::async_trait;
use calendars::DateRange;
use scheduler_model::{SessionId, VenueId};
use store::{IndexSession, SessionRow, Sessions, StoreResult};

use super::snapshot;
use crate::error::translate;
use crate::statement::Cells;
use crate::store::SqliteStore;
use crate::tables::counts::{Counts, count_columns};
use crate::tables::sessions::session_columns;
use crate::tables::spaces::space_columns;
use crate::tables::venues::venue_columns;
use crate::tables::{sessions, spaces, venues};

#[async_trait]
impl Sessions for SqliteStore {
    async fn session(&self, id: SessionId) -> StoreResult<Option<SessionRow>> {
        let mut snapshot = snapshot(&self.reader).await?;
        let found = sqlx::query(concat!(
            "SELECT ",
            session_columns!(),
            ", ",
            venue_columns!(),
            ", ",
            space_columns!(),
            " FROM sessions AS s JOIN venues AS v ON v.id = s.venue JOIN spaces AS p ON p.id = s.space WHERE s.id = ?"
        ))
        .bind(id.uuid())
        .fetch_optional(&mut *snapshot)
        .await
        .map_err(translate)?;
        let Some(row) = found else { return Ok(None) };
        let counts = sqlx::query(concat!("SELECT ", count_columns!(), " FROM session_counts AS c WHERE c.session = ?"))
            .bind(id.uuid())
            .fetch_all(&mut *snapshot)
            .await
            .map_err(translate)?;
        Ok(Some(SessionRow {
            entry: Counts::read(&counts)?.entry(sessions::read(&row, 0)?),
            venue: venues::read(&row, sessions::COLUMNS)?,
            space: spaces::read(&row, sessions::COLUMNS + venues::COLUMNS)?,
        }))
    }

    async fn index_sessions(&self, venue: VenueId, range: DateRange) -> StoreResult<(u64, Vec<IndexSession>)> {
        let mut snapshot = snapshot(&self.reader).await?;
        let found = sqlx::query("SELECT id, version FROM venues WHERE id = ?")
            .bind(venue.uuid())
            .fetch_optional(&mut *snapshot)
            .await
            .map_err(translate)?;
        let Some(row) = found else { return Ok((0, Vec::new())) };
        let mut cells = Cells::new("venues", &row, 0);
        cells.uuid()?;
        let version = cells.number()?;
        let entries = sessions::of_venue(&mut snapshot, venue, range).await?;
        let index =
            |entry: scheduler_model::SessionEntry| IndexSession { session: entry.session, counts: entry.counts };
        Ok((version, entries.into_iter().map(index).collect()))
    }
}
