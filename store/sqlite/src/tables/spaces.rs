//! Table `spaces`.

use scheduler_model::{Space, SpaceId, VenueId};
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;
use store::StoreResult;

use crate::statement::{Cells, Many};

/// The columns of a space `p`.
macro_rules! space_columns {
    () => {
        "p.id, p.venue, p.key, p.name"
    };
}
pub(crate) use space_columns;

/// Reads a space from the columns that begin at `first`.
pub(crate) fn read(row: &SqliteRow, first: usize) -> StoreResult<Space> {
    let mut cells = Cells::new("spaces", row, first);
    Ok(Space {
        id: SpaceId::from_uuid(cells.uuid()?),
        venue: VenueId::from_uuid(cells.uuid()?),
        key: cells.get()?,
        name: cells.json()?,
    })
}

static PUBLISH: Many = Many::new(
    "INSERT INTO spaces (id, venue, key, name) SELECT * FROM (VALUES {rows}) WHERE column1 IS NOT NULL
     ON CONFLICT (venue, key) DO UPDATE SET name = excluded.name",
    4,
);

/// Inserts spaces, or renames those that are there under the same venue and key.
pub(crate) async fn publish(conn: &mut SqliteConnection, spaces: &[Space]) -> StoreResult<()> {
    PUBLISH
        .execute(conn, spaces, |row, space| {
            row.uuid(space.id.uuid())?;
            row.uuid(space.venue.uuid())?;
            row.text(space.key.as_str())?;
            row.json(&space.name)
        })
        .await?;
    Ok(())
}
