//! When a session sits: half-days, which is what justices give.

use std::fmt;

use calendars::{LocalDate, LocalTime, Weekday};
use serde::{Deserialize, Serialize};

/// Half of a court day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Half {
    /// The morning. In the Court Scheduler a morning session ends by 13:00.
    #[serde(rename = "AM")]
    Morning,
    /// The afternoon, and what comes after it.
    #[serde(rename = "PM")]
    Afternoon,
}

impl Half {
    /// Both, in order.
    pub const BOTH: [Self; 2] = [Self::Morning, Self::Afternoon];
}

impl fmt::Display for Half {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Morning => "AM",
            Self::Afternoon => "PM",
        })
    }
}

/// A half of one day: the unit in which a person sits. One sitting is one half-day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HalfDay {
    /// The day.
    pub date: LocalDate,
    /// Which half of it.
    pub half: Half,
}

impl fmt::Display for HalfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.date, self.half)
    }
}

/// A half of one day of every week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WeeklyHalf {
    /// The day of the week.
    pub weekday: Weekday,
    /// Which half of it.
    pub half: Half,
}

/// The part of the day that a session takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    untagged,
    expecting = "the part of the day is \"AM\", \"PM\", \"AD\" (all day), or {\"start\": \"HH:MM\", \"end\": \"HH:MM\"}"
)]
pub enum When {
    /// A half or the whole.
    Part(Part),
    /// From one time of day to another; it takes every half that it touches.
    Hours(SessionHours),
}

/// A part of the day by its code in the Court Scheduler.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    /// The morning.
    #[serde(rename = "AM")]
    Morning,
    /// The afternoon.
    #[serde(rename = "PM")]
    Afternoon,
    /// Both halves: two sittings.
    #[serde(rename = "AD")]
    AllDay,
}

/// Hours of a session. As data they may run backwards; reading a rota reports that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SessionHours {
    /// When it begins.
    pub start: LocalTime,
    /// When it ends.
    pub end: LocalTime,
}

impl When {
    /// The morning, as a session's whole time.
    pub const AM: Self = Self::Part(Part::Morning);
    /// The afternoon, as a session's whole time.
    pub const PM: Self = Self::Part(Part::Afternoon);

    /// The halves of the day that it takes, in order. Hours take the morning if they begin before 13:00 and the afternoon if
    /// they end after it; hours that end before they begin take none.
    #[must_use]
    pub fn halves(self) -> &'static [Half] {
        match self {
            Self::Part(Part::Morning) => &[Half::Morning],
            Self::Part(Part::Afternoon) => &[Half::Afternoon],
            Self::Part(Part::AllDay) => &Half::BOTH,
            Self::Hours(SessionHours { start, end }) => match (start, end) {
                _ if end <= start => &[],
                _ if end.minutes_since_midnight() <= NOON_BREAK => &[Half::Morning],
                _ if start.minutes_since_midnight() >= NOON_BREAK => &[Half::Afternoon],
                _ => &Half::BOTH,
            },
        }
    }
}

/// 13:00 in minutes after midnight: no morning session of the Court Scheduler ends later.
const NOON_BREAK: u16 = 13 * 60;

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(r#""AM""#, &[Half::Morning])]
    #[case(r#""PM""#, &[Half::Afternoon])]
    #[case(r#""AD""#, &Half::BOTH)]
    #[case(r#"{"start": "10:00", "end": "13:00"}"#, &[Half::Morning])]
    #[case(r#"{"start": "13:00", "end": "16:30"}"#, &[Half::Afternoon])]
    #[case(r#"{"start": "10:00", "end": "16:00"}"#, &Half::BOTH)]
    #[case(r#"{"start": "18:00", "end": "20:00"}"#, &[Half::Afternoon])]
    #[case(r#"{"start": "12:00", "end": "10:00"}"#, &[])]
    fn takes_the_halves_it_touches(#[case] json: &str, #[case] halves: &[Half]) {
        let when: When = serde_json::from_str(json).unwrap();
        assert_eq!(when.halves(), halves);
        let again: When = serde_json::from_str(&serde_json::to_string(&when).unwrap()).unwrap();
        assert_eq!(when, again);
    }
}
