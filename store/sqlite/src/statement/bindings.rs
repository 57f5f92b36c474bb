//! The way of values into a statement.

use calendars::Instant;
use serde::Serialize;
use sqlx::sqlite::SqliteArguments;
use sqlx::{Arguments as _, Encode, Sqlite, Type};
use store::{StoreError, StoreResult};
use uuid::Uuid;

/// Values for the parameters of a statement, in order.
#[derive(Default)]
pub(crate) struct Bindings {
    arguments: SqliteArguments,
}

impl Bindings {
    pub(crate) fn into_arguments(self) -> SqliteArguments {
        self.arguments
    }

    fn add<'t, T: Encode<'t, Sqlite> + Type<Sqlite>>(&mut self, value: T) -> StoreResult<()> {
        self.arguments.add(value).map_err(|error| StoreError::Database(error.to_string()))
    }

    pub(crate) fn uuid(&mut self, uuid: Uuid) -> StoreResult<()> {
        self.add(uuid)
    }

    pub(crate) fn optional_uuid(&mut self, uuid: Option<Uuid>) -> StoreResult<()> {
        self.add(uuid)
    }

    pub(crate) fn int(&mut self, number: impl Into<i64>) -> StoreResult<()> {
        self.add(number.into())
    }

    /// A number that is bound to fit: places in the feed, versions.
    pub(crate) fn big(&mut self, number: u64) -> StoreResult<()> {
        let number =
            i64::try_from(number).map_err(|_| StoreError::Database(format!("{number} is too large to store")))?;
        self.add(number)
    }

    pub(crate) fn instant(&mut self, instant: Instant) -> StoreResult<()> {
        self.add(instant.micros())
    }

    pub(crate) fn optional_instant(&mut self, instant: Option<Instant>) -> StoreResult<()> {
        self.add(instant.map(Instant::micros))
    }

    pub(crate) fn text(&mut self, text: impl Into<String>) -> StoreResult<()> {
        self.add(text.into())
    }

    pub(crate) fn optional_text(&mut self, text: Option<&str>) -> StoreResult<()> {
        self.add(text.map(str::to_owned))
    }

    pub(crate) fn bytes(&mut self, bytes: &[u8]) -> StoreResult<()> {
        self.add(bytes.to_vec())
    }

    pub(crate) fn json<T: Serialize + ?Sized>(&mut self, value: &T) -> StoreResult<()> {
        self.add(to_json(value)?)
    }

    pub(crate) fn optional_json<T: Serialize>(&mut self, value: Option<&T>) -> StoreResult<()> {
        self.add(value.map(to_json).transpose()?)
    }
}

fn to_json<T: Serialize + ?Sized>(value: &T) -> StoreResult<String> {
    serde_json::to_string(value)
        .map_err(|error| StoreError::Database(format!("a value cannot be written as JSON: {error}")))
}

/// Ids as one JSON parameter, for `IN (SELECT unhex(value) FROM json_each(?))`: any number of them is one statement.
pub(crate) fn ids(uuids: impl IntoIterator<Item = Uuid>) -> String {
    let mut json = String::from("[");
    for uuid in uuids {
        json.push_str(if json.len() > 1 { ",\"" } else { "\"" });
        json.push_str(uuid.simple().encode_lower(&mut Uuid::encode_buffer()));
        json.push('"');
    }
    json.push(']');
    json
}

/// Pairs of an id and a text as one JSON parameter, for `SELECT unhex(value ->> 0), value ->> 1 FROM json_each(?)`.
pub(crate) fn pairs<'a>(pairs: impl IntoIterator<Item = (Uuid, &'a str)>) -> StoreResult<String> {
    let pairs: Vec<(String, &str)> = pairs.into_iter().map(|(uuid, text)| (uuid.simple().to_string(), text)).collect();
    to_json(&pairs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_ids_are_json() {
        let (a, b) = (Uuid::from_u128(1), Uuid::from_u128(0xab << 120));
        assert_eq!(ids([]), "[]");
        assert_eq!(ids([a, b]), r#"["00000000000000000000000000000001","ab000000000000000000000000000000"]"#);
        assert_eq!(pairs([(a, "k\"1")]).unwrap(), r#"[["00000000000000000000000000000001","k\"1"]]"#);
    }
}
