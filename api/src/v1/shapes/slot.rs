//! What is free, and why the rest is not.

use calendars::{DateRange, LocalDate};
use scheduler_model::VenueCode;
use serde::Serialize;
use utoipa::ToSchema;

use super::PlaceShown;

/// What could be taken at a venue.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Availability)]
pub(crate) struct AvailabilityShown {
    /// The venue's code.
    #[schema(value_type = String, example = "CFI")]
    pub(crate) venue: VenueCode,
    /// The venue's version that this belongs to.
    pub(crate) version: u64,
    /// The first day asked about.
    #[schema(value_type = String, format = Date, example = "2026-12-01")]
    pub(crate) from: LocalDate,
    /// The last day asked about.
    #[schema(value_type = String, format = Date, example = "2026-12-28")]
    pub(crate) to: LocalDate,
    /// The days that can be booked today through the channel; absent if there are none.
    pub(crate) bookable: Option<Days>,
    /// How many sessions those days have, free or not.
    pub(crate) sessions: u32,
    /// What could be taken, in order. A hint: another may be quicker.
    pub(crate) slots: Vec<SlotShown>,
    /// Why the other sessions of those days cannot be taken: what keeps out most of them first.
    pub(crate) reasons: Vec<ObstacleShown>,
    /// The first day after those asked about on which there is a slot.
    #[schema(value_type = Option<String>, format = Date, example = "2027-01-04")]
    pub(crate) next: Option<LocalDate>,
}

/// A range of civil days, both included.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub(crate) struct Days {
    /// The first.
    #[schema(value_type = String, format = Date, example = "2026-12-04")]
    pub(crate) first: LocalDate,
    /// The last.
    #[schema(value_type = String, format = Date, example = "2026-12-29")]
    pub(crate) last: LocalDate,
}

impl From<DateRange> for Days {
    fn from(range: DateRange) -> Self {
        Self { first: range.first(), last: range.last() }
    }
}

/// A session that would take the demand.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Slot)]
pub(crate) struct SlotShown {
    /// Where and when.
    #[serde(flatten)]
    pub(crate) place: PlaceShown,
    /// The class asked for.
    #[schema(example = "open_table")]
    pub(crate) class: &'static str,
    /// How many units of it are left for the channel.
    pub(crate) left: u32,
}

/// A rule that keeps sessions out.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Obstacle)]
pub(crate) struct ObstacleShown {
    /// The rule's code.
    #[schema(example = "capacity.full")]
    pub(crate) code: &'static str,
    /// How many sessions it keeps out. One session may be kept out by several rules.
    pub(crate) sessions: u32,
    /// What it is, in the language of `Accept-Language`.
    pub(crate) title: String,
    /// The first case of it.
    pub(crate) detail: String,
    /// What can be done.
    pub(crate) cure: String,
}
