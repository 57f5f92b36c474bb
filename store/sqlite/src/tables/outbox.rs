//! Table `outbox`.

use std::collections::BTreeSet;

use calendars::Instant;
use scheduler_model::{BookingId, Language, MessageChannel, MessageId, MessageKind, NewMessage};
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;
use store::{OutboxItem, StoreResult};
use uuid::Uuid;

use crate::error::translate;
use crate::statement::{Cells, Many, ids};

/// The columns of a message `m`.
macro_rules! message_columns {
    () => {
        "m.id, m.booking, m.subject, m.kind, m.version, m.channel, m.recipient, m.language, m.facts, m.attempts, m.created_at, \
         m.lease IS NOT NULL"
    };
}
pub(crate) use message_columns;

/// Reads a message that is being leased under `lease`.
pub(crate) fn read(row: &SqliteRow, lease: Uuid) -> StoreResult<OutboxItem> {
    let mut cells = Cells::new("outbox", row, 0);
    let message = NewMessage {
        id: MessageId::from_uuid(cells.uuid()?),
        booking: BookingId::from_uuid(cells.uuid()?),
        subject: cells.uuid()?,
        kind: cells.code(MessageKind::from_code)?,
        version: cells.number()?,
        channel: cells.code(MessageChannel::from_code)?,
        recipient: cells.get()?,
        language: cells.code(Language::from_code)?,
        facts: cells.json()?,
    };
    Ok(OutboxItem { message, attempts: cells.number()?, created_at: cells.instant()?, unfinished: cells.get()?, lease })
}

/// Where the row is, from the column after those.
pub(crate) fn position(row: &SqliteRow) -> StoreResult<i64> {
    Cells::new("outbox", row, 12).number()
}

static INSERT: Many = Many::new(
    "INSERT INTO outbox (id, booking, subject, kind, version, channel, recipient, language, facts, created_at, due_at)
     SELECT * FROM (VALUES {rows}) WHERE column1 IS NOT NULL",
    11,
);

/// Silences the messages that wait for the same bookings, then adds these, due at once.
pub(crate) async fn insert(conn: &mut SqliteConnection, messages: &[NewMessage], now: Instant) -> StoreResult<()> {
    silence(conn, messages).await?;
    INSERT
        .execute(conn, messages, |row, message| {
            row.uuid(message.id.uuid())?;
            row.uuid(message.booking.uuid())?;
            row.uuid(message.subject)?;
            row.text(message.kind.code())?;
            row.int(message.version)?;
            row.text(message.channel.code())?;
            row.text(message.recipient.as_str())?;
            row.text(message.language.code())?;
            row.json(&message.facts)?;
            row.instant(now)?;
            row.instant(now)
        })
        .await?;
    Ok(())
}

// Without the name of its index SQLite would go through everything that waits, by state.
async fn silence(conn: &mut SqliteConnection, messages: &[NewMessage]) -> StoreResult<()> {
    let bookings: BTreeSet<Uuid> = messages.iter().map(|message| message.booking.uuid()).collect();
    sqlx::query(
        "UPDATE outbox INDEXED BY outbox_unsent_by_booking SET state = 'superseded', lease = NULL
         WHERE state = 'pending' AND booking IN (SELECT unhex(value) FROM json_each(?))",
    )
    .bind(ids(bookings))
    .execute(conn)
    .await
    .map_err(translate)?;
    Ok(())
}
