//! Block lists.

use over_listing::{BlockLoad, Grain, Probability, Refill};
use proptest::prelude::*;

use crate::joint::{Case, case, cases, distance, expectation, grain, parts, refill};

fn listed(cases: &[Case], minutes: u32, grain: Grain, refill: Refill) -> BlockLoad {
    let mut load = BlockLoad::new(minutes, grain).unwrap();
    for case in cases {
        load.add(&case.prospect(grain, refill));
    }
    load
}

fn sum(happened: &[Option<u32>]) -> u32 {
    happened.iter().flatten().sum()
}

/// Those who come and would end after the session, in the order of the list.
fn sent_away(happened: &[Option<u32>], minutes: u32) -> u32 {
    let mut end = 0;
    let too_late = happened.iter().flatten().filter(|&&length| {
        end += length;
        end > minutes
    });
    u32::try_from(too_late.count()).unwrap()
}

proptest! {
    #[test]
    fn four_hearings_in_percent_need_no_rounding(cases in cases(4), minutes in 0_u32..240, grain in grain()) {
        let load = listed(&cases, minutes, grain, Refill::Never);
        let exact = |value: &dyn Fn(&[Option<u32>]) -> u32| expectation(&cases, grain, Refill::Never, value);
        prop_assert!(exact(&|h| u32::from(sum(h) > minutes)).equals(parts(load.risk())));
        prop_assert!(exact(&|h| sent_away(h, minutes)).equals(load.expected_sent_away().parts()));
        prop_assert!(exact(&|h| minutes.saturating_sub(sum(h))).equals(load.expected_idle_minutes().parts()));
        prop_assert!(exact(&|h| sum(h).saturating_sub(minutes)).equals(load.expected_excess_minutes().parts()));
        prop_assert!(exact(&sum).equals(load.expected_minutes().parts()));
    }

    #[test]
    fn errors_stay_in_their_bounds(cases in cases(5), minutes in 0_u32..300, grain in grain(), refill in refill()) {
        let load = listed(&cases, minutes, grain, refill);
        let exact = |value: &dyn Fn(&[Option<u32>]) -> u32| expectation(&cases, grain, refill, value);
        let hearings = u128::try_from(cases.len()).unwrap();
        let above = exact(&|h| u32::from(sum(h) > minutes)).excess_of(parts(load.risk()));
        prop_assert!(above <= 2 * hearings, "{above} parts above the truth");
        let away = exact(&|h| sent_away(h, minutes)).excess_of(load.expected_sent_away().parts());
        prop_assert!(away <= 2 * hearings * hearings, "{away} parts above the truth");
        let idle = distance(load.expected_idle_minutes(), exact(&|h| minutes.saturating_sub(sum(h))));
        prop_assert!(idle <= 2 * hearings * u128::from(minutes) + 1, "idle minutes are off by {idle} parts");
    }

    #[test]
    fn one_more_is_what_adding_it_gives(
        cases in cases(8), more in case(), minutes in 0_u32..400, grain in grain(), refill in refill()
    ) {
        let mut load = listed(&cases, minutes, grain, refill);
        let more = more.prospect(grain, refill);
        let foreseen = (load.risk_with(&more), load.expected_sent_away_with(&more), load.expected_idle_minutes_with(&more));
        prop_assert!(foreseen.0 >= load.risk());
        prop_assert!(foreseen.1 >= load.expected_sent_away());
        prop_assert!(foreseen.2 <= load.expected_idle_minutes());
        load.add(&more);
        prop_assert_eq!(foreseen, (load.risk(), load.expected_sent_away(), load.expected_idle_minutes()));
    }

    #[test]
    fn a_longer_session_is_never_riskier(cases in cases(6), minutes in 0_u32..400, grain in grain()) {
        let shorter = listed(&cases, minutes, grain, Refill::Never);
        let longer = listed(&cases, minutes + 1, grain, Refill::Never);
        prop_assert!(longer.risk() <= shorter.risk());
    }

    #[test]
    fn a_coarser_grain_never_understates(cases in cases(6), minutes in 0_u32..400) {
        let fine = listed(&cases, minutes, Grain::One, Refill::Never).risk();
        for coarse in [Grain::Five, Grain::Ten, Grain::Fifteen] {
            prop_assert!(listed(&cases, minutes, coarse, Refill::Never).risk() >= fine);
        }
    }

    #[test]
    fn filling_what_falls_free_never_lowers_the_risk(cases in cases(6), minutes in 0_u32..400) {
        let left = listed(&cases, minutes, Grain::Five, Refill::Never).risk();
        let filled = listed(&cases, minutes, Grain::Five, Refill::Always).risk();
        // One part of rounding for each hearing.
        let fewest = left.parts().saturating_sub(u64::try_from(cases.len()).unwrap());
        prop_assume!(cases.iter().all(|case| case.settles < 100));
        prop_assert!(filled.parts() >= fewest);
    }

    #[test]
    fn as_many_fit_as_keep_the_ceiling(more in case(), minutes in 0_u32..400, ceiling in 0_u8..=100, most in 0_u32..12) {
        let ceiling = Probability::from_percent(ceiling).unwrap();
        let more = more.prospect(Grain::Five, Refill::Never);
        let mut load = BlockLoad::new(minutes, Grain::Five).unwrap();
        let fit = load.how_many_more_fit(&more, ceiling, most);
        prop_assert!(fit <= most);
        for _ in 0..fit {
            load.add(&more);
            prop_assert!(load.risk() <= ceiling);
        }
        prop_assert!(fit == most || load.risk_with(&more) > ceiling);
    }

    #[test]
    fn a_used_load_is_as_good_as_new(before in cases(4), cases in cases(4), minutes in 0_u32..400) {
        let fresh = listed(&cases, minutes, Grain::Five, Refill::Never);
        let mut used = listed(&before, minutes, Grain::Five, Refill::Never);
        used.clear();
        for case in &cases {
            used.add(&case.prospect(Grain::Five, Refill::Never));
        }
        prop_assert_eq!(&used, &fresh);
        let mut copy = listed(&before, 77, Grain::Ten, Refill::Never);
        copy.copy_from(&fresh);
        prop_assert_eq!(&copy, &fresh);
    }
}
