//! What is known of people.

use async_trait::async_trait;
use scheduler_model::{PersonFacts, PersonId};
use store::{People, StoreResult};

use crate::PostgresStore;
use crate::error::translate;
use crate::rows::Reader;

#[async_trait]
impl People for PostgresStore {
    async fn facts(&self, person: PersonId) -> StoreResult<PersonFacts> {
        let row = sqlx::query("SELECT id, facts FROM persons WHERE id = $1")
            .bind(person.uuid())
            .fetch_optional(&self.pool)
            .await
            .map_err(translate)?;
        let facts = row.map(|row| Reader::new(&row, "persons", "id").optional_json("facts")).transpose()?;
        Ok(facts.flatten().unwrap_or_default())
    }
}
