//! People: office-holders who sit, interpreters, and parties who attend.

use calendars::LocalDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{PartyId, PersonId, Seat, SittingsOn, VenueId, WeekdaySittings, when};

/// A judge or a member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfficeHolder {
    /// Their id.
    pub id: PersonId,
    /// What they can be on a panel, such as `judge`, `employer_member`, `employee_member`.
    pub roles: Vec<String>,
    /// Their tickets: authorisations for kinds of work.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tickets: Vec<String>,
    /// Their specialisms.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub specialisms: Vec<String>,
    /// How they are paid.
    #[serde(default)]
    pub contract: Contract,
    /// Where they sit, and what each day there costs (travel). None: anywhere at no cost.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub venues: Vec<VenueCost>,
    /// The weekdays and sittings in which they sit. None: Monday to Friday, all day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pattern: Vec<WeekdaySittings>,
    /// When they are on leave, in training or otherwise away.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub away: Vec<SittingsOn>,
    /// At most so many days in any week, Monday to Sunday.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_days_a_week: Option<u8>,
    /// At most so many days in the whole plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_days: Option<u16>,
}

impl OfficeHolder {
    /// Whether they sit in the sitting of that code on `day`.
    #[must_use]
    pub fn sits(&self, day: LocalDate, sitting: &str) -> bool {
        when::is_on(&self.pattern, &self.away, day, sitting)
    }

    /// Whether they have the seat's role and all its tickets and specialisms.
    #[must_use]
    pub fn can_fill(&self, seat: &Seat) -> bool {
        self.roles.contains(&seat.role)
            && seat.tickets.iter().all(|ticket| self.tickets.contains(ticket))
            && seat.specialisms.iter().all(|specialism| self.specialisms.contains(specialism))
    }

    /// What a day at a venue costs; nothing if they do not sit there. Of a venue that is named twice, the cheaper.
    #[must_use]
    pub fn venue_cost(&self, venue: &VenueId) -> Option<u16> {
        if self.venues.is_empty() {
            return Some(0);
        }
        self.venues.iter().filter(|at| at.venue == *venue).map(|at| at.cost).min()
    }
}

/// How an office-holder is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Contract {
    /// By salary. Their days count for the balance.
    #[default]
    Salaried,
    /// By the day that they sit.
    FeePaid {
        /// What a day costs, in units of the layer of venue and travel.
        day_cost: u16,
    },
}

/// A venue at a cost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VenueCost {
    /// The venue.
    pub venue: VenueId,
    /// What each day there costs, in units of the layer of venue and travel.
    #[serde(default)]
    pub cost: u16,
}

/// Somebody who interprets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Interpreter {
    /// Their id; not that of an office-holder.
    pub id: PersonId,
    /// Codes of languages, spoken or signed.
    pub languages: Vec<String>,
    /// The weekdays and sittings in which they work. None: Monday to Friday, all day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pattern: Vec<WeekdaySittings>,
    /// When they are not to be had.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub away: Vec<SittingsOn>,
}

impl Interpreter {
    /// Whether they work in the sitting of that code on `day`.
    #[must_use]
    pub fn works(&self, day: LocalDate, sitting: &str) -> bool {
        when::is_on(&self.pattern, &self.away, day, sitting)
    }

    /// Whether they have the language.
    #[must_use]
    pub fn speaks(&self, language: &str) -> bool {
        self.languages.iter().any(|own| own == language)
    }
}

/// Somebody who attends hearings: a party, a representative, a witness. Named by id alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// Their id.
    pub id: PartyId,
    /// Dates to avoid.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unavailable: Vec<SittingsOn>,
    /// Days of the week to avoid.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unavailable_weekdays: Vec<WeekdaySittings>,
    /// Codes of the room attributes that their reasonable adjustments call for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub adjustments: Vec<String>,
}

impl Party {
    /// Whether they can attend in the sitting of that code on `day`.
    #[must_use]
    pub fn is_available(&self, day: LocalDate, sitting: &str) -> bool {
        !self.unavailable.iter().any(|out| out.covers(day, sitting))
            && !self.unavailable_weekdays.iter().any(|out| out.covers(day, sitting))
    }
}
