//! A rota from the two tables of the Court Scheduler: court sessions ("profiles") and who sits in them ("schedules").
//!
//! The tables say who sat, not who could have. What a person may do is inferred from what they did, and every inference is
//! listed here; where it is a matter of opinion it is a parameter ([`Inference`]).
//!
//! - **Roles.** Whoever sat in a slot of a role may take the role. `LEFT_WINGER` and `RIGHT_WINGER` are one role, `CROWN_1` and
//!   `CROWN_2` another. Whoever may chair may also sit as a winger, as chairs in fact do, if [`Inference::chairs_wing`] is set.
//! - **Authorisations.** `YOUTH` for whoever sat in a session of the panel `YOUTH`, which every such session needs.
//! - **Welsh.** Whoever sat in a session held in Welsh.
//! - **Venues.** The `locationId`s at which they sat. `venueId` is taken for the courtroom: no two sessions of the tables
//!   share a `venueId` at one time, while one `locationId` has up to six.
//! - **Benches.** A kind of bench may hear the panels and businesses in which one of its slots was taken.
//! - **Links.** Sessions with the same value of `linked`; and the two halves of a day in one courtroom, if
//!   [`Inference::whole_days`] is set: in the tables every person who sat in one half sat in the same slot in the other.
//! - **Availability.** See [`Availability`](Assumed): the tables say nothing of it.
//! - **Most sittings.** What a person sat, and [`Inference::extra_sittings`] more. In a week: the most that they sat in any
//!   one, but a whole day at least.
//! - **Fair share.** What a person sat, if [`Inference::share_as_sat`] is set; otherwise none, so that all are levelled.

mod infer;
mod tables;

use serde::{Deserialize, Serialize};

use crate::model::{Assignment, Rota};

pub use tables::{ImportError, ImportFault, Table};

/// When somebody is taken to have been available, since the tables do not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Assumed {
    /// On the very half-days on which they sat, and no other. Nobody would have come on another day than they did.
    AsSat,
    /// On the halves of the week on which they ever sat, from the first day to the last on which they did.
    HabitWithinSpan,
    /// On the halves of the week on which they ever sat.
    Habit,
    /// Always.
    Always,
}

impl Assumed {
    /// All of them, the strictest first.
    pub const ALL: [Self; 4] = [Self::AsSat, Self::HabitWithinSpan, Self::Habit, Self::Always];
}

/// What is inferred where the tables leave it open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inference {
    /// When people are available.
    pub available: Assumed,
    /// Half-days that each person may sit beyond what they sat.
    pub extra_sittings: u32,
    /// Whether the two halves of a day in one courtroom have one bench.
    pub whole_days: bool,
    /// Whether whoever may chair may sit as a winger.
    pub chairs_wing: bool,
    /// Whether what somebody sat is their fair share.
    pub share_as_sat: bool,
}

impl Inference {
    /// The cautious reading: whole days, no sitting more than there was, shares as they were.
    #[must_use]
    pub const fn cautious(available: Assumed) -> Self {
        Self { available, extra_sittings: 0, whole_days: true, chairs_wing: true, share_as_sat: true }
    }
}

/// A rota without assignments, and the assignments that the tables have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// What is to be filled.
    pub rota: Rota,
    /// Who really sat.
    pub real: Vec<Assignment>,
    /// Rows that could not be used.
    pub faults: Vec<ImportFault>,
}

/// Reads the two tables as text. `name` is what the rota will be called.
///
/// # Errors
/// [`ImportError`] if a table lacks a column. Rows that cannot be used are faults in the result.
pub fn import(name: &str, profiles: &str, schedules: &str, inference: Inference) -> Result<Imported, ImportError> {
    let mut faults = Vec::new();
    let profiles = tables::profiles(profiles, &mut faults)?;
    let schedules = tables::schedules(schedules, &profiles, &mut faults)?;
    let (rota, real) = infer::rota(name, &profiles, &schedules, inference);
    Ok(Imported { rota, real, faults })
}
