//! From rows to the vocabulary.
//!
//! Each file has the columns of one table, with names that stay apart in a join (`v_` venues, `p_` spaces, `s_` sessions,
//! `c_` counts, `h_` holds, `b_` bookings), and the function that reads them.

mod booking;
mod caller;
mod hold;
mod message;
mod occupancy;
mod session;
mod venue;

pub(crate) use booking::{booking, booking_columns};
pub(crate) use caller::{caller, caller_columns};
pub(crate) use hold::{hold, hold_columns};
pub(crate) use message::{leased_message, message_columns};
pub(crate) use occupancy::{occupancy, occupancy_columns, source_parts};
pub(crate) use session::{count, count_columns, has_count, same_session, session, session_columns, state_code};
pub(crate) use venue::{space, space_columns, space_id, venue, venue_columns, venue_id};

use std::fmt;

use calendars::{Instant, LocalDate, LocalTime, TimeError};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use serde::de::DeserializeOwned;
use sqlx::postgres::{PgRow, Postgres};
use sqlx::types::Json;
use sqlx::{Decode, Row, Type};
use store::{StoreError, StoreResult};
use uuid::Uuid;

use crate::time::{local_date, local_time};

/// Reads one table's columns out of a row, and names the row where a column cannot be read.
pub(crate) struct Reader<'r> {
    row: &'r PgRow,
    table: &'static str,
    key: &'static str,
}

impl<'r> Reader<'r> {
    /// For `table`, whose rows are known by the column `key`.
    pub(crate) const fn new(row: &'r PgRow, table: &'static str, key: &'static str) -> Self {
        Self { row, table, key }
    }

    /// A value as the driver reads it.
    pub(crate) fn get<T: Decode<'r, Postgres> + Type<Postgres>>(&self, column: &str) -> StoreResult<T> {
        self.row.try_get(column).map_err(|error| self.corrupt(column, without_content(&error)))
    }

    /// A typed id.
    pub(crate) fn id<T>(&self, column: &str, wrap: impl Fn(Uuid) -> T) -> StoreResult<T> {
        self.get(column).map(wrap)
    }

    /// An id that may be missing.
    pub(crate) fn optional_id<T>(&self, column: &str, wrap: impl Fn(Uuid) -> T) -> StoreResult<Option<T>> {
        Ok(self.get::<Option<Uuid>>(column)?.map(wrap))
    }

    /// An enum by its stored code.
    pub(crate) fn code<T>(&self, column: &str, from_code: impl Fn(&str) -> Option<T>) -> StoreResult<T> {
        let code: &str = self.get(column)?;
        from_code(code).ok_or_else(|| self.corrupt(column, format!("`{code}` is not known")))
    }

    /// A count.
    pub(crate) fn u32(&self, column: &str) -> StoreResult<u32> {
        let number: i64 = self.get(column)?;
        u32::try_from(number).map_err(|error| self.corrupt(column, error))
    }

    /// A version or place.
    pub(crate) fn u64(&self, column: &str) -> StoreResult<u64> {
        let number: i64 = self.get(column)?;
        u64::try_from(number).map_err(|error| self.corrupt(column, error))
    }

    /// An instant.
    pub(crate) fn instant(&self, column: &str) -> StoreResult<Instant> {
        self.get::<DateTime<Utc>>(column).map(Instant::from_datetime)
    }

    /// An instant that may be missing.
    pub(crate) fn optional_instant(&self, column: &str) -> StoreResult<Option<Instant>> {
        Ok(self.get::<Option<DateTime<Utc>>>(column)?.map(Instant::from_datetime))
    }

    /// A civil date.
    pub(crate) fn date(&self, column: &str) -> StoreResult<LocalDate> {
        self.civil(column, local_date(self.get::<NaiveDate>(column)?))
    }

    /// A civil time.
    pub(crate) fn time(&self, column: &str) -> StoreResult<LocalTime> {
        self.civil(column, local_time(self.get::<NaiveTime>(column)?))
    }

    fn civil<T>(&self, column: &str, read: Result<T, TimeError>) -> StoreResult<T> {
        read.map_err(|error| self.corrupt(column, error))
    }

    /// A value that is stored as JSON.
    pub(crate) fn json<T: DeserializeOwned + 'r>(&self, column: &str) -> StoreResult<T> {
        self.get::<Json<T>>(column).map(|json| json.0)
    }

    /// A value that is stored as JSON and may be missing.
    pub(crate) fn optional_json<T: DeserializeOwned + 'r>(&self, column: &str) -> StoreResult<Option<T>> {
        Ok(self.get::<Option<Json<T>>>(column)?.map(|json| json.0))
    }

    /// 32 bytes: a hash.
    pub(crate) fn hash(&self, column: &str) -> StoreResult<[u8; 32]> {
        let bytes: &[u8] = self.get(column)?;
        bytes.try_into().map_err(|error| self.corrupt(column, error))
    }

    /// This row cannot be read.
    pub(crate) fn corrupt(&self, column: &str, detail: impl fmt::Display) -> StoreError {
        let row = match self.row.try_get::<Uuid, _>(self.key) {
            Ok(id) => id.to_string(),
            Err(_) => format!("without {}", self.key),
        };
        StoreError::Corrupt { table: self.table, row, detail: format!("column {column}: {detail}") }
    }
}

/// The error without the value that caused it, which may be personal.
fn without_content(error: &sqlx::Error) -> String {
    let source = match error {
        sqlx::Error::ColumnDecode { source, .. } => source.downcast_ref::<serde_json::Error>(),
        _ => None,
    };
    match source {
        Some(json) => {
            format!(
                "not the JSON that is expected ({:?} error, line {}, column {})",
                json.classify(),
                json.line(),
                json.column()
            )
        }
        None => error.to_string(),
    }
}
