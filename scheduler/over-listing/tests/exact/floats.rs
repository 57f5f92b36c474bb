//! Float lists.

use over_listing::{FloatLoad, Grain, HalfDays, Refill, Sitting};
use proptest::prelude::*;

use crate::joint::{Case, expectation, parts, percents};

/// A float or a sitting: half-days, and percent that it goes ahead or falls free.
type Chance = (HalfDays, u8);

fn chance() -> impl Strategy<Value = Chance> {
    (prop::sample::select(vec![HalfDays::One, HalfDays::Two]), 0_u8..=100)
}

fn listed(sittings: &[Chance], floats: &[Chance]) -> FloatLoad {
    let sittings: Vec<_> =
        sittings.iter().map(|&(half_days, free)| Sitting { half_days, falls_free: percents(free) }).collect();
    let mut load = FloatLoad::new(&sittings);
    for &(needs, ahead) in floats {
        load.add(needs, percents(ahead));
    }
    load
}

/// As cases whose minutes are half-days, so that the same enumeration serves.
fn as_cases(chances: &[Chance]) -> Vec<Case> {
    let case = |&(half_days, percent): &Chance| Case {
        settles: 100 - percent,
        late: 0,
        lengths: vec![(HalfDays::count(half_days), 100)],
    };
    chances.iter().map(case).collect()
}

proptest! {
    #[test]
    fn two_sums_are_compared(
        sittings in prop::collection::vec(chance(), 0..=4), floats in prop::collection::vec(chance(), 0..=4)
    ) {
        let load = listed(&sittings, &floats);
        let both: Vec<Case> = as_cases(&sittings).into_iter().chain(as_cases(&floats)).collect();
        let free = |happened: &[Option<u32>]| -> u32 { happened[..sittings.len()].iter().flatten().sum() };
        let needed = |happened: &[Option<u32>]| -> u32 { happened[sittings.len()..].iter().flatten().sum() };
        let away = |happened: &[Option<u32>]| {
            let mut end = 0;
            let late = happened[sittings.len()..].iter().flatten().filter(|&&half_days| {
                end += half_days;
                end > free(happened)
            });
            u32::try_from(late.count()).unwrap()
        };
        let exact = |value: &dyn Fn(&[Option<u32>]) -> u32| expectation(&both, Grain::One, Refill::Never, value);
        // Eight factors of two decimals each fit into 18.
        prop_assert!(exact(&|h| u32::from(needed(h) > free(h))).equals(parts(load.risk())));
        prop_assert!(exact(&away).equals(load.expected_sent_away().parts()));
        prop_assert!(exact(&|h| free(h).saturating_sub(needed(h))).equals(load.expected_idle_half_days().parts()));
    }

    #[test]
    fn one_more_is_what_adding_it_gives(
        sittings in prop::collection::vec(chance(), 0..=20),
        floats in prop::collection::vec(chance(), 0..=20),
        (needs, ahead) in chance(),
    ) {
        let mut load = listed(&sittings, &floats);
        let foreseen = (load.risk_with(needs, percents(ahead)), load.expected_sent_away_with(needs, percents(ahead)));
        prop_assert!(foreseen.0 >= load.risk());
        prop_assert!(foreseen.1 >= load.expected_sent_away());
        load.add(needs, percents(ahead));
        prop_assert_eq!(foreseen, (load.risk(), load.expected_sent_away()));
    }

    #[test]
    fn one_more_judge_is_never_riskier(
        sittings in prop::collection::vec(chance(), 0..=8), more in chance(), floats in prop::collection::vec(chance(), 0..=8)
    ) {
        let fewer = listed(&sittings, &floats);
        let more: Vec<Chance> = sittings.into_iter().chain([more]).collect();
        // Each sitting and float may round up once.
        prop_assert!(listed(&more, &floats).risk().parts() <= fewer.risk().parts() + 20);
    }
}
