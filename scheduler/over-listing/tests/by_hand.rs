//! Small lists worked out on paper.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use over_listing::{
    BlockLoad, Distribution, FloatLoad, Grain, HalfDays, Lengths, Outcome, Probability, Prospect, Refill, Sitting,
    TimedLoad, falls_free,
};
use rstest::rstest;

fn probability(text: &str) -> Probability {
    text.parse().unwrap()
}

/// An hour, if it goes ahead.
fn hour(settles: &str, late: &str, refill: Refill) -> Prospect {
    let lengths = Lengths::PercentOfEstimate(vec![(100, Probability::ONE)]);
    let outcome = Outcome::new(probability(settles), probability(late), lengths).unwrap();
    Prospect::new(&outcome, 60, Grain::Five, refill).unwrap()
}

/// A half-day of three hours and hearings of one that go ahead three times out of five: binomial tails.
#[rstest]
#[case(3, "0", "0", "72")]
#[case(4, "0.1296", "0.1296", "43.776")] // 0.6^4
#[case(5, "0.33696", "0.41472", "24.8832")] // 5 * 0.6^4 * 0.4 + 0.6^5, and one or two sent away
#[case(6, "0.54432", "0.824256", "13.45536")] // 0.31104 + 2 * 0.186624 + 3 * 0.046656 of 3.6 sent away
fn a_block_list_of_hours(#[case] listed: usize, #[case] risk: &str, #[case] sent_away: &str, #[case] idle: &str) {
    let mut load = BlockLoad::new(180, Grain::Five).unwrap();
    for _ in 0..listed {
        load.add(&hour("0.3", "0.1", Refill::Never));
    }
    assert_eq!(load.risk().to_string(), risk);
    assert_eq!(load.expected_sent_away().to_string(), sent_away);
    assert_eq!(load.expected_idle_minutes().to_string(), idle);
}

#[rstest]
#[case("0%", 3)]
#[case("12.95%", 3)]
#[case("12.96%", 4)] // the ceiling itself is admitted
#[case("33.7%", 5)]
#[case("100%", 9)] // as many as were asked for
fn how_many_fit(#[case] ceiling: &str, #[case] fit: u32) {
    let load = BlockLoad::new(180, Grain::Five).unwrap();
    assert_eq!(load.how_many_more_fit(&hour("0.3", "0.1", Refill::Never), probability(ceiling), 9), fit);
}

#[test]
fn a_filled_place_goes_ahead_or_is_vacated_late() {
    // Of what does not settle in good time, a fifth is vacated late.
    let filled = hour("0.5", "0.1", Refill::Always);
    assert_eq!(filled.goes_ahead(), probability("0.8"));
    assert_eq!(filled.expected_minutes().to_string(), "48");
    assert_eq!(hour("0.5", "0.1", Refill::Never).goes_ahead(), probability("0.4"));
    assert_eq!(hour("1", "0", Refill::Always).goes_ahead(), Probability::ZERO);
}

#[test]
fn lengths_are_rounded_up_to_the_grain_and_equal_ones_join() {
    let shares = [(50, "0.25"), (51, "0.25"), (150, "0.5")].map(|(percent, share)| (percent, probability(share)));
    let outcome =
        Outcome::new(Probability::ZERO, probability("0.2"), Lengths::PercentOfEstimate(shares.to_vec())).unwrap();
    let lengths = |grain| {
        let prospect = Prospect::new(&outcome, 45, grain, Refill::Never).unwrap();
        prospect.lengths().map(|(minutes, share)| format!("{minutes}: {share}")).collect::<Vec<_>>()
    };
    // 22.5, 22.95 and 67.5 minutes.
    assert_eq!(lengths(Grain::One), ["23: 0.4", "68: 0.4"]);
    assert_eq!(lengths(Grain::Ten), ["30: 0.4", "70: 0.4"]);
    assert_eq!(lengths(Grain::Fifteen), ["30: 0.4", "75: 0.4"]);
}

#[test]
fn floats_wait_for_judges_whose_lists_collapse() {
    let fixed = [hour("0.3", "0.1", Refill::Never), hour("0.3", "0.2", Refill::Never)];
    let free = falls_free(&fixed);
    assert_eq!(free.to_string(), "0.2"); // 0.4 * 0.5
    let sitting = Sitting { half_days: HalfDays::One, falls_free: free };
    let mut load = FloatLoad::new(&[sitting, sitting]);
    assert_eq!(load.expected_idle_half_days().to_string(), "0.4");
    load.add(HalfDays::One, probability("0.5"));
    assert_eq!(load.risk().to_string(), "0.32"); // it comes, and no judge falls free: 0.5 * 0.8^2
    load.add(HalfDays::One, probability("0.5"));
    // One comes and none is free, or both come and at most one is: 0.5 * 0.64 + 0.25 * 0.96.
    assert_eq!(load.risk().to_string(), "0.56");
    assert_eq!(load.expected_sent_away().to_string(), "0.72"); // 1 - 0.5 * 0.36 - 0.25 * (0.36 + 0.04)
}

#[test]
fn a_timed_session() {
    // An hour at ten, an hour at a quarter to eleven, until noon.
    let mut load = TimedLoad::new(120, Grain::Five).unwrap();
    let first = load.add(0, &hour("0.3", "0.1", Refill::Never)).unwrap();
    assert_eq!((first.not_finished, first.expected_wait.to_string().as_str()), (Probability::ZERO, "0"));
    let second = load.add(45, &hour("0.3", "0.1", Refill::Never)).unwrap();
    assert_eq!(second.expected_wait.to_string(), "9"); // a quarter of an hour, three times out of five
    assert_eq!(load.risk(), Probability::ZERO);
    assert_eq!(load.expected_idle_minutes().to_string(), "48"); // both, one and none: 0.36 * 0 + 0.48 * 60 + 0.16 * 120
    let third = load.add(90, &hour("0", "0", Refill::Never)).unwrap();
    assert_eq!(third.not_reached.to_string(), "0.36"); // both before it went ahead
    assert_eq!(third.not_finished, Probability::ONE);
    // It ends at 180, 165 or 150: both, only the second, neither or the first alone.
    assert_eq!(load.expected_overrun_minutes().to_string(), "44.4"); // 0.36 * 60 + 0.24 * 45 + 0.4 * 30
}

#[test]
fn quantiles_of_a_sum() {
    let mut sum = Distribution::of(&hour("0.3", "0.1", Refill::Never));
    sum.one_more(&hour("0.3", "0.1", Refill::Never));
    assert_eq!(
        sum.masses().map(|(m, p)| format!("{m}: {p}")).collect::<Vec<_>>(),
        ["0: 0.16", "60: 0.48", "120: 0.36"]
    );
    let minutes = |text| sum.quantile(probability(text));
    assert_eq!([minutes("0"), minutes("0.16"), minutes("0.17"), minutes("0.64"), minutes("0.65")], [0, 0, 60, 60, 120]);
    assert_eq!((sum.mean().to_string().as_str(), sum.longest()), ("72", 120));
}
