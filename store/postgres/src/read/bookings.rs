//! Bookings and holds with their places.

use async_trait::async_trait;
use scheduler_model::{BookingId, BookingReference, HoldId};
use sqlx::postgres::PgRow;
use store::{BookingFilter, BookingPage, BookingRow, Bookings, HoldRow, StoreResult};

use crate::PostgresStore;
use crate::error::translate;
use crate::rows::{
    booking, booking_columns, hold, hold_columns, session, session_columns, space, space_columns, venue, venue_columns,
};
use crate::time::{date, timestamp};

macro_rules! placed {
    ($columns:expr, $from:literal) => {
        concat!(
            "SELECT ",
            $columns,
            ", ",
            session_columns!(),
            ", ",
            venue_columns!(),
            ", ",
            space_columns!(),
            " FROM ",
            $from,
            " JOIN venues v ON v.id = s.venue JOIN spaces p ON p.id = s.space "
        )
    };
}

fn booking_row(row: &PgRow) -> StoreResult<BookingRow> {
    Ok(BookingRow { booking: booking(row)?, session: session(row)?, venue: venue(row)?, space: space(row)? })
}

#[async_trait]
impl Bookings for PostgresStore {
    async fn booking(&self, id: BookingId) -> StoreResult<Option<BookingRow>> {
        let row = sqlx::query(concat!(
            placed!(booking_columns!(), "bookings b JOIN sessions s ON s.id = b.session"),
            "WHERE b.id = $1"
        ))
        .bind(id.uuid())
        .fetch_optional(&self.pool)
        .await
        .map_err(translate)?;
        row.as_ref().map(booking_row).transpose()
    }

    async fn booking_by_reference(&self, reference: BookingReference) -> StoreResult<Option<BookingRow>> {
        let row = sqlx::query(concat!(
            placed!(booking_columns!(), "bookings b JOIN sessions s ON s.id = b.session"),
            "WHERE b.reference = $1"
        ))
        .bind(reference.compact())
        .fetch_optional(&self.pool)
        .await
        .map_err(translate)?;
        row.as_ref().map(booking_row).transpose()
    }

    async fn bookings(&self, filter: &BookingFilter) -> StoreResult<BookingPage> {
        let limit = usize::try_from(filter.limit).unwrap_or(usize::MAX);
        // `starts_at >= $4` says less than the comparison of pairs below it, but lets the index begin where the page does.
        let rows = sqlx::query(concat!(
            placed!(booking_columns!(), "sessions s JOIN bookings b ON b.session = s.id"),
            "WHERE s.venue = $1
               AND ($2::date IS NULL OR s.date BETWEEN $2 AND $3)
               AND ($4::timestamptz IS NULL OR (s.starts_at >= $4 AND (s.starts_at, b.id) > ($4, $5)))
               AND ($6::uuid IS NULL OR b.caller = $6)
               AND ($7 OR b.state = 'booked')
             ORDER BY s.starts_at, b.id LIMIT $8"
        ))
        .bind(filter.venue.uuid())
        .bind(filter.dates.map(|dates| date(dates.first())))
        .bind(filter.dates.map(|dates| date(dates.last())))
        .bind(filter.after.map(|(start, _)| timestamp(start)))
        .bind(filter.after.map(|(_, id)| id.uuid()))
        .bind(filter.caller.map(scheduler_model::CallerId::uuid))
        .bind(filter.cancelled)
        // One more than asked for, to know whether there is a next page.
        .bind(i64::from(filter.limit).saturating_add(1))
        .fetch_all(&self.pool)
        .await
        .map_err(translate)?;
        let page = rows.iter().take(limit).map(booking_row).collect::<StoreResult<Vec<_>>>()?;
        let more = rows.len() > limit;
        let next = page.last().filter(|_| more).map(|last| (last.session.interval.start(), last.booking.id));
        Ok(BookingPage { rows: page, next })
    }

    async fn hold(&self, id: HoldId) -> StoreResult<Option<HoldRow>> {
        let row = sqlx::query(concat!(
            placed!(hold_columns!(), "holds h JOIN sessions s ON s.id = h.session"),
            "WHERE h.id = $1"
        ))
        .bind(id.uuid())
        .fetch_optional(&self.pool)
        .await
        .map_err(translate)?;
        let Some(row) = row else { return Ok(None) };
        Ok(Some(HoldRow { hold: hold(&row)?, session: session(&row)?, venue: venue(&row)?, space: space(&row)? }))
    }
}
