//! Publishing a venue, its spaces and its sessions.

use calendars::Instant;
use scheduler_model::{NewEvent, SessionsDiff, Space, Venue};
use sqlx::SqliteConnection;
use store::{StoreResult, Written};

use crate::tables::{counts, events, sessions, spaces, venues};

/// Writes a venue, its spaces, a diff of its sessions, and the event with the venue's new version.
pub(crate) async fn publish(
    conn: &mut SqliteConnection,
    venue: &Venue,
    given: &[Space],
    diff: &SessionsDiff,
    event: &NewEvent,
    now: Instant,
) -> StoreResult<Written> {
    let version = venues::publish(conn, venue).await?;
    spaces::publish(conn, given).await?;
    sessions::insert(conn, &diff.new).await?;
    counts::offer(conn, &diff.new).await?;
    sessions::update(conn, &diff.changed).await?;
    counts::replace(conn, &diff.changed).await?;
    sessions::close(conn, &diff.closed).await?;
    let event = NewEvent { version, ..event.clone() };
    let last_event = events::append(conn, &[event], now).await?;
    Ok(Written { versions: [(venue.id, version)].into(), last_event })
}
