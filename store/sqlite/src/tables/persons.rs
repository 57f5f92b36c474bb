//! Table `persons`: what is known of people.

use scheduler_model::{PersonFacts, PersonId};
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;
use store::StoreResult;

use crate::error::translate;
use crate::statement::{Bindings, Cells};

/// Reads the columns `id, facts`.
pub(crate) fn read(row: &SqliteRow) -> StoreResult<(PersonId, PersonFacts)> {
    let mut cells = Cells::new("persons", row, 0);
    Ok((PersonId::from_uuid(cells.uuid()?), cells.json()?))
}

/// Records what is known of a person.
pub(crate) async fn put(conn: &mut SqliteConnection, person: PersonId, facts: &PersonFacts) -> StoreResult<()> {
    let mut row = Bindings::default();
    row.uuid(person.uuid())?;
    row.json(facts)?;
    sqlx::query_with(
        "INSERT INTO persons (id, facts) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET facts = excluded.facts",
        row.into_arguments(),
    )
    .execute(conn)
    .await
    .map_err(translate)?;
    Ok(())
}
