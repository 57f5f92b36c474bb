//! Venues and rooms.

use serde_json::Value;

use super::when::{SittingsOn, Span, WeekdaySittings, open};
use crate::dates::Day;
use crate::json::{Read, field, maybe_list, optional, text, whole};

/// A building with rooms.
#[derive(Debug)]
pub(crate) struct Venue<'a> {
    pub(crate) id: &'a str,
    pub(crate) cluster: Option<&'a str>,
    pub(crate) region: Option<&'a str>,
    closed: Vec<Span>,
}

/// A room, for one hearing at a time.
#[derive(Debug)]
pub(crate) struct Room<'a> {
    pub(crate) id: &'a str,
    pub(crate) venue: &'a str,
    pub(crate) attributes: Vec<&'a str>,
    pub(crate) seats: Option<u32>,
    openings: Vec<WeekdaySittings<'a>>,
    closed: Vec<SittingsOn<'a>>,
}

impl<'a> Venue<'a> {
    pub(crate) fn read(value: &'a Value) -> Read<Self> {
        Ok(Self {
            id: field(value, "id", text)?,
            cluster: optional(value, "cluster", text)?,
            region: optional(value, "region", text)?,
            closed: maybe_list(value, "closed", Span::read)?,
        })
    }

    pub(crate) fn is_open(&self, day: Day) -> bool {
        !self.closed.iter().any(|span| span.contains(day))
    }
}

impl<'a> Room<'a> {
    pub(crate) fn read(value: &'a Value) -> Read<Self> {
        Ok(Self {
            id: field(value, "id", text)?,
            venue: field(value, "venue", text)?,
            attributes: maybe_list(value, "attributes", text)?,
            seats: optional(value, "seats", whole)?,
            openings: maybe_list(value, "openings", WeekdaySittings::read)?,
            closed: maybe_list(value, "closed", SittingsOn::read)?,
        })
    }

    pub(crate) fn is_open(&self, day: Day, sitting: &str) -> bool {
        open(&self.openings, &self.closed, day, sitting)
    }
}
