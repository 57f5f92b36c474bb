//! What is worth what: layers that go before one another, and weights within them.

use over_listing::Probability;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What is worth what.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Policy {
    /// The layers in their order: a plan with less in an earlier layer is better, whatever the later ones say. Each of the
    /// eight once.
    pub layers: [Layer; 8],
    /// What a hearing of each priority weighs.
    pub priorities: PriorityValues,
    /// Weights within the layers.
    pub weights: Weights,
    /// The highest probability that somebody is sent away from a list that takes several hearings.
    pub ceiling: Probability,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            layers: Layer::ALL,
            priorities: PriorityValues::default(),
            weights: Weights::default(),
            ceiling: FIVE_PERCENT,
        }
    }
}

/// The ceiling of whoever states none.
const FIVE_PERCENT: Probability = match Probability::from_percent(5) {
    Some(ceiling) => ceiling,
    None => Probability::ZERO,
};

/// A layer of the score. Within a layer, costs are added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Layer {
    /// Each unlisted hearing: its priority's `unlisted`.
    Unlisted,
    /// Each listed hearing: the whole weeks from today to its first day, times `week`; and each week begun from its target to
    /// that day, times `week_late`; both times its priority's `age`.
    Age,
    /// The venue's cost for each hearing; and, once for each person and day, the travel to the venue and a fee-paid day.
    Travel,
    /// The channel's cost; `no_preferred_person` if some are preferred and none sits; `party_missing` for each attendance
    /// that is not required and cannot be.
    Preference,
    /// `room_change` for each room after the first that a person sits in on a day; `panel_change` for each person after the
    /// first who presides over linked hearings for which one is preferred.
    Continuity,
    /// For each person and sitting with any hearing: `broken_sitting` if not all of it is used, `gap` for each grain
    /// between two hearings, `no_rest` for each hearing that begins when another ends.
    Compact,
    /// For each salaried person: 1,000 times the square of the days on which they sit, divided by the days on which they
    /// could, rounded down.
    Balance,
    /// For each hearing that was in force and has another date, start time, room or presiding person: `date_change`,
    /// `time_change`, `room_change_in_force`, `person_change`, each times 8, 4 or 2 if the old date is at most 7, 14 or 28
    /// days from today. One that is unlisted costs all four.
    Changes,
}

impl Layer {
    /// All, in the usual order.
    pub const ALL: [Self; 8] = [
        Self::Unlisted,
        Self::Age,
        Self::Travel,
        Self::Preference,
        Self::Continuity,
        Self::Compact,
        Self::Balance,
        Self::Changes,
    ];

    /// The order for listing again after a loss: as few changes as possible, right after what is unlisted.
    pub const FEWEST_CHANGES: [Self; 8] = [
        Self::Unlisted,
        Self::Changes,
        Self::Age,
        Self::Travel,
        Self::Preference,
        Self::Continuity,
        Self::Compact,
        Self::Balance,
    ];

    /// The stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unlisted => "unlisted",
            Self::Age => "age",
            Self::Travel => "travel",
            Self::Preference => "preference",
            Self::Continuity => "continuity",
            Self::Compact => "compact",
            Self::Balance => "balance",
            Self::Changes => "changes",
        }
    }
}

/// What a hearing of each priority weighs, unlisted and by the week that it waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PriorityValues {
    /// If it is not listed: critical, urgent, high, standard.
    pub unlisted: [u16; 4],
    /// For each week that it waits: critical, urgent, high, standard.
    pub age: [u16; 4],
}

impl Default for PriorityValues {
    fn default() -> Self {
        Self { unlisted: [1000, 100, 10, 1], age: [8, 4, 2, 1] }
    }
}

/// Weights within the layers; see [`Layer`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Weights {
    /// Each whole week from today to the first day.
    pub week: u16,
    /// Each week begun past the target.
    pub week_late: u16,
    /// Some are preferred for the panel and none of them sits.
    pub no_preferred_person: u16,
    /// An attendance that is not required, at a time when the party is unavailable.
    pub party_missing: u16,
    /// A person sits in one more room on a day.
    pub room_change: u16,
    /// One more person presides over linked hearings.
    pub panel_change: u16,
    /// A person's sitting is used in part.
    pub broken_sitting: u16,
    /// A grain between two hearings in a sitting.
    pub gap: u16,
    /// A hearing begins when another of the same person ends, in the same sitting.
    pub no_rest: u16,
    /// A hearing in force has another date.
    pub date_change: u16,
    /// A hearing in force has another start time.
    pub time_change: u16,
    /// A hearing in force has another room.
    pub room_change_in_force: u16,
    /// Somebody else presides over a hearing in force.
    pub person_change: u16,
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            week: 1,
            week_late: 10,
            no_preferred_person: 5,
            party_missing: 3,
            room_change: 2,
            panel_change: 5,
            broken_sitting: 6,
            gap: 1,
            no_rest: 1,
            date_change: 20,
            time_change: 8,
            room_change_in_force: 2,
            person_change: 3,
        }
    }
}
