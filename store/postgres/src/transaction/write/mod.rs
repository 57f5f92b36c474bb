//! Writes a batch: a fixed number of statements, however many changes it holds; those with nothing to do are left out.
//!
//! Everything that only this transaction's locks guard comes first. Idempotency keys follow, in order, because another node
//! may be writing the same key. The venues' versions and the feed come last: every writer wants these rows.

mod ahead;
mod bookings;
mod capacity;
mod feed;
mod holds;
mod messages;
mod occupancies;
mod outcomes;
mod versions;

pub(super) use feed::{append, last_place};

use std::collections::BTreeSet;

use calendars::Instant;
use scheduler_model::{ChangeSet, PersonId};
use sqlx::postgres::PgConnection;
use store::{Constraint, StoreError, StoreResult, Written};
use uuid::Uuid;

use ahead::Ahead;

use crate::error::translate;

/// Writes a batch. `tidy` are people of whose time nothing has run out.
pub(super) async fn write(
    conn: &mut PgConnection,
    changes: &ChangeSet,
    tidy: &BTreeSet<PersonId>,
    now: Instant,
) -> StoreResult<Written> {
    capacity::shift(conn, &changes.capacity).await?;
    let untidy: BTreeSet<PersonId> =
        changes.occupancies_new.iter().map(|new| new.person).filter(|person| !tidy.contains(person)).collect();
    let mut ahead = Ahead::new(conn);
    if !changes.occupancies_gone.is_empty() {
        ahead.then(|| occupancies::remove(&changes.occupancies_gone)).await?;
    }
    if !untidy.is_empty() {
        ahead.then(|| occupancies::tidy_away(&untidy, now)).await?;
    }
    if !changes.occupancies_new.is_empty() {
        ahead.then(|| occupancies::add(&changes.occupancies_new)).await?;
    }
    if !changes.holds_new.is_empty() {
        ahead.then(|| holds::insert(&changes.holds_new)).await?;
    }
    if !changes.holds_changed.is_empty() {
        holds::update(ahead.done().await?, &changes.holds_changed).await?;
    }
    if !changes.bookings_new.is_empty() {
        ahead.then(|| bookings::insert(&changes.bookings_new)).await?;
    }
    if !changes.bookings_changed.is_empty() {
        bookings::update(ahead.done().await?, &changes.bookings_changed).await?;
    }
    if !changes.messages.is_empty() {
        ahead.then(|| messages::silence(&changes.messages)).await?;
        ahead.then(|| messages::insert(&changes.messages, now)).await?;
    }
    if !changes.outcomes.is_empty() {
        ahead.then(|| outcomes::insert(&changes.outcomes, now)).await?;
    }
    let conn = ahead.done().await?;
    let versions = versions::raise(conn, &changes.venues).await?;
    let last_event = match changes.events.as_slice() {
        [] => last_place(conn).await?,
        events => append(conn, events, now).await?,
    };
    Ok(Written { versions, last_event })
}

/// What shall change does not exist: no decision should ever ask for it.
fn missing(what: &str) -> StoreError {
    StoreError::Constraint { constraint: Constraint::Other, detail: format!("{what} that shall change does not exist") }
}

/// An update asks for a version below the new one. Why did it not find all of its rows? `exist` counts those that are there
/// whatever their version.
async fn explain_lost_update(conn: &mut PgConnection, exist: &'static str, ids: Vec<Uuid>, what: &str) -> StoreError {
    let wanted = i64::try_from(ids.len()).unwrap_or(i64::MAX);
    match sqlx::query_scalar::<_, i64>(exist).bind(ids).fetch_one(conn).await {
        Ok(found) if found < wanted => missing(what),
        Ok(_) => StoreError::Retry(format!("{what} was changed by another transaction")),
        Err(error) => translate(error),
    }
}
