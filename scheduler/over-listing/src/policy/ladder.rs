//! What is tried when too much goes ahead.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A listing day in minutes: what a request for one day counts as (HMCTS's hearing management component).
pub const DAY_MINUTES: u32 = 360;

/// What is done for a hearing that has lost its place, in the order in which the employment tribunals try it ("How are cases
/// listed and administered?", judiciary.uk).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Rung {
    /// A judge of the virtual region hears it by video.
    VirtualJudge,
    /// It floats: it waits at the venue for a judge whose own list collapses.
    Float,
    /// It is heard at another venue.
    VenueChange,
    /// It is given a day less.
    TimeReduction,
    /// It is put off.
    Postponement,
}

/// What the ladder asks of a hearing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HearingKind {
    /// Its estimate.
    pub minutes: u32,
    /// It is by video already or may be made so.
    pub can_be_remote: bool,
}

impl HearingKind {
    /// The listing days that it takes, a part of one counted as a whole.
    #[must_use]
    pub const fn days(self) -> u32 {
        self.minutes.div_ceil(DAY_MINUTES)
    }
}

impl Rung {
    /// The ladder, the mildest first.
    pub const ALL: [Self; 5] =
        [Self::VirtualJudge, Self::Float, Self::VenueChange, Self::TimeReduction, Self::Postponement];

    /// Whether it is for such a hearing. Floating is for an hour or part of a day, another venue for a day or more, and a day
    /// less for those of at least `time_reduction_from_days`, and never for the only day.
    #[must_use]
    pub const fn applies_to(self, hearing: HearingKind, time_reduction_from_days: u32) -> bool {
        match self {
            Self::VirtualJudge => hearing.can_be_remote,
            Self::Float => hearing.minutes < DAY_MINUTES,
            Self::VenueChange => hearing.minutes >= DAY_MINUTES,
            Self::TimeReduction => hearing.days() >= 2 && hearing.days() >= time_reduction_from_days,
            Self::Postponement => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::Policy;

    #[rstest]
    #[case(60, true, &[Rung::VirtualJudge, Rung::Float, Rung::Postponement])]
    #[case(180, false, &[Rung::Float, Rung::Postponement])]
    #[case(359, false, &[Rung::Float, Rung::Postponement])]
    #[case(360, false, &[Rung::VenueChange, Rung::Postponement])]
    #[case(1_440, true, &[Rung::VirtualJudge, Rung::VenueChange, Rung::Postponement])]
    #[case(1_441, false, &[Rung::VenueChange, Rung::TimeReduction, Rung::Postponement])]
    #[case(1_800, false, &[Rung::VenueChange, Rung::TimeReduction, Rung::Postponement])]
    fn rungs(#[case] minutes: u32, #[case] can_be_remote: bool, #[case] expected: &[Rung]) {
        let rungs: Vec<_> = Policy::default().rungs(HearingKind { minutes, can_be_remote }).collect();
        assert_eq!(rungs, expected);
        assert!(rungs.is_sorted());
    }

    #[test]
    fn the_only_day_is_never_taken() {
        assert!(!Rung::TimeReduction.applies_to(HearingKind { minutes: 360, can_be_remote: false }, 0));
    }
}
