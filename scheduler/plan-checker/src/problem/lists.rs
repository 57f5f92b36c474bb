//! Lists that take several hearings.

use serde_json::Value;

use super::Horizon;
use crate::Unreadable;
use crate::dates::{Day, Minute};
use crate::json::{Read, day, field, list, maybe_list, optional, probability, text, time, whole};

/// A list that takes several hearings on one day.
#[derive(Debug)]
pub(crate) struct List<'a> {
    pub(crate) id: &'a str,
    pub(crate) date: Day,
    pub(crate) venue: &'a str,
    pub(crate) kind: ListKind<'a>,
    pub(crate) start_times: Vec<Minute>,
    pub(crate) types: Vec<&'a str>,
    pub(crate) max_hearings: Option<u32>,
    /// In parts of 10^-18.
    pub(crate) ceiling: Option<u64>,
}

/// Which kind of list.
#[derive(Debug)]
pub(crate) enum ListKind<'a> {
    Block { room: &'a str, people: Vec<&'a str>, sittings: Vec<&'a str> },
    Float,
    Backup { people: Vec<&'a str> },
}

impl<'a> List<'a> {
    pub(crate) fn read(value: &'a Value) -> Read<Self> {
        Ok(Self {
            id: field(value, "id", text)?,
            date: field(value, "date", day)?,
            venue: field(value, "venue", text)?,
            kind: field(value, "kind", ListKind::read)?,
            start_times: list(value, "start_times", time)?,
            types: maybe_list(value, "types", text)?,
            max_hearings: optional(value, "max_hearings", whole)?,
            ceiling: optional(value, "ceiling", probability)?,
        })
    }

    /// The minutes of a block list's sittings.
    pub(crate) fn minutes(&self, horizon: &Horizon) -> u32 {
        match &self.kind {
            ListKind::Block { sittings, .. } => horizon.named(sittings).map(|sitting| sitting.minutes).sum(),
            ListKind::Float | ListKind::Backup { .. } => 0,
        }
    }

    /// Who sits in a block list.
    pub(crate) fn sitting_people(&self) -> &[&'a str] {
        match &self.kind {
            ListKind::Block { people, .. } => people,
            ListKind::Float | ListKind::Backup { .. } => &[],
        }
    }
}

impl<'a> ListKind<'a> {
    fn read(value: &'a Value) -> Read<Self> {
        if value.as_str() == Some("float") {
            return Ok(Self::Float);
        }
        let block = optional(value, "block", |block| {
            Ok(Self::Block {
                room: field(block, "room", text)?,
                people: list(block, "people", text)?,
                sittings: maybe_list(block, "sittings", text)?,
            })
        })?;
        let backup = optional(value, "backup", |backup| Ok(Self::Backup { people: list(backup, "people", text)? }))?;
        block.xor(backup).ok_or_else(|| Unreadable::here("must be `float`, or have either `block` or `backup`"))
    }
}
