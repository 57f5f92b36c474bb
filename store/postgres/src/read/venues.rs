//! Venues and spaces.

use async_trait::async_trait;
use scheduler_model::{Space, Venue, VenueCode, VenueId};
use store::{StoreResult, Venues};

use crate::PostgresStore;
use crate::error::translate;
use crate::rows::{space, space_columns, venue, venue_columns};

#[async_trait]
impl Venues for PostgresStore {
    async fn venues(&self) -> StoreResult<Vec<Venue>> {
        let rows = sqlx::query(concat!("SELECT ", venue_columns!(), " FROM venues v ORDER BY v.code"))
            .fetch_all(&self.pool)
            .await
            .map_err(translate)?;
        rows.iter().map(venue).collect()
    }

    async fn venue(&self, id: VenueId) -> StoreResult<Option<Venue>> {
        let row = sqlx::query(concat!("SELECT ", venue_columns!(), " FROM venues v WHERE v.id = $1"))
            .bind(id.uuid())
            .fetch_optional(&self.pool)
            .await
            .map_err(translate)?;
        row.as_ref().map(venue).transpose()
    }

    async fn venue_by_code(&self, code: &VenueCode) -> StoreResult<Option<Venue>> {
        let row = sqlx::query(concat!("SELECT ", venue_columns!(), " FROM venues v WHERE v.code = $1"))
            .bind(code.as_str())
            .fetch_optional(&self.pool)
            .await
            .map_err(translate)?;
        row.as_ref().map(venue).transpose()
    }

    async fn spaces(&self, venue: VenueId) -> StoreResult<Vec<Space>> {
        let rows =
            sqlx::query(concat!("SELECT ", space_columns!(), " FROM spaces p WHERE p.venue = $1 ORDER BY p.key"))
                .bind(venue.uuid())
                .fetch_all(&self.pool)
                .await
                .map_err(translate)?;
        rows.iter().map(space).collect()
    }
}
