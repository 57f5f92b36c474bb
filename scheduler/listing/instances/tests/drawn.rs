//! What every drawn problem has.
#![expect(clippy::unwrap_used, reason = "a test")]

use std::collections::BTreeSet;
use std::path::Path;

use calendars::Division;
use listing_instances::{Ground, Size, Summary, Tables, draw};
use listing_model::{Channel, Problem, problem_schema, read};
use proptest::prelude::*;
use rstest::rstest;

fn drawn(size: Size, seed: u64) -> Problem {
    draw(&Ground::invented(), size, seed).unwrap()
}

/// FNV-1a: enough to see that something has changed.
fn digest(text: &str) -> String {
    let hash = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    format!("{hash:016x}")
}

#[test]
fn the_same_seed_gives_the_same_bytes_for_ever() {
    let shown: Vec<String> = [20, 100, 500]
        .into_iter()
        .map(|hearings| {
            let problem = drawn(Size::of(hearings), 1);
            let json = serde_json::to_string(&problem).unwrap();
            assert_eq!(serde_json::from_str::<Problem>(&json).unwrap(), problem);
            format!("{}\n  digest {}\n", Summary::of(&problem), digest(&json))
        })
        .collect();
    insta::assert_snapshot!(shown.join("\n"));
}

/// What the reader and the schema of `listing/1` say of a problem. Neither must have anything to say.
fn faults(problem: &Problem) -> Vec<String> {
    let json = serde_json::to_string(problem).unwrap();
    let reading = read(&json);
    let schema = serde_json::to_value(problem_schema()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    let of_schema = validator.iter_errors(&value).map(|error| error.to_string());
    // A problem is long; that nothing was left out is said in two words.
    let whole = (reading.problem.as_ref() != Some(problem)).then(|| "something was left out".to_owned());
    reading.faults.iter().map(|fault| format!("{fault:?}")).chain(of_schema).chain(whole).collect()
}

#[rstest]
#[case(Size::of(1))]
#[case(Size::of(20))]
#[case(Size::of(100).without_lists())]
#[case(Size::of(500))]
#[case(Size { weeks: 8, ..Size::of(300).with_pressure(130) })]
fn a_drawn_problem_reads_without_faults(#[case] size: Size) {
    for seed in 1..=8 {
        assert_eq!(faults(&drawn(size, seed)), Vec::<String>::new(), "seed {seed}");
    }
}

#[test]
fn another_seed_gives_another_problem() {
    assert_ne!(drawn(Size::of(20), 1).hearings, drawn(Size::of(20), 2).hearings);
}

#[test]
fn pressure_makes_judges_scarce() {
    let had = |pressure| Summary::of(&drawn(Size::of(200).with_pressure(pressure), 3)).roles["judge"].1;
    assert!(had(80) > had(100) && had(100) > had(125), "{} {} {}", had(80), had(100), had(125));
}

#[test]
fn lists_can_be_left_out_and_change_no_hearing() {
    let (with, without) = (drawn(Size::of(100), 4), drawn(Size::of(100).without_lists(), 4));
    assert!(without.supply.lists.is_empty() && !with.supply.lists.is_empty());
    let ids =
        |problem: &Problem| problem.hearings.iter().map(|h| (h.id.clone(), h.parties.clone())).collect::<Vec<_>>();
    assert_eq!(ids(&with), ids(&without));
}

#[test]
fn the_real_ground_has_offices_and_no_pseudo_rooms() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/data/courts/et");
    if !folder.exists() {
        println!("skipped: there is no ../shared/data/courts/et");
        return;
    }
    let text = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let (venues, rooms, courts) = (text("et_venues.csv"), text("et_rooms.csv"), text("court-venues-prd-mock.json"));
    let tables = Tables { venues: &venues, rooms: &rooms, court_venues: &courts };
    let ground = Ground::read(tables, Division::EnglandAndWales).unwrap();
    assert_eq!(ground.offices.len(), 10);
    assert!(ground.offices.iter().map(listing_instances::Office::rooms).sum::<usize>() > 200);
    assert_eq!(Ground::read(tables, Division::Scotland).unwrap().offices.len(), 4);
    let problem = draw(&ground, Size::of(2_000), 1).unwrap();
    assert_eq!(faults(&problem), Vec::<String>::new());
    insta::assert_snapshot!(Summary::of(&problem));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Every name leads somewhere, and every hearing has somebody for each seat and somewhere to be.
    #[test]
    fn every_hearing_could_be_held_somewhere(hearings in 1_u32..120, seed in 0_u64..1_000_000, pressure in 60_u32..140) {
        let problem = drawn(Size::of(hearings).with_pressure(pressure), seed);
        let people: BTreeSet<_> = problem.supply.people.iter().map(|person| &person.id).collect();
        let parties: BTreeSet<_> = problem.supply.parties.iter().map(|party| &party.id).collect();
        prop_assert_eq!(people.len(), problem.supply.people.len());
        prop_assert_eq!(parties.len(), problem.supply.parties.len());
        prop_assert_eq!(problem.hearings.len(), hearings as usize);
        for hearing in &problem.hearings {
            prop_assert!(hearing.parties.iter().all(|attendance| parties.contains(&attendance.party)));
            prop_assert!(hearing.panel_preferences.iter().all(|said| people.contains(&said.person)));
            for seat in &hearing.panel {
                let fills = |person: &listing_model::OfficeHolder| {
                    person.roles.contains(&seat.role)
                        && seat.tickets.iter().all(|ticket| person.tickets.contains(ticket))
                        && seat.specialisms.iter().all(|specialism| person.specialisms.contains(specialism))
                };
                prop_assert!(problem.supply.people.iter().any(fills), "{:?} of {}", seat, hearing.id);
            }
            let must_have_room = hearing.channels.iter().all(|choice| choice.channel.needs_room());
            let fits = |room: &listing_model::Room| {
                hearing.room_needs.iter().all(|need| room.attributes.contains(need))
                    && room.seats.is_none_or(|seats| seats >= hearing.seats)
            };
            prop_assert!(!must_have_room || problem.supply.rooms.iter().any(fits), "{}", hearing.id);
            let roomless = hearing.channels.iter().any(|c| matches!(c.channel, Channel::Video | Channel::Telephone));
            prop_assert!(roomless || !hearing.venues.is_empty());
        }
        let in_force = problem.in_force.unwrap().placements;
        prop_assert!(in_force.len() * 100 <= problem.hearings.len() * 30);
    }
}
