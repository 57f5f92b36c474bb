//! What is worth what.

use serde_json::{Value, json};

use crate::Unreadable;
use crate::json::{Read, entries, optional, probability, text, whole};

/// The layers in the usual order.
const LAYERS: [&str; 8] = ["unlisted", "age", "travel", "preference", "continuity", "compact", "balance", "changes"];

/// What is worth what.
#[derive(Debug)]
pub(crate) struct Policy {
    /// Each of the eight once.
    pub(crate) layers: [&'static str; 8],
    /// Critical, urgent, high, standard.
    pub(crate) unlisted: [u32; 4],
    pub(crate) age: [u32; 4],
    pub(crate) weights: Weights,
    /// In parts of 10^-18.
    pub(crate) ceiling: u64,
}

macro_rules! weights {
    ($($name:ident = $usual:literal),*) => {
        /// Weights within the layers.
        #[derive(Debug)]
        pub(crate) struct Weights {
            $(pub(crate) $name: u32,)*
        }

        impl Weights {
            fn read(value: &Value) -> Read<Self> {
                Ok(Self { $($name: optional(value, stringify!($name), whole)?.unwrap_or($usual),)* })
            }
        }
    };
}

weights! {
    week = 1,
    week_late = 10,
    no_preferred_person = 5,
    party_missing = 3,
    room_change = 2,
    panel_change = 5,
    broken_sitting = 6,
    gap = 1,
    no_rest = 1,
    date_change = 20,
    time_change = 8,
    room_change_in_force = 2,
    person_change = 3
}

/// The ceiling of a policy that does not say: 5%.
const CEILING: u64 = 50_000_000_000_000_000;

impl Policy {
    pub(crate) fn read(value: &Value) -> Read<Self> {
        let no_values = json!({});
        let priorities = optional(value, "priorities", |values| {
            Ok((optional(values, "unlisted", four)?, optional(values, "age", four)?))
        })?;
        let (unlisted, age) = priorities.unwrap_or((None, None));
        Ok(Self {
            layers: optional(value, "layers", layers)?.unwrap_or(LAYERS),
            unlisted: unlisted.unwrap_or([1000, 100, 10, 1]),
            age: age.unwrap_or([8, 4, 2, 1]),
            weights: optional(value, "weights", Weights::read)?.map_or_else(|| Weights::read(&no_values), Ok)?,
            ceiling: optional(value, "ceiling", probability)?.unwrap_or(CEILING),
        })
    }

    /// That of a problem that does not say.
    pub(crate) fn usual() -> Read<Self> {
        Self::read(&json!({}))
    }
}

fn four(value: &Value) -> Read<[u32; 4]> {
    entries(value, whole)?.try_into().map_err(|_| Unreadable::here("must have four entries"))
}

fn layers(value: &Value) -> Read<[&'static str; 8]> {
    let named: Vec<&'static str> = entries(value, |entry| {
        let name = text(entry)?;
        LAYERS
            .into_iter()
            .find(|&layer| layer == name)
            .ok_or_else(|| Unreadable::here(format!("\"{name}\" is no layer")))
    })?;
    let all = LAYERS.iter().all(|layer| named.contains(layer));
    named.try_into().ok().filter(|_| all).ok_or_else(|| Unreadable::here("must name each of the eight layers once"))
}
