//! Plans that are lawful by construction are found lawful, in whatever order they are written.

use plan_checker::{Code, Judgement, judge};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Monday to Friday of two weeks, with a bank holiday on the first Wednesday.
const DAYS: [&str; 9] = [
    "2026-06-01",
    "2026-06-02",
    "2026-06-04",
    "2026-06-05",
    "2026-06-08",
    "2026-06-09",
    "2026-06-10",
    "2026-06-11",
    "2026-06-12",
];

/// What is drawn of a hearing: minutes, whether by video, whether it shares its party with the one before.
type Drawn = (u32, bool, bool);

/// A judge with a room of their own, who hears one after another.
#[derive(Clone, Copy, Default)]
struct Clock {
    day: usize,
    /// Grain of the day: 36 in the morning, 36 in the afternoon.
    grain: u32,
}

impl Clock {
    /// The next place for a hearing of some grains: the day and the first grain, if there is one.
    fn place(&mut self, grains: u32) -> Option<(usize, u32)> {
        let days = usize::try_from(grains.div_ceil(72)).unwrap();
        if days > 1 && self.grain > 0 || self.grain + grains > 72 && days == 1 {
            *self = Self { day: self.day + 1, grain: 0 };
        } else if grains <= 36 && self.grain < 36 && self.grain + grains > 36 {
            self.grain = 36;
        }
        if self.day + days > DAYS.len() {
            return None;
        }
        let found = (self.day, self.grain);
        let end = self.grain + grains;
        *self = Self { day: self.day + days - 1, grain: end - 72 * u32::try_from(days - 1).unwrap() };
        Some(found)
    }
}

fn time(grain: u32) -> String {
    let minutes = if grain < 36 { 600 + grain * 5 } else { 840 + (grain - 36) * 5 };
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// A problem for `judges` judges and the hearings drawn, and the naive plan: each hearing goes to the next judge in turn. A
/// hearing that shares its party goes to the same judge as the one before, so the party is never in two places.
fn build(judges: usize, drawn: &[Drawn]) -> (Value, Value) {
    let people: Vec<Value> = (0..judges).map(|judge| json!({"id": format!("J{judge}"), "roles": ["judge"]})).collect();
    let rooms: Vec<Value> =
        (0..judges).map(|judge| json!({"id": format!("R{judge}"), "venue": "V", "name": ""})).collect();
    let (mut hearings, mut placements, mut unlisted) = (Vec::new(), Vec::new(), Vec::new());
    let mut clocks = vec![Clock::default(); judges];
    let (mut judge, mut party) = (0, 0);
    for (number, &(minutes, video, shares)) in drawn.iter().enumerate() {
        if !shares {
            (judge, party) = ((judge + 1) % judges, number);
        }
        let channel = if video { "video" } else { "in_person" };
        hearings.push(json!({
            "id": format!("H{number}"), "type": "short", "minutes": minutes, "channels": [{"channel": channel}],
            "venues": [{"venue": "V"}], "panel": [{"role": "judge"}], "parties": [{"party": format!("P{party}")}],
        }));
        let Some((day, grain)) = clocks[judge].place(minutes.div_ceil(5)) else {
            unlisted.push(json!({"hearing": format!("H{number}"), "reasons": ["person.taken"]}));
            continue;
        };
        let mut place = json!({
            "hearing": format!("H{number}"), "date": DAYS[day], "start": time(grain), "channel": channel,
            "panel": [{"role": "judge", "person": format!("J{judge}")}],
        });
        if !video {
            place["room"] = json!(format!("R{judge}"));
        }
        placements.push(place);
    }
    let problem = json!({
        "format": "listing/1", "name": "Drawn",
        "horizon": {"today": "2026-05-25", "first": DAYS[0], "last": DAYS[8], "sittings": [
            {"code": "AM", "start": "10:00", "minutes": 180}, {"code": "PM", "start": "14:00", "minutes": 180},
        ]},
        "supply": {"venues": [{"id": "V", "name": ""}], "rooms": rooms, "people": people},
        "hearings": hearings, "outcomes": crate::town::outcomes(),
    });
    (problem, json!({"format": "listing-plan/1", "placements": placements, "unlisted": unlisted}))
}

fn verdict(problem: &Value, plan: &Value) -> Judgement {
    judge(&problem.to_string(), &plan.to_string(), "", &[(2026, 6, 3)]).expect("what is built is readable")
}

fn drawn() -> impl Strategy<Value = Vec<Drawn>> {
    let minutes = prop_oneof![5 => 1_u32..=180, 2 => 181_u32..=360, 1 => 361_u32..=1100];
    prop::collection::vec((minutes, any::<bool>(), any::<bool>()), 1..60)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_built_lawfully_is_lawful(judges in 1_usize..5, drawn in drawn()) {
        let (problem, plan) = build(judges, &drawn);
        let judgement = verdict(&problem, &plan);
        prop_assert!(judgement.is_lawful(), "{}", judgement);
        prop_assert_eq!(judgement.score()[0], i64::try_from(plan["unlisted"].as_array().unwrap().len()).unwrap());
    }

    #[test]
    fn order_is_nothing(
        judges in 1_usize..5,
        drawn in drawn(),
        keys in prop::collection::vec(any::<u32>(), 60),
        spoilt in any::<prop::sample::Index>(),
    ) {
        let (problem, mut plan) = build(judges, &drawn);
        // A breach or two, so that there is something whose order could differ.
        let placements = plan["placements"].as_array_mut().unwrap();
        if !placements.is_empty() {
            let first = placements[0].clone();
            let spoilt = spoilt.get_mut(placements);
            spoilt["date"] = first["date"].clone();
            spoilt["start"] = first["start"].clone();
            spoilt["panel"] = first["panel"].clone();
        }
        let before = verdict(&problem, &plan);
        let placements = plan["placements"].as_array_mut().unwrap();
        let mut keyed: Vec<(u32, Value)> = keys.into_iter().zip(placements.drain(..)).collect();
        keyed.sort_by_key(|(key, _)| *key);
        plan["placements"] = keyed.into_iter().map(|(_, place)| place).collect();
        prop_assert_eq!(verdict(&problem, &plan), before);
    }

    #[test]
    fn two_at_once_are_found(judges in 1_usize..5, drawn in drawn(), which in any::<prop::sample::Index>()) {
        let (problem, mut plan) = build(judges, &drawn);
        let placements = plan["placements"].as_array_mut().unwrap();
        prop_assume!(placements.len() > 1);
        let index = which.index(placements.len() - 1);
        let (date, start) = (placements[index]["date"].clone(), placements[index]["start"].clone());
        let panel = placements[index]["panel"].clone();
        let other = &mut placements[index + 1];
        (other["date"], other["start"], other["panel"]) = (date, start, panel);
        let found = verdict(&problem, &plan).breaches;
        prop_assert!(found.iter().any(|breach| breach.code == Code::PersonTaken));
    }
}
