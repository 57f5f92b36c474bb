//! Bookings and holds.

use async_trait::async_trait;
use calendars::{DateRange, Instant, LocalDate, Span};
use scheduler_model::{BookingId, BookingReference, HoldId};
use sqlx::sqlite::SqliteRow;
use store::{BookingFilter, BookingPage, BookingRow, Bookings, HoldRow, StoreResult};

use super::{all, one};
use crate::statement::Bindings;
use crate::store::SqliteStore;
use crate::tables::bookings::booking_columns;
use crate::tables::holds::hold_columns;
use crate::tables::sessions::session_columns;
use crate::tables::spaces::space_columns;
use crate::tables::venues::venue_columns;
use crate::tables::{bookings, holds, sessions, spaces, venues};

/// A booking with its place, up to the word that begins the condition.
macro_rules! booking_rows {
    ($condition:literal) => {
        concat!(
            "SELECT ",
            booking_columns!(),
            ", ",
            session_columns!(),
            ", ",
            venue_columns!(),
            ", ",
            space_columns!(),
            " FROM bookings AS b JOIN sessions AS s ON s.id = b.session
              JOIN venues AS v ON v.id = s.venue JOIN spaces AS p ON p.id = s.space ",
            $condition
        )
    };
}

fn booking_row(row: &SqliteRow) -> StoreResult<BookingRow> {
    let first = bookings::COLUMNS;
    Ok(BookingRow {
        booking: bookings::read(row)?,
        session: sessions::read(row, first)?,
        venue: venues::read(row, first + sessions::COLUMNS)?,
        space: spaces::read(row, first + sessions::COLUMNS + venues::COLUMNS)?,
    })
}

#[async_trait]
impl Bookings for SqliteStore {
    async fn booking(&self, id: BookingId) -> StoreResult<Option<BookingRow>> {
        let mut key = Bindings::default();
        key.uuid(id.uuid())?;
        let found = one(&self.reader, booking_rows!("WHERE b.id = ?"), key.into_arguments());
        found.await?.map(|row| booking_row(&row)).transpose()
    }

    async fn booking_by_reference(&self, reference: BookingReference) -> StoreResult<Option<BookingRow>> {
        let mut key = Bindings::default();
        key.text(reference.compact())?;
        let found = one(&self.reader, booking_rows!("WHERE b.reference = ?"), key.into_arguments());
        found.await?.map(|row| booking_row(&row)).transpose()
    }

    async fn bookings(&self, filter: &BookingFilter) -> StoreResult<BookingPage> {
        let (earliest, latest) = starts(filter.dates);
        let (after, after_id) = filter.after.unzip();
        let mut values = Bindings::default();
        values.uuid(filter.venue.uuid())?;
        values.instant(after.map_or(earliest, |after| after.max(earliest)))?;
        values.instant(latest)?;
        values.text(filter.dates.map_or(LocalDate::MIN, DateRange::first).to_string())?;
        values.text(filter.dates.map_or(LocalDate::MAX, DateRange::last).to_string())?;
        values.optional_instant(after)?;
        values.optional_uuid(after_id.map(BookingId::uuid))?;
        values.optional_uuid(filter.caller.map(scheduler_model::CallerId::uuid))?;
        values.int(filter.cancelled)?;
        // One more than asked for tells whether there is a next page.
        values.int(i64::from(filter.limit) + 1)?;
        // The sessions come in the order of the index on (venue, starts_at); only bookings that start together are sorted,
        // and reading stops at the limit.
        let sql = booking_rows!(
            "WHERE s.venue = ?1 AND s.starts_at BETWEEN ?2 AND ?3 AND s.date BETWEEN ?4 AND ?5
                 AND (?6 IS NULL OR s.starts_at > ?6 OR b.id > ?7)
                 AND (?8 IS NULL OR b.caller = ?8)
                 AND (?9 OR b.state = 'booked')
             ORDER BY s.starts_at, b.id LIMIT ?10"
        );
        let found = all(&self.reader, sql, values.into_arguments()).await?;
        let limit = usize::try_from(filter.limit).unwrap_or(usize::MAX);
        let rows = found.iter().take(limit).map(booking_row).collect::<StoreResult<Vec<_>>>()?;
        let last = rows.last().map(|row| (row.session.interval.start(), row.booking.id));
        Ok(BookingPage { rows, next: last.filter(|_| found.len() > limit) })
    }

    async fn hold(&self, id: HoldId) -> StoreResult<Option<HoldRow>> {
        let mut key = Bindings::default();
        key.uuid(id.uuid())?;
        let sql = concat!(
            "SELECT ",
            hold_columns!(),
            ", ",
            session_columns!(),
            ", ",
            venue_columns!(),
            ", ",
            space_columns!(),
            " FROM holds AS h JOIN sessions AS s ON s.id = h.session
              JOIN venues AS v ON v.id = s.venue JOIN spaces AS p ON p.id = s.space WHERE h.id = ?"
        );
        let Some(row) = one(&self.reader, sql, key.into_arguments()).await? else { return Ok(None) };
        let first = holds::COLUMNS;
        Ok(Some(HoldRow {
            hold: holds::read(&row)?,
            session: sessions::read(&row, first)?,
            venue: venues::read(&row, first + sessions::COLUMNS)?,
            space: spaces::read(&row, first + sessions::COLUMNS + venues::COLUMNS)?,
        }))
    }
}

/// The instants between which a session of these civil days starts, whatever its zone: a day more at either end. It lets the
/// index on starts find the place; the days themselves are compared as well.
fn starts(dates: Option<DateRange>) -> (Instant, Instant) {
    let day = Span::from_hours(24);
    let noon = |date: LocalDate| Instant::from_seconds(i64::from(date.days_since_epoch()) * 86_400 + 43_200);
    match dates {
        None => (Instant::MIN, Instant::MAX),
        Some(dates) => (noon(dates.first()).minus(day).minus(day), noon(dates.last()).plus(day).plus(day)),
    }
}
