//! JSON without leniency.
//!
//! Readers differ in which of two fields of one name they believe (RFC 8259, section 4): [`read`] tells each name that an object
//! gives twice, with its place. JSON has one kind of number, and JSON Schema calls 41.0 an integer: so does [`read`]. All
//! else is as `serde_json` has it.

mod part;
mod place;
#[cfg(test)]
mod tests;

use serde::de::DeserializeSeed;
use serde_json::Value;

use part::{Part, Reading};
pub use place::Step;

/// Why a text is no document.
#[derive(Debug, thiserror::Error)]
pub enum Unread {
    /// It is not JSON in UTF-8, or nests deeper than 128 levels.
    #[error(transparent)]
    NotJson(#[from] serde_json::Error),
    /// It has more values than it may have.
    #[error("too many values")]
    TooManyValues,
}

/// Reads a text with at most so many values (texts, numbers, lists, objects, `true`, `false`, `null`).
///
/// `repeated` hears of each name that its object gave before, in the order of the text: of the steps from the whole text
/// to the name. A name that is given three times is told twice. The value has the last of them.
///
/// # Errors
/// It cannot be read; repeated names before that were told all the same.
pub fn read(json: &[u8], most_values: usize, mut repeated: impl FnMut(&[Step<'_>])) -> Result<Value, Unread> {
    let mut reading = Reading { values_left: most_values, too_many_values: false, repeated: &mut repeated };
    let mut source = serde_json::Deserializer::from_slice(json);
    let value = Part::whole(&mut reading).deserialize(&mut source);
    match value.and_then(|value| source.end().map(|()| value)) {
        Err(_) if reading.too_many_values => Err(Unread::TooManyValues),
        read => Ok(read?),
    }
}
