//! Holds that are made and that change.

use scheduler_model::{Contact, Hold, Party};
use sqlx::postgres::PgConnection;
use sqlx::types::Json;
use store::StoreResult;
use uuid::Uuid;

use super::ahead::Statement;
use super::explain_lost_update;
use crate::error::translate;
use crate::time::timestamp;

fn ids(holds: &[Hold], id: impl Fn(&Hold) -> Uuid) -> Vec<Uuid> {
    holds.iter().map(id).collect()
}

fn parties(holds: &[Hold]) -> Vec<Json<&Party>> {
    holds.iter().map(|hold| Json(&hold.party)).collect()
}

fn contacts(holds: &[Hold]) -> Vec<Option<Json<&Contact>>> {
    holds.iter().map(|hold| hold.contact.as_ref().map(Json)).collect()
}

/// Holds that did not exist.
pub(super) fn insert(holds: &[Hold]) -> Statement<'_> {
    sqlx::query(
        "INSERT INTO holds (id, booking, replaces, venue, session, class, channel, units, party, contact, caller, created_at,
                            last_moment, version, state, state_at)
         SELECT * FROM UNNEST($1::uuid[], $2::uuid[], $3::boolean[], $4::uuid[], $5::uuid[], $6::text[], $7::text[],
                              $8::bigint[], $9::jsonb[], $10::jsonb[], $11::uuid[], $12::timestamptz[], $13::timestamptz[],
                              $14::bigint[], $15::text[], $16::timestamptz[])",
    )
    .bind(ids(holds, |hold| hold.id.uuid()))
    .bind(ids(holds, |hold| hold.booking.uuid()))
    .bind(holds.iter().map(|hold| hold.replaces).collect::<Vec<_>>())
    .bind(ids(holds, |hold| hold.venue.uuid()))
    .bind(ids(holds, |hold| hold.session.uuid()))
    .bind(holds.iter().map(|hold| hold.class.code()).collect::<Vec<_>>())
    .bind(holds.iter().map(|hold| hold.channel.code()).collect::<Vec<_>>())
    .bind(holds.iter().map(|hold| i64::from(hold.units.0)).collect::<Vec<_>>())
    .bind(parties(holds))
    .bind(contacts(holds))
    .bind(ids(holds, |hold| hold.caller.uuid()))
    .bind(holds.iter().map(|hold| timestamp(hold.created_at)).collect::<Vec<_>>())
    .bind(holds.iter().map(|hold| timestamp(hold.last_moment)).collect::<Vec<_>>())
    .bind(holds.iter().map(|hold| i64::from(hold.version)).collect::<Vec<_>>())
    .bind(holds.iter().map(|hold| hold.state.code()).collect::<Vec<_>>())
    .bind(holds.iter().map(|hold| timestamp(hold.state.instant())).collect::<Vec<_>>())
}

/// Holds whose row changes: state, version, party, contact. A row that is already as new as that was changed behind our
/// back: the batch begins again.
pub(super) async fn update(conn: &mut PgConnection, holds: &[Hold]) -> StoreResult<()> {
    let changed = sqlx::query(
        "UPDATE holds h
         SET party = n.party, contact = n.contact, version = n.version, state = n.state, state_at = n.state_at
         FROM UNNEST($1::uuid[], $2::jsonb[], $3::jsonb[], $4::bigint[], $5::text[], $6::timestamptz[])
             AS n(id, party, contact, version, state, state_at)
         WHERE h.id = n.id AND h.version < n.version",
    )
    .bind(ids(holds, |hold| hold.id.uuid()))
    .bind(parties(holds))
    .bind(contacts(holds))
    .bind(holds.iter().map(|hold| i64::from(hold.version)).collect::<Vec<_>>())
    .bind(holds.iter().map(|hold| hold.state.code()).collect::<Vec<_>>())
    .bind(holds.iter().map(|hold| timestamp(hold.state.instant())).collect::<Vec<_>>())
    .execute(&mut *conn)
    .await
    .map_err(translate)?
    .rows_affected();
    if changed != holds.len() as u64 {
        let exist = "SELECT count(*) FROM holds WHERE id = ANY($1)";
        return Err(explain_lost_update(conn, exist, ids(holds, |hold| hold.id.uuid()), "a hold").await);
    }
    Ok(())
}
