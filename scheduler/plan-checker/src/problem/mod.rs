//! A listing problem as the checker reads it from the format `listing/1`.

mod hearing;
mod horizon;
mod lists;
mod outcomes;
mod people;
mod policy;
mod rooms;
mod when;

use std::collections::BTreeMap;

use serde_json::Value;

use crate::Unreadable;
use crate::dates::Day;
use crate::json::{self, Read, distinct, field, maybe_list, optional};
use crate::plan::Placement;

pub(crate) use hearing::{Channel, Hearing, Link, LinkKind, Seat, Window};
pub(crate) use horizon::{Horizon, Sitting};
pub(crate) use lists::{List, ListKind};
pub(crate) use outcomes::{Outcome, Outcomes};
pub(crate) use people::{Interpreter, Party, Person};
pub(crate) use policy::Policy;
pub(crate) use rooms::{Room, Venue};

/// A whole problem. Text is borrowed from the JSON.
#[derive(Debug)]
pub(crate) struct Problem<'a> {
    pub(crate) horizon: Horizon<'a>,
    pub(crate) hearings: Vec<Hearing<'a>>,
    pub(crate) links: Vec<Link<'a>>,
    pub(crate) supply: Supply<'a>,
    /// The places of the list in force, by hearing.
    pub(crate) in_force: BTreeMap<&'a str, Placement<'a>>,
    pub(crate) version: Option<u64>,
    pub(crate) policy: Policy,
    pub(crate) outcomes: Outcomes<'a>,
}

/// What hearings are held with.
#[derive(Debug)]
pub(crate) struct Supply<'a> {
    pub(crate) lists: Vec<List<'a>>,
    pub(crate) venues: BTreeMap<&'a str, Venue<'a>>,
    pub(crate) rooms: BTreeMap<&'a str, Room<'a>>,
    pub(crate) people: BTreeMap<&'a str, Person<'a>>,
    pub(crate) interpreters: BTreeMap<&'a str, Interpreter<'a>>,
    pub(crate) parties: BTreeMap<&'a str, Party<'a>>,
}

impl<'a> Problem<'a> {
    /// Reads a problem. `defaults` are the outcomes of one that has none of its own.
    pub(crate) fn read(value: &'a Value, defaults: Option<Outcomes<'a>>, holidays: &[Day]) -> Read<Self> {
        json::format(value, "listing/1")?;
        let outcomes = optional(value, "outcomes", Outcomes::read)?.or(defaults);
        let (version, in_force) = optional(value, "in_force", in_force)?.unzip();
        let supply = field(value, "supply", Supply::read)?;
        Ok(Self {
            horizon: field(value, "horizon", |horizon| Horizon::read(horizon, holidays))?,
            hearings: all(value, "hearings", Hearing::read, |hearing| hearing.id)?,
            links: maybe_list(value, "links", Link::read)?,
            supply,
            in_force: in_force.unwrap_or_default(),
            version,
            policy: optional(value, "policy", Policy::read)?.map_or_else(Policy::usual, Ok)?,
            outcomes: outcomes.ok_or_else(|| Unreadable::here("is missing").under("outcomes"))?,
        })
    }
}

impl<'a> Supply<'a> {
    fn read(value: &'a Value) -> Read<Self> {
        Ok(Self {
            lists: all(value, "lists", List::read, |list| list.id)?,
            venues: by_id(all(value, "venues", Venue::read, |venue| venue.id)?, |venue| venue.id),
            rooms: by_id(all(value, "rooms", Room::read, |room| room.id)?, |room| room.id),
            people: by_id(all(value, "people", Person::read, |person| person.id)?, |person| person.id),
            interpreters: by_id(all(value, "interpreters", Interpreter::read, |one| one.id)?, |one| one.id),
            parties: by_id(all(value, "parties", Party::read, |party| party.id)?, |party| party.id),
        })
    }
}

/// A list of things, each with an id of its own. All of them may be absent: what a plan names is then unknown.
fn all<'a, T>(of: &'a Value, name: &str, read: impl Fn(&'a Value) -> Read<T>, id: impl Fn(&T) -> &str) -> Read<Vec<T>> {
    let all = maybe_list(of, name, read)?;
    distinct(&all, name, id)?;
    Ok(all)
}

fn by_id<'a, T>(all: Vec<T>, id: impl Fn(&T) -> &'a str) -> BTreeMap<&'a str, T> {
    all.into_iter().map(|one| (id(&one), one)).collect()
}

/// The version of the list in force, and its places by hearing.
fn in_force(value: &Value) -> Read<(u64, BTreeMap<&str, Placement<'_>>)> {
    let places = all(value, "placements", Placement::read, |place| place.hearing)?;
    Ok((field(value, "version", json::version)?, by_id(places, |place| place.hearing)))
}
