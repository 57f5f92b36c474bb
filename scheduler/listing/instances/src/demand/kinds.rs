//! Types of hearings of the employment tribunals: how often, how long, before whom, how held.
//!
//! Lengths by track, and video as the usual way for case management and the short track, are those of the Presidents' road
//! maps (2020 to 2023); panels those of the Practice Direction of October 2024. The shares are estimates: no table of them
//! is published. The codes are those of the default outcomes of `over-listing`, where it has the type.

use listing_model::Channel::{self, Hybrid, InPerson, Telephone, Video};

/// Who sits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Bench {
    /// A judge alone.
    #[default]
    Alone,
    /// A judge with a member from the employers' panel and one from the employees'.
    Full,
    /// Two judges.
    TwoJudges,
}

/// Channels at costs.
pub(crate) type Channels = &'static [(Channel, u16)];

/// A type of hearing. Numbers beside items are weights.
pub(crate) struct Kind {
    pub(crate) code: &'static str,
    /// Of a thousand hearings.
    pub(crate) share: u32,
    /// In listing minutes.
    pub(crate) minutes: &'static [(u32, u32)],
    pub(crate) benches: &'static [(Bench, u32)],
    pub(crate) channels: &'static [(Channels, u32)],
    /// People that the room must seat, from and to.
    pub(crate) seats: (u32, u32),
    /// The week after receipt in which it should begin.
    pub(crate) target_weeks: u32,
    /// Calendar days of notice.
    pub(crate) notice: u16,
    /// Whether it may go into lists that take several hearings.
    pub(crate) may_float: bool,
}

/// Case management: an hour before a judge, by telephone or video.
pub(crate) const CASE_MANAGEMENT: &str = "et-case-management";
/// Short track.
pub(crate) const SHORT: &str = "et-short-track";
/// Standard track.
pub(crate) const STANDARD: &str = "et-standard-track";
/// Open track.
pub(crate) const OPEN: &str = "et-open-track";
/// Remedy, after a claim has succeeded.
pub(crate) const REMEDY: &str = "et-remedy";
/// Judicial mediation.
pub(crate) const MEDIATION: &str = "et-judicial-mediation";
/// Interim relief: to be heard as soon as practicable.
pub(crate) const INTERIM_RELIEF: &str = "et-interim-relief";

const NOTICE: u16 = 14;

pub(crate) const KINDS: [Kind; 8] = [
    Kind {
        code: CASE_MANAGEMENT,
        share: 270,
        minutes: &[(60, 75), (90, 15), (120, 10)],
        benches: &[(Bench::Alone, 1)],
        channels: &[(&[(Telephone, 0), (Video, 1)], 60), (&[(Video, 0)], 25), (&[(Video, 0), (InPerson, 4)], 15)],
        seats: (4, 8),
        target_weeks: 10,
        notice: NOTICE,
        may_float: true,
    },
    Kind {
        code: "et-preliminary",
        share: 80,
        minutes: &[(120, 30), (180, 45), (360, 25)],
        benches: &[(Bench::Alone, 1)],
        channels: &[(&[(Video, 0), (InPerson, 2)], 60), (&[(InPerson, 0), (Hybrid, 1)], 40)],
        seats: (6, 14),
        target_weeks: 16,
        notice: NOTICE,
        may_float: false,
    },
    Kind {
        code: INTERIM_RELIEF,
        share: 10,
        minutes: &[(180, 80), (360, 20)],
        benches: &[(Bench::Alone, 1)],
        channels: &[(&[(Video, 0), (Hybrid, 1), (InPerson, 1)], 1)],
        seats: (6, 12),
        target_weeks: 3,
        notice: 7,
        may_float: false,
    },
    Kind {
        code: SHORT,
        share: 270,
        minutes: &[(60, 45), (90, 20), (120, 35)],
        benches: &[(Bench::Alone, 1)],
        channels: &[(&[(Video, 0), (InPerson, 3)], 60), (&[(Video, 0)], 25), (&[(InPerson, 0)], 15)],
        seats: (5, 10),
        target_weeks: 26,
        notice: NOTICE,
        may_float: true,
    },
    Kind {
        code: STANDARD,
        share: 220,
        minutes: &[(360, 45), (720, 35), (1_080, 20)],
        benches: &[(Bench::Alone, 65), (Bench::Full, 35)],
        channels: &[(&[(InPerson, 0), (Hybrid, 1)], 60), (&[(InPerson, 0), (Video, 3)], 25), (&[(Video, 0)], 15)],
        seats: (8, 18),
        target_weeks: 26,
        notice: NOTICE,
        may_float: false,
    },
    Kind {
        code: OPEN,
        share: 85,
        minutes: &[(1_080, 28), (1_440, 20), (1_800, 24), (2_160, 8), (2_520, 7), (2_880, 6), (3_600, 7)],
        benches: &[(Bench::Alone, 13), (Bench::Full, 85), (Bench::TwoJudges, 2)],
        channels: &[(&[(InPerson, 0)], 60), (&[(InPerson, 0), (Hybrid, 2)], 40)],
        seats: (12, 28),
        target_weeks: 40,
        notice: NOTICE,
        may_float: false,
    },
    Kind {
        code: REMEDY,
        share: 40,
        minutes: &[(180, 55), (360, 45)],
        benches: &[(Bench::Alone, 1)],
        channels: &[(&[(Video, 0), (InPerson, 2)], 70), (&[(InPerson, 0)], 30)],
        seats: (6, 12),
        target_weeks: 30,
        notice: NOTICE,
        may_float: false,
    },
    Kind {
        code: MEDIATION,
        share: 25,
        minutes: &[(360, 1)],
        benches: &[(Bench::Alone, 1)],
        channels: &[(&[(Video, 0), (InPerson, 2)], 60), (&[(InPerson, 0)], 40)],
        seats: (8, 14),
        target_weeks: 20,
        notice: NOTICE,
        may_float: false,
    },
];

#[cfg(test)]
mod tests {
    use super::{Bench, KINDS};

    #[test]
    fn shares_make_a_whole() {
        assert_eq!(KINDS.iter().map(|kind| kind.share).sum::<u32>(), 1_000);
    }

    #[test]
    fn what_goes_into_lists_has_known_outcomes() {
        let outcomes = over_listing::Outcomes::defaults();
        assert!(KINDS.iter().filter(|kind| kind.may_float).all(|kind| outcomes.get(kind.code).is_some()));
    }

    #[test]
    fn only_a_judge_alone_and_less_than_a_day_can_float() {
        for kind in KINDS.iter().filter(|kind| kind.may_float) {
            assert!(kind.benches.iter().all(|&(bench, _)| bench == Bench::Alone), "{}", kind.code);
            assert!(kind.minutes.iter().all(|&(minutes, _)| minutes <= 180), "{}", kind.code);
        }
    }
}
