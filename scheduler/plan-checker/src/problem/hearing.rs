//! Hearings and their links.

use serde_json::Value;

use super::when::Span;
use crate::Unreadable;
use crate::dates::Day;
use crate::json::{Read, day, field, flag, list, maybe_list, optional, text, whole};

/// What is to be heard.
#[derive(Debug)]
pub(crate) struct Hearing<'a> {
    pub(crate) id: &'a str,
    pub(crate) kind: &'a str,
    pub(crate) minutes: u32,
    pub(crate) window: Option<Window>,
    pub(crate) notice_days: u32,
    /// Its place in critical, urgent, high, standard.
    pub(crate) priority: usize,
    pub(crate) target: Option<Day>,
    pub(crate) channels: Vec<(Channel, u32)>,
    pub(crate) venues: Vec<VenueChoice<'a>>,
    pub(crate) room_needs: Vec<&'a str>,
    pub(crate) seats: u32,
    pub(crate) panel: Vec<Seat<'a>>,
    pub(crate) included: Vec<&'a str>,
    pub(crate) preferred: Vec<&'a str>,
    pub(crate) excluded: Vec<&'a str>,
    pub(crate) parties: Vec<Attendance<'a>>,
    pub(crate) interpreters: Vec<&'a str>,
    pub(crate) may_float: bool,
    pub(crate) lock: Lock,
    pub(crate) forbidden: Vec<Forbidden<'a>>,
}

/// When it may begin and must have ended.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Window {
    Between(Span),
    FixedDate(Day),
}

/// How it is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Channel {
    InPerson,
    Hybrid,
    Video,
    Telephone,
}

/// Exactly one of venue, cluster and region, at a cost.
#[derive(Debug)]
pub(crate) struct VenueChoice<'a> {
    pub(crate) venue: Option<&'a str>,
    pub(crate) cluster: Option<&'a str>,
    pub(crate) region: Option<&'a str>,
    pub(crate) cost: u32,
}

/// A seat on the panel.
#[derive(Debug)]
pub(crate) struct Seat<'a> {
    pub(crate) role: &'a str,
    pub(crate) tickets: Vec<&'a str>,
    pub(crate) specialisms: Vec<&'a str>,
}

/// A party at the hearing.
#[derive(Debug)]
pub(crate) struct Attendance<'a> {
    pub(crate) party: &'a str,
    pub(crate) required: bool,
}

/// What must stay as it is in the list in force.
#[derive(Debug, Default)]
pub(crate) struct Lock {
    pub(crate) date: bool,
    pub(crate) time: bool,
    pub(crate) room: bool,
    pub(crate) panel: bool,
}

/// A place that is forbidden: all that is given matches.
#[derive(Debug)]
pub(crate) struct Forbidden<'a> {
    pub(crate) days: Option<Span>,
    pub(crate) venue: Option<&'a str>,
    pub(crate) room: Option<&'a str>,
    pub(crate) person: Option<&'a str>,
}

/// Hearings that belong together.
#[derive(Debug)]
pub(crate) struct Link<'a> {
    pub(crate) id: &'a str,
    pub(crate) kind: LinkKind,
    pub(crate) hearings: Vec<&'a str>,
}

/// How hearings are linked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LinkKind {
    Ordered { min_gap_days: u32 },
    SameSlot,
    SamePanel,
    SamePanelPreferred,
}

impl Channel {
    const ALL: [Self; 4] = [Self::InPerson, Self::Hybrid, Self::Video, Self::Telephone];

    pub(crate) fn read(value: &Value) -> Read<Self> {
        let code = text(value)?;
        let known = Self::ALL.into_iter().find(|channel| channel.code() == code);
        known.ok_or_else(|| Unreadable::here(format!("\"{code}\" is no channel")))
    }

    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::InPerson => "in_person",
            Self::Hybrid => "hybrid",
            Self::Video => "video",
            Self::Telephone => "telephone",
        }
    }

    pub(crate) const fn takes_room(self) -> bool {
        matches!(self, Self::InPerson | Self::Hybrid)
    }
}

impl<'a> Hearing<'a> {
    pub(crate) fn read(value: &'a Value) -> Read<Self> {
        let preferences = maybe_list(value, "panel_preferences", preference)?;
        let who = |wanted: &str| {
            preferences.iter().filter(|(_, requirement)| *requirement == wanted).map(|&(person, _)| person).collect()
        };
        Ok(Self {
            id: field(value, "id", text)?,
            kind: field(value, "type", text)?,
            minutes: field(value, "minutes", whole)?,
            window: optional(value, "window", Window::read)?,
            notice_days: optional(value, "notice_days", whole)?.unwrap_or(0),
            priority: optional(value, "priority", priority)?.unwrap_or(3),
            target: optional(value, "target", day)?,
            channels: list(value, "channels", |choice| Ok((field(choice, "channel", Channel::read)?, cost(choice)?)))?,
            venues: maybe_list(value, "venues", VenueChoice::read)?,
            room_needs: maybe_list(value, "room_needs", text)?,
            seats: optional(value, "seats", whole)?.unwrap_or(0),
            panel: list(value, "panel", Seat::read)?,
            included: who("include"),
            preferred: who("prefer"),
            excluded: who("exclude"),
            parties: maybe_list(value, "parties", Attendance::read)?,
            interpreters: maybe_list(value, "interpreters", text)?,
            may_float: optional(value, "may_float", flag)?.unwrap_or(false),
            lock: optional(value, "lock", Lock::read)?.unwrap_or_default(),
            forbidden: maybe_list(value, "forbidden", Forbidden::read)?,
        })
    }
}

/// Costs are optional everywhere.
pub(super) fn cost(value: &Value) -> Read<u32> {
    Ok(optional(value, "cost", whole)?.unwrap_or(0))
}

fn priority(value: &Value) -> Read<usize> {
    match text(value)? {
        "critical" => Ok(0),
        "urgent" => Ok(1),
        "high" => Ok(2),
        "standard" => Ok(3),
        other => Err(Unreadable::here(format!("\"{other}\" is no priority"))),
    }
}

fn preference(value: &Value) -> Read<(&str, &str)> {
    let requirement = field(value, "requirement", |value| match text(value)? {
        known @ ("include" | "prefer" | "exclude") => Ok(known),
        other => Err(Unreadable::here(format!("\"{other}\" is no requirement"))),
    })?;
    Ok((field(value, "person", text)?, requirement))
}

impl Window {
    fn read(value: &Value) -> Read<Self> {
        match (optional(value, "between", Span::read)?, optional(value, "fixed_date", day)?) {
            (Some(span), None) => Ok(Self::Between(span)),
            (None, Some(date)) => Ok(Self::FixedDate(date)),
            _ => Err(Unreadable::here("must have either `between` or `fixed_date`")),
        }
    }
}

impl<'a> VenueChoice<'a> {
    fn read(value: &'a Value) -> Read<Self> {
        Ok(Self {
            venue: optional(value, "venue", text)?,
            cluster: optional(value, "cluster", text)?,
            region: optional(value, "region", text)?,
            cost: cost(value)?,
        })
    }
}

impl<'a> Seat<'a> {
    fn read(value: &'a Value) -> Read<Self> {
        Ok(Self {
            role: field(value, "role", text)?,
            tickets: maybe_list(value, "tickets", text)?,
            specialisms: maybe_list(value, "specialisms", text)?,
        })
    }
}

impl<'a> Attendance<'a> {
    fn read(value: &'a Value) -> Read<Self> {
        let required = optional(value, "required", flag)?.unwrap_or(true);
        Ok(Self { party: field(value, "party", text)?, required })
    }
}

impl Lock {
    fn read(value: &Value) -> Read<Self> {
        let locked = |name| Ok(optional(value, name, flag)?.unwrap_or(false));
        Ok(Self { date: locked("date")?, time: locked("time")?, room: locked("room")?, panel: locked("panel")? })
    }
}

impl<'a> Forbidden<'a> {
    fn read(value: &'a Value) -> Read<Self> {
        Ok(Self {
            days: optional(value, "days", Span::read)?,
            venue: optional(value, "venue", text)?,
            room: optional(value, "room", text)?,
            person: optional(value, "person", text)?,
        })
    }
}

impl<'a> Link<'a> {
    pub(crate) fn read(value: &'a Value) -> Read<Self> {
        Ok(Self {
            id: field(value, "id", text)?,
            kind: field(value, "kind", LinkKind::read)?,
            hearings: list(value, "hearings", text)?,
        })
    }
}

impl LinkKind {
    fn read(value: &Value) -> Read<Self> {
        match value.as_str() {
            Some("same_slot") => Ok(Self::SameSlot),
            Some("same_panel") => Ok(Self::SamePanel),
            Some("same_panel_preferred") => Ok(Self::SamePanelPreferred),
            Some(other) => Err(Unreadable::here(format!("\"{other}\" is no kind of link"))),
            None => field(value, "ordered", |ordered| {
                Ok(Self::Ordered { min_gap_days: optional(ordered, "min_gap_days", whole)?.unwrap_or(0) })
            }),
        }
    }
}
