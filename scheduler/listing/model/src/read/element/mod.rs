//! One element from JSON to its type, with all that is wrong with its shape.

mod mending;
mod mistake;
mod stray;

use std::collections::BTreeSet;

use serde::de::DeserializeOwned;
use serde_json::Value;

use self::mending::Mending;
use self::mistake::{Mistake, Step};
use super::report::Report;
use super::{Effect, FaultCode, path};

/// The most mistakes of shape that are looked for in one element.
const MOST: usize = 50;

/// Where an element is, and what becomes of the file without it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot<'a> {
    /// Its path.
    pub(super) path: &'a str,
    /// The names that objects of the file repeat.
    pub(super) repeated: &'a BTreeSet<String>,
    /// Whether nothing can be made of the file without it.
    pub(super) vital: bool,
}

impl Spot<'_> {
    fn effect(self) -> Effect {
        if self.vital { Effect::Spoils } else { Effect::LeavesOut(self.path.to_owned()) }
    }
}

/// Reads an element. Nothing, if something is wrong with its shape, which the report then says.
///
/// serde stops at the first mistake. So what is mistaken is taken out and the element is read again, until nothing more is found.
pub(super) fn element<T: DeserializeOwned>(mut value: Value, spot: Spot<'_>, report: &mut Report) -> Option<T> {
    let mut faulty = repeats(spot, report);
    let mut mending = Mending::default();
    for _ in 0..MOST {
        let mistake = match stray::find(&value) {
            Some(stray) => stray,
            None => match serde_path_to_error::deserialize(&value) {
                Ok(read) => return (!faulty).then_some(read),
                Err(error) => Mistake::new(&error, &value),
            },
        };
        faulty = true;
        if !mending.has_caused(&mistake) {
            let (code, message) = mistake.say(&value, report);
            report.add(code, format!("{}{}", spot.path, mending.below(&mistake)), spot.effect(), message);
        }
        if !mending.take_out(&mut value, &mistake) {
            return None;
        }
    }
    None
}

/// Reports the names that are repeated within the element.
fn repeats(spot: Spot<'_>, report: &mut Report) -> bool {
    let after = spot.repeated.range(spot.path.to_owned()..).take_while(|repeated| repeated.starts_with(spot.path));
    let mut found = false;
    for repeated in after.filter(|repeated| path::is_within(repeated, spot.path)) {
        found = true;
        let message =
            "The object gives this name twice, and readers differ in which they believe. Keep one.".to_owned();
        report.add(FaultCode::RepeatedName, repeated.clone(), spot.effect(), message);
    }
    found
}

#[cfg(test)]
mod tests;
