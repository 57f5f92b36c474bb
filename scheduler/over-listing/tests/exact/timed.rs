//! Timed sessions.

use over_listing::{BadStart, Expected, Grain, HearingRisk, Refill, TimedLoad};
use proptest::prelude::*;

use crate::joint::{Case, case, distance, expectation, grain, parts, refill};

/// What came of a session: for each hearing its beginning and end, if it went ahead; and when all was done.
struct Day {
    heard: Vec<Option<(u32, u32)>>,
    done: u32,
}

impl Day {
    fn of(happened: &[Option<u32>], starts: &[u32]) -> Self {
        let mut done = 0;
        let mut hear = |(length, &start): (&Option<u32>, &u32)| {
            length.map(|length| {
                let begin = start.max(done);
                done = begin + length;
                (begin, done)
            })
        };
        let heard = happened.iter().zip(starts).map(&mut hear).collect();
        Self { heard, done }
    }

    fn idle(&self, minutes: u32) -> u32 {
        let worked = |&(begin, end): &(u32, u32)| end.min(minutes) - begin.min(minutes);
        minutes - self.heard.iter().flatten().map(worked).sum::<u32>()
    }
}

/// Hearings with ascending start times within a session of some minutes.
fn session(most: usize) -> impl Strategy<Value = (u32, Vec<(u32, Case)>)> {
    (1_u32..300).prop_flat_map(move |minutes| {
        prop::collection::vec((0..minutes, case()), 0..=most).prop_map(move |mut hearings| {
            hearings.sort_by_key(|&(start, _)| start);
            (minutes, hearings)
        })
    })
}

fn listed(minutes: u32, hearings: &[(u32, Case)], grain: Grain, refill: Refill) -> (TimedLoad, Vec<HearingRisk>) {
    let mut load = TimedLoad::new(minutes, grain).unwrap();
    let add = |(start, case): &(u32, Case)| {
        let prospect = case.prospect(grain, refill);
        let (foreseen, risk) =
            (load.hearing_risk(*start, &prospect).unwrap(), load.risk_with(*start, &prospect).unwrap());
        let told = load.add(*start, &prospect).unwrap();
        assert_eq!((foreseen, risk), (told, load.risk()), "one more is what adding it gives");
        told
    };
    let risks = hearings.iter().map(add).collect();
    (load, risks)
}

proptest! {
    #[test]
    fn all_that_may_happen((minutes, hearings) in session(4), grain in grain(), refill in refill()) {
        let (load, risks) = listed(minutes, &hearings, grain, refill);
        let on_grid = |minutes: u32| minutes.div_ceil(grain.minutes()) * grain.minutes();
        let starts: Vec<u32> = hearings.iter().map(|&(start, _)| on_grid(start)).collect();
        let cases: Vec<Case> = hearings.iter().map(|(_, case)| case.clone()).collect();
        let exact = |value: &dyn Fn(&Day) -> u32| {
            expectation(&cases, grain, refill, |happened| value(&Day::of(happened, &starts)))
        };
        // Every hearing rounds twice, and so each minute's share in a mean: as many as all can take, 105 each on the grid.
        let few = 2 * u128::try_from(hearings.len()).unwrap();
        let many = few * (u128::from(minutes) + 53 * few) + 1;
        prop_assert!(exact(&|day| u32::from(day.done > minutes)).excess_of(parts(load.risk())) <= few);
        prop_assert!(distance(load.expected_idle_minutes(), exact(&|day| day.idle(minutes))) <= many);
        let overrun = exact(&|day| day.done.saturating_sub(minutes));
        prop_assert!(distance(load.expected_overrun_minutes(), overrun) <= many);
        for (index, risk) in risks.iter().enumerate() {
            let late = |day: &Day| day.heard[index].is_some_and(|(begin, _)| begin >= minutes);
            let cut = |day: &Day| day.heard[index].is_some_and(|(_, end)| end > minutes);
            prop_assert!(exact(&|day| u32::from(late(day))).excess_of(parts(risk.not_reached)) <= few);
            prop_assert!(exact(&|day| u32::from(cut(day))).excess_of(parts(risk.not_finished)) <= few);
            let before = expectation(&cases[..index], grain, refill, |happened| {
                Day::of(happened, &starts).done.saturating_sub(starts[index])
            });
            prop_assert!(distance(risk.expected_wait, before) <= many);
        }
    }

    #[test]
    fn a_used_load_is_as_good_as_new((minutes, hearings) in session(5), (others, before) in session(3)) {
        let (fresh, _) = listed(minutes, &hearings, Grain::Five, Refill::Never);
        let (mut copy, _) = listed(others, &before, Grain::Ten, Refill::Never);
        copy.copy_from(&fresh);
        prop_assert_eq!(&copy, &fresh);
        copy.clear();
        prop_assert_eq!(copy, TimedLoad::new(minutes, Grain::Five).unwrap());
    }
}

#[test]
fn times_out_of_place_are_refused() {
    let hearing = Case { settles: 0, late: 0, lengths: vec![(30, 100)] }.prospect(Grain::Five, Refill::Never);
    let mut load = TimedLoad::new(180, Grain::Five).unwrap();
    assert_eq!(load.add(180, &hearing), Err(BadStart::AfterTheEnd { start: 180, minutes: 180 }));
    load.add(60, &hearing).unwrap();
    assert_eq!(load.add(59, &hearing), Err(BadStart::OutOfOrder { start: 59, last: 60 }));
    assert_eq!(load.expected_idle_minutes().to_string(), "150", "a refused hearing is not listed");
    let next = load.add(75, &hearing).unwrap();
    assert_eq!(next.expected_wait, "15".parse::<Expected>().unwrap());
}
