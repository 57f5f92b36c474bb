//! The way of values out of a row.

use std::fmt::Display;
use std::str::FromStr;

use calendars::Instant;
use serde::de::DeserializeOwned;
use sqlx::sqlite::SqliteRow;
use sqlx::{Decode, Row as _, Sqlite, Type};
use store::{StoreError, StoreResult};
use uuid::Uuid;

/// Reads the columns of one table from a row, from left to right. A value that cannot be what its column should hold is
/// reported with its table and row.
pub(crate) struct Cells<'r> {
    row: &'r SqliteRow,
    table: &'static str,
    first: usize,
    next: usize,
}

impl<'r> Cells<'r> {
    /// The columns of `table`, which begin at `first` (counted from 0) with the table's key.
    pub(crate) fn new(table: &'static str, row: &'r SqliteRow, first: usize) -> Self {
        Self { row, table, first, next: first }
    }

    /// The next column's value.
    pub(crate) fn get<T: Decode<'r, Sqlite> + Type<Sqlite>>(&mut self) -> StoreResult<T> {
        let column = self.next;
        self.next += 1;
        self.row.try_get(column).map_err(|error| self.corrupt(error.to_string()))
    }

    pub(crate) fn uuid(&mut self) -> StoreResult<Uuid> {
        self.get()
    }

    pub(crate) fn number<N: TryFrom<i64>>(&mut self) -> StoreResult<N> {
        let number: i64 = self.get()?;
        N::try_from(number).map_err(|_| self.corrupt(format!("the number {number} is out of range")))
    }

    pub(crate) fn instant(&mut self) -> StoreResult<Instant> {
        Ok(Instant::from_micros(self.get()?))
    }

    pub(crate) fn optional_instant(&mut self) -> StoreResult<Option<Instant>> {
        Ok(self.get::<Option<i64>>()?.map(Instant::from_micros))
    }

    /// A text that has a parser.
    pub(crate) fn parsed<T: FromStr<Err: Display>>(&mut self) -> StoreResult<T> {
        let text: &str = self.get()?;
        text.parse().map_err(|error: T::Err| self.corrupt(error.to_string()))
    }

    /// One of an enum's codes.
    pub(crate) fn code<T>(&mut self, from_code: impl FnOnce(&str) -> Option<T>) -> StoreResult<T> {
        let code: &str = self.get()?;
        from_code(code).ok_or_else(|| self.corrupt(format!("the code `{code}` is not known")))
    }

    pub(crate) fn json<T: DeserializeOwned>(&mut self) -> StoreResult<T> {
        let json: &str = self.get()?;
        self.parse(json)
    }

    pub(crate) fn optional_json<T: DeserializeOwned>(&mut self) -> StoreResult<Option<T>> {
        self.get::<Option<&str>>()?.map(|json| self.parse(json)).transpose()
    }

    fn parse<T: DeserializeOwned>(&self, json: &str) -> StoreResult<T> {
        // The message of serde_json may quote the value, which may be personal data: its place is enough.
        serde_json::from_str(json).map_err(|error| {
            self.corrupt(format!(
                "column {}: JSON at character {}: {:?}",
                self.next - self.first,
                error.column(),
                error.classify()
            ))
        })
    }

    /// The row cannot be read.
    pub(crate) fn corrupt(&self, detail: impl Into<String>) -> StoreError {
        let key = self.row.try_get::<Uuid, _>(self.first).map(|id| id.to_string());
        let key = key.or_else(|_| self.row.try_get::<i64, _>(self.first).map(|number| number.to_string()));
        StoreError::Corrupt { table: self.table, row: key.unwrap_or_else(|_| "?".to_owned()), detail: detail.into() }
    }
}
