//! Sessions and what is left in them.

use async_trait::async_trait;
use calendars::DateRange;
use scheduler_model::{SessionEntry, SessionId, VenueId};
use sqlx::Row;
use store::{IndexSession, SessionRow, Sessions, StoreResult};
use uuid::Uuid;

use crate::PostgresStore;
use crate::error::translate;
use crate::rows::{
    Reader, count, count_columns, has_count, same_session, session, session_columns, space, space_columns, venue,
    venue_columns,
};
use crate::time::date;

#[async_trait]
impl Sessions for PostgresStore {
    async fn session(&self, id: SessionId) -> StoreResult<Option<SessionRow>> {
        let rows = sqlx::query(concat!(
            "SELECT ",
            session_columns!(),
            ", ",
            venue_columns!(),
            ", ",
            space_columns!(),
            ", ",
            count_columns!(),
            " FROM sessions s JOIN venues v ON v.id = s.venue JOIN spaces p ON p.id = s.space
              LEFT JOIN session_counts c ON c.session = s.id WHERE s.id = $1"
        ))
        .bind(id.uuid())
        .fetch_all(&self.pool)
        .await
        .map_err(translate)?;
        let Some(first) = rows.first() else { return Ok(None) };
        let mut counts = Vec::with_capacity(rows.len());
        for row in &rows {
            if has_count(row)? {
                counts.push(count(row)?.1);
            }
        }
        counts.sort_by_key(|count| count.class);
        let entry = SessionEntry { session: session(first)?, counts };
        Ok(Some(SessionRow { entry, venue: venue(first)?, space: space(first)? }))
    }

    async fn index_sessions(&self, venue: VenueId, range: DateRange) -> StoreResult<(u64, Vec<IndexSession>)> {
        // One row for each class of each session; one without a session if the venue has none in the range.
        let rows = sqlx::query(concat!(
            "SELECT v.id AS v_id, v.version AS v_version, ",
            session_columns!(),
            ", ",
            count_columns!(),
            " FROM venues v
              LEFT JOIN sessions s ON s.venue = v.id AND s.date BETWEEN $2 AND $3
              LEFT JOIN session_counts c ON c.session = s.id
              WHERE v.id = $1 ORDER BY s.date, s.start_time, s.space, s.end_time, s.id"
        ))
        .bind(venue.uuid())
        .bind(date(range.first()))
        .bind(date(range.last()))
        .fetch_all(&self.pool)
        .await
        .map_err(translate)?;
        let version = rows.first().map_or(Ok(0), |row| Reader::new(row, "venues", "v_id").u64("v_version"))?;
        let mut sessions: Vec<IndexSession> = Vec::with_capacity(rows.len());
        for row in &rows {
            if row.try_get::<Option<Uuid>, _>("s_id").map_err(translate)?.is_none() {
                continue;
            }
            if !same_session(row, sessions.last().map(|last| &last.session))? {
                sessions.push(IndexSession { session: session(row)?, counts: Vec::new() });
            }
            if let (Some(last), true) = (sessions.last_mut(), has_count(row)?) {
                last.counts.push(count(row)?.1);
            }
        }
        for session in &mut sessions {
            session.counts.sort_by_key(|count| count.class);
        }
        Ok((version, sessions))
    }
}
