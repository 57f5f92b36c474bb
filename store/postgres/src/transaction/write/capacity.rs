//! What is taken and given back.

use std::collections::BTreeMap;

use calendars::CapacityClass;
use scheduler_model::{CapacityDelta, Channel, SessionId};
use sqlx::postgres::PgConnection;
use store::{Constraint, StoreError, StoreResult};
use uuid::Uuid;

use crate::error::translate;

/// Changes of one row: held and booked by the public, held and booked by staff.
type Shift = [i64; 4];

/// Both channels of a class are one row, and an `UPDATE ... FROM` changes a row once: they are put together here.
fn by_row(deltas: &[CapacityDelta]) -> BTreeMap<(SessionId, CapacityClass), Shift> {
    let mut rows: BTreeMap<(SessionId, CapacityClass), Shift> = BTreeMap::new();
    for delta in deltas {
        let shift = rows.entry((delta.session, delta.class)).or_default();
        let first = match delta.channel {
            Channel::Public => 0,
            Channel::Staff => 2,
        };
        shift[first] += delta.held;
        shift[first + 1] += delta.booked;
    }
    rows
}

/// Adds the deltas to the counts. The schema refuses what would pass the offer or fall below none.
pub(super) async fn shift(conn: &mut PgConnection, deltas: &[CapacityDelta]) -> StoreResult<()> {
    if deltas.is_empty() {
        return Ok(());
    }
    let rows = by_row(deltas);
    let sessions: Vec<Uuid> = rows.keys().map(|(session, _)| session.uuid()).collect();
    let classes: Vec<&str> = rows.keys().map(|(_, class)| class.code()).collect();
    let column = |place: usize| rows.values().map(|shift| shift[place]).collect::<Vec<i64>>();
    let changed = sqlx::query(
        "UPDATE session_counts c
         SET public_held = c.public_held + d.public_held, public_booked = c.public_booked + d.public_booked,
             staff_held = c.staff_held + d.staff_held, staff_booked = c.staff_booked + d.staff_booked
         FROM UNNEST($1::uuid[], $2::text[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[])
             AS d(session, class, public_held, public_booked, staff_held, staff_booked)
         WHERE c.session = d.session AND c.class = d.class",
    )
    .bind(sessions)
    .bind(classes)
    .bind(column(0))
    .bind(column(1))
    .bind(column(2))
    .bind(column(3))
    .execute(conn)
    .await
    .map_err(translate)?
    .rows_affected();
    if changed != rows.len() as u64 {
        let detail = "a session does not offer the class whose units are taken or given back".to_owned();
        return Err(StoreError::Constraint { constraint: Constraint::Capacity, detail });
    }
    Ok(())
}
