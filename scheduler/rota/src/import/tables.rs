//! The rows of the two tables.

use std::collections::BTreeMap;

use calendars::LocalDate;
use csv::{ReaderBuilder, StringRecord, Trim};
use serde::Serialize;
use thiserror::Error;

use crate::model::Half;

/// A row of the table of sessions.
#[derive(Debug, Clone)]
pub(super) struct Profile {
    pub(super) id: String,
    pub(super) date: LocalDate,
    pub(super) half: Half,
    pub(super) panel: String,
    pub(super) business: String,
    pub(super) room: String,
    pub(super) location: String,
    pub(super) welsh: bool,
    pub(super) linked: Option<String>,
}

/// A row of the table of sittings.
#[derive(Debug, Clone)]
pub(super) struct Sitting {
    /// The place of its session in the other table.
    pub(super) profile: usize,
    pub(super) justice: String,
    pub(super) slot: Slot,
}

/// The slots of `rota-hmi-interface.xsd`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Slot {
    Chair,
    LeftWinger,
    RightWinger,
    DistrictJudge,
    SingleJustice,
    Crown1,
    Crown2,
}

impl Slot {
    pub(super) const ALL: [Self; 7] = [
        Self::Chair,
        Self::LeftWinger,
        Self::RightWinger,
        Self::DistrictJudge,
        Self::SingleJustice,
        Self::Crown1,
        Self::Crown2,
    ];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Chair => "CHAIR",
            Self::LeftWinger => "LEFT_WINGER",
            Self::RightWinger => "RIGHT_WINGER",
            Self::DistrictJudge => "DISTRICT_JUDGE",
            Self::SingleJustice => "SINGLE_JUSTICE",
            Self::Crown1 => "CROWN_1",
            Self::Crown2 => "CROWN_2",
        }
    }
}

/// Why nothing could be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ImportError {
    /// A table has no such column.
    #[error("the table of {table} has no column `{column}`")]
    NoColumn {
        /// Which table.
        table: Table,
        /// The column's name.
        column: &'static str,
    },
    /// The first line cannot be read.
    #[error("the first line of the table of {table} cannot be read: {message}")]
    NoHeader {
        /// Which table.
        table: Table,
        /// The reader's words.
        message: String,
    },
}

/// One of the two tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Table {
    /// Court sessions.
    Profiles,
    /// Who sits in them.
    Schedules,
}

impl std::fmt::Display for Table {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Profiles => "sessions (profiles)",
            Self::Schedules => "sittings (schedules)",
        })
    }
}

/// A row that could not be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Error)]
#[error("{table}, line {line}: {message}")]
pub struct ImportFault {
    /// Which table.
    pub table: Table,
    /// The line of the table, from 1.
    pub line: u64,
    /// What is wrong.
    pub message: String,
}

pub(super) fn profiles(text: &str, faults: &mut Vec<ImportFault>) -> Result<Vec<Profile>, ImportError> {
    const COLUMNS: [&str; 9] =
        ["profile", "date", "session", "panel", "business", "venueId", "locationId", "welsh", "linked"];
    let mut seen = BTreeMap::new();
    rows(
        Table::Profiles,
        text,
        COLUMNS,
        faults,
        |[id, date, session, panel, business, room, location, welsh, linked]| {
            if seen.insert(id.to_owned(), ()).is_some() {
                return Err(format!("the session `{id}` is there before"));
            }
            Ok(Profile {
                id: id.to_owned(),
                date: date.parse().map_err(|error| format!("`{date}` is not a date: {error}"))?,
                half: match session {
                    "AM" => Half::Morning,
                    "PM" => Half::Afternoon,
                    other => return Err(format!("`{other}` is neither AM nor PM")),
                },
                panel: panel.to_owned(),
                business: business.to_owned(),
                room: room.to_owned(),
                location: location.to_owned(),
                welsh: welsh.eq_ignore_ascii_case("true"),
                linked: (!linked.is_empty()).then(|| linked.to_owned()),
            })
        },
    )
}

pub(super) fn schedules(
    text: &str,
    profiles: &[Profile],
    faults: &mut Vec<ImportFault>,
) -> Result<Vec<Sitting>, ImportError> {
    let numbers: BTreeMap<&str, usize> =
        profiles.iter().enumerate().map(|(number, profile)| (profile.id.as_str(), number)).collect();
    rows(Table::Schedules, text, ["profile", "justice", "slot"], faults, |[profile, justice, slot]| {
        Ok(Sitting {
            profile: *numbers.get(profile).ok_or_else(|| format!("there is no session `{profile}`"))?,
            justice: justice.to_owned(),
            slot: *Slot::ALL
                .iter()
                .find(|known| known.name() == slot)
                .ok_or_else(|| format!("`{slot}` is not a slot of a bench"))?,
        })
    })
}

/// The rows that `row` accepts, given the fields of the named columns.
fn rows<T, const N: usize>(
    table: Table,
    text: &str,
    columns: [&'static str; N],
    faults: &mut Vec<ImportFault>,
    mut row: impl FnMut([&str; N]) -> Result<T, String>,
) -> Result<Vec<T>, ImportError> {
    let mut reader = ReaderBuilder::new().trim(Trim::All).from_reader(text.as_bytes());
    let header = reader.headers().map_err(|error| ImportError::NoHeader { table, message: error.to_string() })?.clone();
    let mut places = [0; N];
    for (place, column) in places.iter_mut().zip(columns) {
        *place = header.iter().position(|name| name == column).ok_or(ImportError::NoColumn { table, column })?;
    }
    let mut kept = Vec::new();
    let mut record = StringRecord::new();
    loop {
        let line = reader.position().line();
        let read = reader.read_record(&mut record).map_err(|error| error.to_string());
        let result = match read {
            Ok(false) => return Ok(kept),
            Ok(true) => row(places.map(|place| record.get(place).unwrap_or_default())),
            Err(message) => Err(message),
        };
        match result {
            Ok(value) => kept.push(value),
            Err(message) => faults.push(ImportFault { table, line, message }),
        }
    }
}
