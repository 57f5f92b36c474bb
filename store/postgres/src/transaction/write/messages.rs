//! Messages into the outbox.

use std::collections::BTreeSet;

use calendars::Instant;
use scheduler_model::{BookingId, MessageFacts, NewMessage};
use sqlx::types::Json;
use uuid::Uuid;

use super::super::uuids;
use super::ahead::Statement;
use crate::time::timestamp;

/// Silences what waits for a booking that gets a new message. Whoever is sending one at this moment loses the lease.
pub(super) fn silence(messages: &[NewMessage]) -> Statement<'_> {
    let bookings: BTreeSet<BookingId> = messages.iter().map(|message| message.booking).collect();
    sqlx::query("UPDATE outbox SET state = 'superseded', lease = NULL WHERE booking = ANY($1) AND state = 'pending'")
        .bind(uuids(&bookings, BookingId::uuid))
}

/// Adds messages, due at once.
pub(super) fn insert(messages: &[NewMessage], now: Instant) -> Statement<'_> {
    let ids = |id: fn(&NewMessage) -> Uuid| messages.iter().map(id).collect::<Vec<Uuid>>();
    let codes = |code: fn(&NewMessage) -> &'static str| messages.iter().map(code).collect::<Vec<&str>>();
    sqlx::query(
        "INSERT INTO outbox (id, booking, subject, kind, version, channel, recipient, language, facts, created_at, state,
                             attempts, due_at)
         SELECT n.id, n.booking, n.subject, n.kind, n.version, n.channel, n.recipient, n.language, n.facts, $10, 'pending', 0, $10
         FROM UNNEST($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::bigint[], $6::text[], $7::text[], $8::text[],
                     $9::jsonb[]) WITH ORDINALITY
             AS n(id, booking, subject, kind, version, channel, recipient, language, facts, ordinal)
         ORDER BY n.ordinal",
    )
    .bind(ids(|message| message.id.uuid()))
    .bind(ids(|message| message.booking.uuid()))
    .bind(ids(|message| message.subject))
    .bind(codes(|message| message.kind.code()))
    .bind(messages.iter().map(|message| i64::from(message.version)).collect::<Vec<_>>())
    .bind(codes(|message| message.channel.code()))
    .bind(messages.iter().map(|message| message.recipient.as_str()).collect::<Vec<_>>())
    .bind(codes(|message| message.language.code()))
    .bind(messages.iter().map(|message| Json(&message.facts)).collect::<Vec<Json<&MessageFacts>>>())
    .bind(timestamp(now))
}
