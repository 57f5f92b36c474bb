//! The venues' versions.

use std::collections::{BTreeMap, BTreeSet};

use scheduler_model::VenueId;
use sqlx::postgres::PgConnection;
use store::StoreResult;

use super::super::uuids;
use super::missing;
use crate::error::translate;
use crate::rows::Reader;

/// Raises each venue's version by one. The rows are locked in id order first: an `UPDATE` alone has no order.
pub(super) async fn raise(conn: &mut PgConnection, venues: &BTreeSet<VenueId>) -> StoreResult<BTreeMap<VenueId, u64>> {
    if venues.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows = sqlx::query(
        "WITH locked AS MATERIALIZED (SELECT id FROM venues WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE)
         UPDATE venues v SET version = v.version + 1 FROM locked WHERE v.id = locked.id
         RETURNING v.id AS v_id, v.version AS v_version",
    )
    .bind(uuids(venues, VenueId::uuid))
    .fetch_all(conn)
    .await
    .map_err(translate)?;
    if rows.len() != venues.len() {
        return Err(missing("a venue"));
    }
    rows.iter()
        .map(|row| {
            let read = Reader::new(row, "venues", "v_id");
            Ok((read.id("v_id", VenueId::from_uuid)?, read.u64("v_version")?))
        })
        .collect()
}
