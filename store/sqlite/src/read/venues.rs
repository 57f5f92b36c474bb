//! Venues and spaces.

use async_trait::async_trait;
use scheduler_model::{Space, Venue, VenueCode, VenueId};
use store::{StoreResult, Venues};

use super::{all, one};
use crate::statement::Bindings;
use crate::store::SqliteStore;
use crate::tables::spaces::space_columns;
use crate::tables::venues::venue_columns;
use crate::tables::{spaces, venues};

#[async_trait]
impl Venues for SqliteStore {
    async fn venues(&self) -> StoreResult<Vec<Venue>> {
        let sql = concat!("SELECT ", venue_columns!(), " FROM venues AS v ORDER BY v.code");
        all(&self.reader, sql, Bindings::default().into_arguments())
            .await?
            .iter()
            .map(|row| venues::read(row, 0))
            .collect()
    }

    async fn venue(&self, id: VenueId) -> StoreResult<Option<Venue>> {
        let mut key = Bindings::default();
        key.uuid(id.uuid())?;
        let sql = concat!("SELECT ", venue_columns!(), " FROM venues AS v WHERE v.id = ?");
        one(&self.reader, sql, key.into_arguments()).await?.map(|row| venues::read(&row, 0)).transpose()
    }

    async fn venue_by_code(&self, code: &VenueCode) -> StoreResult<Option<Venue>> {
        let mut key = Bindings::default();
        key.text(code.as_str())?;
        let sql = concat!("SELECT ", venue_columns!(), " FROM venues AS v WHERE v.code = ?");
        one(&self.reader, sql, key.into_arguments()).await?.map(|row| venues::read(&row, 0)).transpose()
    }

    async fn spaces(&self, venue: VenueId) -> StoreResult<Vec<Space>> {
        let mut key = Bindings::default();
        key.uuid(venue.uuid())?;
        let sql = concat!("SELECT ", space_columns!(), " FROM spaces AS p WHERE p.venue = ? ORDER BY p.key");
        all(&self.reader, sql, key.into_arguments()).await?.iter().map(|row| spaces::read(row, 0)).collect()
    }
}
