//! Messages of the outbox.

use scheduler_model::{BookingId, Language, MessageChannel, MessageId, MessageKind, NewMessage};
use sqlx::postgres::PgRow;
use store::{OutboxItem, StoreResult};

use super::Reader;

macro_rules! message_columns {
    () => {
        "m.id AS m_id, m.booking AS m_booking, m.subject AS m_subject, m.kind AS m_kind, m.version AS m_version, \
         m.channel AS m_channel, m.recipient AS m_recipient, m.language AS m_language, m.facts AS m_facts, \
         m.created_at AS m_created_at, m.attempts - 1 AS m_attempts, m.unfinished AS m_unfinished, m.lease AS m_lease"
    };
}

pub(crate) use message_columns;

/// The leased message of a row with the message's columns, in which the try that begins is counted already.
pub(crate) fn leased_message(row: &PgRow) -> StoreResult<OutboxItem> {
    let read = Reader::new(row, "outbox", "m_id");
    let message = NewMessage {
        id: read.id("m_id", MessageId::from_uuid)?,
        booking: read.id("m_booking", BookingId::from_uuid)?,
        subject: read.get("m_subject")?,
        kind: read.code("m_kind", MessageKind::from_code)?,
        version: read.u32("m_version")?,
        channel: read.code("m_channel", MessageChannel::from_code)?,
        recipient: read.get("m_recipient")?,
        language: read.code("m_language", Language::from_code)?,
        facts: read.json("m_facts")?,
    };
    Ok(OutboxItem {
        message,
        attempts: read.u32("m_attempts")?,
        unfinished: read.get("m_unfinished")?,
        created_at: read.instant("m_created_at")?,
        lease: read.get("m_lease")?,
    })
}
