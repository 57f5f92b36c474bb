//! What is known of people.

use async_trait::async_trait;
use scheduler_model::{PersonFacts, PersonId};
use store::{People, StoreResult};

use super::one;
use crate::statement::Bindings;
use crate::store::SqliteStore;
use crate::tables::persons;

#[async_trait]
impl People for SqliteStore {
    async fn facts(&self, person: PersonId) -> StoreResult<PersonFacts> {
        let mut key = Bindings::default();
        key.uuid(person.uuid())?;
        let found = one(&self.reader, "SELECT id, facts FROM persons WHERE id = ?", key.into_arguments()).await?;
        Ok(found.map(|row| persons::read(&row)).transpose()?.map(|(_, facts)| facts).unwrap_or_default())
    }
}
