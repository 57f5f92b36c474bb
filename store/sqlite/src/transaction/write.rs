//! A batch's changes, set-wise: each kind is one statement for up to 256 rows.

use std::collections::BTreeSet;

use calendars::Instant;
use scheduler_model::{ChangeSet, PersonId};
use sqlx::SqliteConnection;
use store::{StoreResult, Written};

use crate::tables::{bookings, counts, events, holds, occupancies, outbox, outcomes, venues};

/// Writes a batch's changes in the order of its fields. `tidy` are people of whose time nothing has run out.
pub(crate) async fn write(
    conn: &mut SqliteConnection,
    changes: &ChangeSet,
    tidy: &BTreeSet<PersonId>,
    now: Instant,
) -> StoreResult<Written> {
    counts::shift(conn, &changes.capacity).await?;
    let raised: Vec<_> = changes.venues.iter().copied().collect();
    let versions = venues::raise(conn, &raised).await?.into_iter().collect();
    let gone: Vec<_> = changes.occupancies_gone.iter().copied().collect();
    occupancies::delete(conn, &gone).await?;
    if !changes.occupancies_new.is_empty() {
        occupancies::tidy_away(conn, &changes.occupancies_new, tidy, now).await?;
        occupancies::insert(conn, &changes.occupancies_new).await?;
    }
    holds::insert(conn, &changes.holds_new).await?;
    holds::update(conn, &changes.holds_changed).await?;
    bookings::insert(conn, &changes.bookings_new).await?;
    bookings::update(conn, &changes.bookings_changed).await?;
    let last_event = events::append(conn, &changes.events, now).await?;
    if !changes.messages.is_empty() {
        outbox::insert(conn, &changes.messages, now).await?;
    }
    outcomes::insert(conn, &changes.outcomes, now).await?;
    Ok(Written { versions, last_event })
}

/// How many rows a batch writes, about: what they weigh in the log.
pub(crate) fn rows(changes: &ChangeSet) -> usize {
    changes.occupancies_new.len()
        + changes.occupancies_gone.len()
        + changes.holds_new.len()
        + changes.holds_changed.len()
        + changes.bookings_new.len()
        + changes.bookings_changed.len()
        + changes.messages.len()
        + changes.outcomes.len()
}
