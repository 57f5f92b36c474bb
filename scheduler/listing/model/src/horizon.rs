//! The time that a plan covers.

use calendars::{Division, LocalDate, LocalTime};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{DateSpan, schema};

/// The days that a plan covers, and how a day is divided.
///
/// Sitting days are Monday to Friday without the bank holidays of `division` and without `closed`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Horizon {
    /// The day on which the plan is made. Notice, age and weeks count from it.
    #[schemars(schema_with = "schema::date")]
    pub today: LocalDate,
    /// The first day that can be listed.
    #[schemars(schema_with = "schema::date")]
    pub first: LocalDate,
    /// The last day that can be listed.
    #[schemars(schema_with = "schema::date")]
    pub last: LocalDate,
    /// Whose bank holidays count.
    #[serde(default)]
    #[schemars(schema_with = "schema::division")]
    pub division: Division,
    /// Days on which nothing sits anywhere, beyond weekends and bank holidays.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub closed: Vec<DateSpan>,
    /// The length of a grain: every start and every length is a whole number of them. Lengths are rounded up. 5, 10, 15
    /// or 30; a day may have 128 grains at the most.
    #[serde(default = "five")]
    #[schemars(extend("enum" = [5, 10, 15, 30]))]
    pub grain_minutes: u16,
    /// The sittings of a day, in their order, without overlap: 1 to 8, each over before midnight.
    #[schemars(length(min = 1, max = 8))]
    pub sittings: Vec<Sitting>,
}

fn five() -> u16 {
    5
}

/// A part of the day in which courts sit: usually AM, 10:00 for 180 minutes, and PM, 14:00 for 180 minutes.
///
/// Source: a day of 360 listing minutes and half a day of 180, as the Hearings Management service counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sitting {
    /// Its code, such as `AM`.
    #[schemars(length(min = 1, max = 100))]
    pub code: String,
    /// When it begins, in the venues' civil time.
    #[schemars(schema_with = "schema::time")]
    pub start: LocalTime,
    /// How many minutes it has: a whole number of grains.
    #[schemars(range(min = 5))]
    pub minutes: u16,
}
