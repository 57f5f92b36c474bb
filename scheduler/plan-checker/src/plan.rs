//! A plan as the checker reads it from the format `listing-plan/1`, and the places of a list in force.

use serde_json::Value;

use crate::dates::{Day, Minute};
use crate::json::{self, Read, day, field, list, maybe_list, optional, text, time};
use crate::problem::Channel;

/// A whole plan.
#[derive(Debug)]
pub(crate) struct Plan<'a> {
    pub(crate) made_from: Option<u64>,
    pub(crate) placements: Vec<Placement<'a>>,
    /// Hearings without a place, and how many reasons are given.
    pub(crate) unlisted: Vec<(&'a str, usize)>,
}

/// The place of one hearing.
#[derive(Debug)]
pub(crate) struct Placement<'a> {
    pub(crate) hearing: &'a str,
    pub(crate) date: Day,
    pub(crate) start: Minute,
    pub(crate) channel: Channel,
    pub(crate) list: Option<&'a str>,
    pub(crate) room: Option<&'a str>,
    /// Role and person.
    pub(crate) panel: Vec<(&'a str, &'a str)>,
    /// Language and person.
    pub(crate) interpreters: Vec<(&'a str, &'a str)>,
}

impl<'a> Plan<'a> {
    pub(crate) fn read(value: &'a Value) -> Read<Self> {
        json::format(value, "listing-plan/1")?;
        Ok(Self {
            made_from: optional(value, "made_from", json::version)?,
            placements: list(value, "placements", Placement::read)?,
            unlisted: maybe_list(value, "unlisted", |entry| {
                Ok((field(entry, "hearing", text)?, list(entry, "reasons", text)?.len()))
            })?,
        })
    }
}

impl<'a> Placement<'a> {
    pub(crate) fn read(value: &'a Value) -> Read<Self> {
        let pair =
            |what: &'static str| move |entry: &'a Value| Ok((field(entry, what, text)?, field(entry, "person", text)?));
        Ok(Self {
            hearing: field(value, "hearing", text)?,
            date: field(value, "date", day)?,
            start: field(value, "start", time)?,
            channel: field(value, "channel", Channel::read)?,
            list: optional(value, "list", text)?,
            room: optional(value, "room", text)?,
            panel: maybe_list(value, "panel", pair("role"))?,
            interpreters: maybe_list(value, "interpreters", pair("language"))?,
        })
    }

    /// Who is on the panel, in the order of the seats.
    pub(crate) fn people(&self) -> impl Iterator<Item = &'a str> + use<'_, 'a> {
        self.panel.iter().map(|&(_, person)| person)
    }

    /// Who presides.
    pub(crate) fn presiding(&self) -> Option<&'a str> {
        self.people().next()
    }
}
