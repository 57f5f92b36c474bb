//! Bookings that are made and that change.

use chrono::{DateTime, Utc};
use scheduler_model::{Booking, BookingState, Contact, Party};
use sqlx::postgres::PgConnection;
use sqlx::types::Json;
use store::StoreResult;
use uuid::Uuid;

use super::ahead::Statement;
use super::explain_lost_update;
use crate::error::translate;
use crate::time::timestamp;

fn ids(bookings: &[Booking], id: impl Fn(&Booking) -> Uuid) -> Vec<Uuid> {
    bookings.iter().map(id).collect()
}

fn codes(bookings: &[Booking], code: impl Fn(&Booking) -> &'static str) -> Vec<&'static str> {
    bookings.iter().map(code).collect()
}

fn units(bookings: &[Booking]) -> Vec<i64> {
    bookings.iter().map(|booking| i64::from(booking.units.0)).collect()
}

fn parties(bookings: &[Booking]) -> Vec<Json<&Party>> {
    bookings.iter().map(|booking| Json(&booking.party)).collect()
}

fn contacts(bookings: &[Booking]) -> Vec<Json<&Contact>> {
    bookings.iter().map(|booking| Json(&booking.contact)).collect()
}

fn versions(bookings: &[Booking]) -> Vec<i64> {
    bookings.iter().map(|booking| i64::from(booking.version)).collect()
}

fn cancelled_at(bookings: &[Booking]) -> Vec<Option<DateTime<Utc>>> {
    let at = |booking: &Booking| match booking.state {
        BookingState::Booked => None,
        BookingState::Cancelled { at, .. } => Some(timestamp(at)),
    };
    bookings.iter().map(at).collect()
}

fn cancel_reasons(bookings: &[Booking]) -> Vec<Option<&'static str>> {
    let reason = |booking: &Booking| match booking.state {
        BookingState::Booked => None,
        BookingState::Cancelled { reason, .. } => Some(reason.code()),
    };
    bookings.iter().map(reason).collect()
}

/// Bookings that did not exist.
pub(super) fn insert(bookings: &[Booking]) -> Statement<'_> {
    sqlx::query(
        "INSERT INTO bookings (id, reference, venue, session, class, channel, units, party, contact, caller, created_at,
                               updated_at, version, state, cancelled_at, cancel_reason)
         SELECT * FROM UNNEST($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::bigint[],
                              $8::jsonb[], $9::jsonb[], $10::uuid[], $11::timestamptz[], $12::timestamptz[], $13::bigint[],
                              $14::text[], $15::timestamptz[], $16::text[])",
    )
    .bind(ids(bookings, |booking| booking.id.uuid()))
    .bind(bookings.iter().map(|booking| booking.reference.compact()).collect::<Vec<_>>())
    .bind(ids(bookings, |booking| booking.venue.uuid()))
    .bind(ids(bookings, |booking| booking.session.uuid()))
    .bind(codes(bookings, |booking| booking.class.code()))
    .bind(codes(bookings, |booking| booking.channel.code()))
    .bind(units(bookings))
    .bind(parties(bookings))
    .bind(contacts(bookings))
    .bind(ids(bookings, |booking| booking.caller.uuid()))
    .bind(bookings.iter().map(|booking| timestamp(booking.created_at)).collect::<Vec<_>>())
    .bind(bookings.iter().map(|booking| timestamp(booking.updated_at)).collect::<Vec<_>>())
    .bind(versions(bookings))
    .bind(codes(bookings, |booking| booking.state.code()))
    .bind(cancelled_at(bookings))
    .bind(cancel_reasons(bookings))
}

/// Bookings whose row changes. Its id, reference, venue, maker and making stay. A row that is already as new as that was
/// changed behind our back: the batch begins again.
pub(super) async fn update(conn: &mut PgConnection, bookings: &[Booking]) -> StoreResult<()> {
    let changed = sqlx::query(
        "UPDATE bookings b
         SET session = n.session, class = n.class, channel = n.channel, units = n.units, party = n.party,
             contact = n.contact, updated_at = n.updated_at, version = n.version, state = n.state,
             cancelled_at = n.cancelled_at, cancel_reason = n.cancel_reason
         FROM UNNEST($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::bigint[], $6::jsonb[], $7::jsonb[],
                     $8::timestamptz[], $9::bigint[], $10::text[], $11::timestamptz[], $12::text[])
             AS n(id, session, class, channel, units, party, contact, updated_at, version, state, cancelled_at, cancel_reason)
         WHERE b.id = n.id AND b.version < n.version",
    )
    .bind(ids(bookings, |booking| booking.id.uuid()))
    .bind(ids(bookings, |booking| booking.session.uuid()))
    .bind(codes(bookings, |booking| booking.class.code()))
    .bind(codes(bookings, |booking| booking.channel.code()))
    .bind(units(bookings))
    .bind(parties(bookings))
    .bind(contacts(bookings))
    .bind(bookings.iter().map(|booking| timestamp(booking.updated_at)).collect::<Vec<_>>())
    .bind(versions(bookings))
    .bind(codes(bookings, |booking| booking.state.code()))
    .bind(cancelled_at(bookings))
    .bind(cancel_reasons(bookings))
    .execute(&mut *conn)
    .await
    .map_err(translate)?
    .rows_affected();
    if changed != bookings.len() as u64 {
        let exist = "SELECT count(*) FROM bookings WHERE id = ANY($1)";
        return Err(explain_lost_update(conn, exist, ids(bookings, |booking| booking.id.uuid()), "a booking").await);
    }
    Ok(())
}
