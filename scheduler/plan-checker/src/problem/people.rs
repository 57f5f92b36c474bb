//! Office-holders, interpreters and parties.

use serde_json::Value;

use super::Seat;
use super::hearing::cost;
use super::when::{SittingsOn, WeekdaySittings, open, unavailable};
use crate::Unreadable;
use crate::dates::Day;
use crate::json::{Read, field, list, maybe_list, optional, text, whole};

/// A judge or a member.
#[derive(Debug)]
pub(crate) struct Person<'a> {
    pub(crate) id: &'a str,
    roles: Vec<&'a str>,
    tickets: Vec<&'a str>,
    specialisms: Vec<&'a str>,
    /// What a day costs, if they are paid by the day.
    pub(crate) day_cost: Option<u32>,
    venues: Vec<(&'a str, u32)>,
    pattern: Vec<WeekdaySittings<'a>>,
    away: Vec<SittingsOn<'a>>,
    pub(crate) max_days_a_week: Option<u32>,
    pub(crate) max_days: Option<u32>,
}

/// Somebody who interprets.
#[derive(Debug)]
pub(crate) struct Interpreter<'a> {
    pub(crate) id: &'a str,
    pub(crate) languages: Vec<&'a str>,
    pattern: Vec<WeekdaySittings<'a>>,
    away: Vec<SittingsOn<'a>>,
}

/// Somebody who attends.
#[derive(Debug)]
pub(crate) struct Party<'a> {
    pub(crate) id: &'a str,
    pub(crate) adjustments: Vec<&'a str>,
    unavailable: Vec<SittingsOn<'a>>,
    unavailable_weekdays: Vec<WeekdaySittings<'a>>,
}

impl<'a> Person<'a> {
    pub(crate) fn read(value: &'a Value) -> Read<Self> {
        Ok(Self {
            id: field(value, "id", text)?,
            roles: list(value, "roles", text)?,
            tickets: maybe_list(value, "tickets", text)?,
            specialisms: maybe_list(value, "specialisms", text)?,
            day_cost: optional(value, "contract", day_cost)?.flatten(),
            venues: maybe_list(value, "venues", |venue| Ok((field(venue, "venue", text)?, cost(venue)?)))?,
            pattern: maybe_list(value, "pattern", WeekdaySittings::read)?,
            away: maybe_list(value, "away", SittingsOn::read)?,
            max_days_a_week: optional(value, "max_days_a_week", whole)?,
            max_days: optional(value, "max_days", whole)?,
        })
    }

    /// Whether they have the role, the tickets and the specialisms.
    pub(crate) fn can_fill(&self, seat: &Seat) -> bool {
        self.roles.contains(&seat.role)
            && seat.tickets.iter().all(|ticket| self.tickets.contains(ticket))
            && seat.specialisms.iter().all(|specialism| self.specialisms.contains(specialism))
    }

    pub(crate) fn sits(&self, day: Day, sitting: &str) -> bool {
        open(&self.pattern, &self.away, day, sitting)
    }

    /// What a day at a venue costs; `None` if they do not sit there. Without venues they sit anywhere at no cost.
    pub(crate) fn cost_at(&self, venue: &str) -> Option<u32> {
        match self.venues.as_slice() {
            [] => Some(0),
            some => some.iter().filter(|(id, _)| *id == venue).map(|&(_, cost)| cost).min(),
        }
    }
}

fn day_cost(value: &Value) -> Read<Option<u32>> {
    match value.as_str() {
        Some("salaried") => Ok(None),
        Some(other) => Err(Unreadable::here(format!("\"{other}\" is no contract"))),
        None => field(value, "fee_paid", |paid| field(paid, "day_cost", whole)).map(Some),
    }
}

impl<'a> Interpreter<'a> {
    pub(crate) fn read(value: &'a Value) -> Read<Self> {
        Ok(Self {
            id: field(value, "id", text)?,
            languages: list(value, "languages", text)?,
            pattern: maybe_list(value, "pattern", WeekdaySittings::read)?,
            away: maybe_list(value, "away", SittingsOn::read)?,
        })
    }

    pub(crate) fn works(&self, day: Day, sitting: &str) -> bool {
        open(&self.pattern, &self.away, day, sitting)
    }
}

impl<'a> Party<'a> {
    pub(crate) fn read(value: &'a Value) -> Read<Self> {
        Ok(Self {
            id: field(value, "id", text)?,
            adjustments: maybe_list(value, "adjustments", text)?,
            unavailable: maybe_list(value, "unavailable", SittingsOn::read)?,
            unavailable_weekdays: maybe_list(value, "unavailable_weekdays", WeekdaySittings::read)?,
        })
    }

    pub(crate) fn is_unavailable(&self, day: Day, sitting: &str) -> bool {
        unavailable(&self.unavailable, &self.unavailable_weekdays, day, sitting)
    }
}
