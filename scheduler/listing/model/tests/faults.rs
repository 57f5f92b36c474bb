//! Every rule of a file is broken once, and found where it is broken.

mod support;

use std::collections::BTreeSet;

use listing_model::{Effect, Fault, FaultCode, Plan, Problem, read, read_plan};
use serde_json::{Value, json};
use support::{EXAMPLE, example, example_with};

/// A fault in short: its code, its place, and what is left out if that is not the place itself.
fn short(fault: &Fault) -> String {
    let effect = match &fault.effect {
        Effect::Spoils => " spoils".to_owned(),
        Effect::LeavesOut(element) => format!(" -{element}"),
        Effect::Warns => String::new(),
    };
    format!("{} {}{effect}", fault.code, fault.path)
}

/// Changes to the example, and the faults that they make.
type Case = (Vec<(&'static str, Value)>, &'static [&'static str]);

fn case<const N: usize>(changes: [(&'static str, Value); N], faults: &'static [&'static str]) -> Case {
    (changes.into(), faults)
}

fn files() -> Vec<Case> {
    vec![
        case([("/format", json!("listing/2"))], &["format.unknown format spoils"]),
        case([("/format", json!(1))], &["format.unknown format spoils"]),
        case([("/horison", json!({}))], &["field.unknown horison -horison"]),
        case([("/name", json!(1))], &["field.type name -name"]),
        case([("/hearings", json!({}))], &["field.type hearings spoils"]),
        case([("/supply", json!([]))], &["field.type supply spoils"]),
        case([("/in_force", json!({ "version": 1 }))], &["field.missing in_force.placements spoils"]),
        case(
            [("/hearings/0/mintues", json!(5))],
            &["field.unknown hearings[0].mintues -hearings[0]", AFTER_H_01_NOTHING],
        ),
        case(
            [("/hearings/0/minutes", json!("5"))],
            &["field.type hearings[0].minutes -hearings[0]", AFTER_H_01_NOTHING],
        ),
        case([("/policy/ceiling", json!("105%"))], &["field.type policy.ceiling -policy"]),
        case([("/policy/layers/7", json!("age"))], &["policy.layers policy.layers -policy"]),
        case(
            [("/outcomes/types/0/outcome/vacated_late", json!("90%"))],
            &["outcomes.impossible outcomes.types[0].outcome.vacated_late -outcomes.types[0]"],
        ),
        case([("/outcomes/format", json!("listing-outcomes/9"))], &["format.unknown outcomes.format spoils"]),
    ]
}

/// H-01 comes last in its link, so nothing follows from its loss but this.
const AFTER_H_01_NOTHING: &str = "element.left_out links[0].hearings[1] -links[0].hearings[1]";

fn horizons() -> Vec<Case> {
    vec![
        case([("/horizon/last", json!("2026-05-10"))], &["horizon.backwards horizon.last spoils"]),
        case([("/horizon/last", json!("2029-05-11"))], &["horizon.too_long horizon.last spoils"]),
        case([("/horizon/today", json!("2022-01-01"))], &["horizon.too_long horizon.first spoils"]),
        case([("/horizon/today", json!("2026-05-30"))], &["horizon.past horizon.last spoils"]),
        case(
            [("/horizon/closed/0", json!({ "first": "2026-05-01", "last": "2026-06-01" }))],
            &["horizon.no_sitting_days horizon spoils"],
        ),
        case([("/horizon/closed/0/last", json!("2026-05-14"))], &["span.backwards horizon.closed[0] spoils"]),
        case(
            [("/horizon/grain_minutes", json!(7))],
            &[
                "horizon.grain horizon.grain_minutes spoils",
                "horizon.sittings horizon.sittings[0].minutes spoils",
                "horizon.sittings horizon.sittings[1].minutes spoils",
            ],
        ),
        case(
            [("/horizon/grain_minutes", json!(5)), ("/horizon/sittings/1/minutes", json!(465))],
            &["horizon.grain horizon.grain_minutes spoils"],
        ),
        case([("/horizon/sittings", json!([]))], &["horizon.sittings horizon.sittings spoils"]),
        case([("/horizon/sittings/1/code", json!("AM"))], &["id.repeated horizon.sittings[1].code spoils"]),
        case([("/horizon/sittings/1/start", json!("12:45"))], &["horizon.sittings horizon.sittings[1].start spoils"]),
        case([("/horizon/sittings/1/start", json!("21:00"))], &["horizon.sittings horizon.sittings[1].minutes spoils"]),
        case([("/horizon/sittings/0/minutes", json!(0))], &["horizon.sittings horizon.sittings[0].minutes spoils"]),
        case([("/horizon/sittings/0/minutes", json!(50))], &["horizon.sittings horizon.sittings[0].minutes spoils"]),
    ]
}

fn supplies() -> Vec<Case> {
    vec![
        case(
            [("/supply/rooms/0/venue", json!("LEDS"))],
            &[
                "venue.unknown supply.rooms[0].venue -supply.rooms[0]",
                "venue.no_room hearings[2].room_needs -hearings[2]",
                "element.left_out in_force.placements[1].room -in_force.placements[1]",
            ],
        ),
        case(
            [("/supply/rooms/3/id", json!("LEEDS-1"))],
            &[
                "id.repeated supply.rooms[3].id -supply.rooms[3]",
                "venue.no_room hearings[11].room_needs -hearings[11]",
                "element.left_out in_force.placements[0].hearing -in_force.placements[0]",
                "room.unknown in_force.placements[0].room -in_force.placements[0]",
            ],
        ),
        case(
            [("/supply/interpreters/0/id", json!("M-DAVIES"))],
            &[
                "id.repeated supply.interpreters[0].id -supply.interpreters[0]",
                "interpreter.none hearings[6].interpreters[0] -hearings[6]",
                "element.left_out in_force.placements[1].hearing -in_force.placements[1]",
                "interpreter.unknown in_force.placements[1].interpreters[0].person -in_force.placements[1]",
            ],
        ),
        case(
            [("/supply/parties/1/id", json!(""))],
            &[
                "id.unusable supply.parties[1].id -supply.parties[1]",
                "party.unknown hearings[1].parties[0].party -hearings[1]",
            ],
        ),
        case(
            [("/supply/parties/1/unavailable/0/last", json!("2026-05-10"))],
            &[
                "span.backwards supply.parties[1].unavailable[0] -supply.parties[1]",
                "element.left_out hearings[1].parties[0].party -hearings[1]",
            ],
        ),
        case(
            [("/supply/people/1/venues/1/venue", json!("HUL"))],
            &["venue.unknown supply.people[1].venues[1].venue -supply.people[1].venues[1]"],
        ),
        case(
            [("/supply/people/4/venues/0/venue", json!("LEED"))],
            &[
                "venue.unknown supply.people[4].venues[0].venue -supply.people[4]",
                "panel.nobody hearings[1].panel[2] -hearings[1]",
                "panel.nobody hearings[2].panel[2] -hearings[2]",
            ],
        ),
        case(
            [("/supply/people/2/pattern/2/sittings/0", json!("EVE"))],
            &[
                "sitting.unknown supply.people[2].pattern[2].sittings[0] -supply.people[2]",
                "element.left_out supply.lists[0].kind.block.people[0] -supply.lists[0]",
                "element.left_out hearings[7].panel_preferences[0].person -hearings[7]",
                "element.left_out in_force.placements[2].list -in_force.placements[2]",
            ],
        ),
        case(
            [("/supply/rooms/3/openings", json!([{ "weekday": "sunday" }]))],
            &["opening.of_nothing supply.rooms[3].openings"],
        ),
    ]
}

const AFTER_BLOCK: &str = "element.left_out in_force.placements[2].list -in_force.placements[2]";

fn lists() -> Vec<Case> {
    let block = |room: &str, people: Value| json!({ "block": { "room": room, "people": people, "sittings": ["AM"] } });
    let second = |list: Value| ("/supply/lists/-", list);
    let like_block_14 = |id: &str, room: &str, person: &str| json!({ "id": id, "date": "2026-05-14", "venue": "LEEDS", "kind": block(room, json!([person])), "start_times": ["10:00"] });
    vec![
        case([("/supply/lists/1/date", json!("2026-05-15"))], &["list.day supply.lists[1].date -supply.lists[1]"]),
        case(
            [("/supply/lists/1/start_times", json!([]))],
            &["list.times supply.lists[1].start_times -supply.lists[1]"],
        ),
        case(
            [("/supply/lists/1/start_times/0", json!("13:00"))],
            &["list.times supply.lists[1].start_times[0] -supply.lists[1]"],
        ),
        case(
            [("/supply/lists/0/start_times/1", json!("14:00"))],
            &["list.times supply.lists[0].start_times[1] -supply.lists[0]", AFTER_BLOCK],
        ),
        case(
            [("/supply/lists/0/kind", block("HULL-1", json!(["J-CHOWDHURY"])))],
            &["list.room supply.lists[0].kind.block.room -supply.lists[0]", AFTER_BLOCK],
        ),
        case(
            [("/supply/lists/0/kind", block("LEEDS-9", json!(["J-CHOWDHURY"])))],
            &["room.unknown supply.lists[0].kind.block.room -supply.lists[0]", AFTER_BLOCK],
        ),
        case(
            [("/supply/lists/0/kind", block("LEEDS-3", json!([])))],
            &["list.people supply.lists[0].kind.block.people -supply.lists[0]", AFTER_BLOCK],
        ),
        case(
            [("/supply/lists/1/kind", json!({ "backup": { "people": ["J-BRIGGS", "J-BRIGGS"] } }))],
            &["list.people supply.lists[1].kind.backup.people[1] -supply.lists[1]"],
        ),
        case([("/supply/lists/0/types/0", json!("PRELIMINAR"))], &["list.type supply.lists[0].types[0]"]),
        case(
            [second(like_block_14("B2", "LEEDS-3", "J-ADEYEMI"))],
            &["list.clash supply.lists[2].kind.block.room -supply.lists[2]"],
        ),
        case(
            [second(like_block_14("B2", "LEEDS-1", "J-CHOWDHURY"))],
            &["list.clash supply.lists[2].kind.block.people[0] -supply.lists[2]"],
        ),
        case([second(like_block_14("B2", "LEEDS-1", "J-ADEYEMI"))], &[]),
        case(
            [second(like_block_14("FLOAT-19", "LEEDS-1", "J-ADEYEMI"))],
            &["id.repeated supply.lists[2].id -supply.lists[2]"],
        ),
    ]
}

fn hearings() -> Vec<Case> {
    let h4 = |field: &'static str, value: Value| (field, value);
    vec![
        case([("/hearings/4/id", json!("H-04"))], &["id.repeated hearings[4].id -hearings[4]"]),
        case([("/hearings/4/id", json!("x".repeat(101)))], &["id.unusable hearings[4].id -hearings[4]"]),
        case([("/hearings/4/type", json!(" "))], &["id.unusable hearings[4].type -hearings[4]"]),
        case([("/hearings/4/minutes", json!(0))], &["minutes.zero hearings[4].minutes -hearings[4]"]),
        case([("/hearings/4/minutes", json!(1_000_000_000))], &["minutes.too_many hearings[4].minutes -hearings[4]"]),
        case(
            [h4("/hearings/4/window", json!({ "between": { "first": "2026-05-20", "last": "2026-05-19" } }))],
            &["window.backwards hearings[4].window.between -hearings[4]"],
        ),
        case(
            [h4("/hearings/4/window", json!({ "between": { "first": "2026-06-01", "last": "2026-06-19" } }))],
            &["window.outside_horizon hearings[4].window.between -hearings[4]"],
        ),
        case(
            [h4("/hearings/4/window", json!({ "between": { "first": "2026-05-15", "last": "2026-05-17" } }))],
            &["window.outside_horizon hearings[4].window.between -hearings[4]"],
        ),
        case(
            [h4("/hearings/1/window", json!({ "between": { "first": "2026-05-14", "last": "2026-05-17" } }))],
            &["window.too_short hearings[1].window.between -hearings[1]"],
        ),
        case(
            [h4("/hearings/4/window", json!({ "fixed_date": "2026-05-25" }))],
            &["date.not_a_sitting_day hearings[4].window.fixed_date -hearings[4]"],
        ),
        case(
            [h4("/hearings/1/window", json!({ "fixed_date": "2026-05-29" }))],
            &["window.too_short hearings[1].window.fixed_date -hearings[1]"],
        ),
        case([h4("/hearings/1/target", json!("2025-01-01"))], &["target.before_received hearings[1].target"]),
        case([h4("/hearings/1/received", json!("0202-01-01"))], &["date.absurd hearings[1].received -hearings[1]"]),
        case([h4("/hearings/4/lock", json!({ "date": true }))], &["lock.of_nothing hearings[4].lock"]),
        case([h4("/hearings/4/forbidden", json!([{}]))], &["forbidden.everything hearings[4].forbidden[0]"]),
        case(
            [h4("/hearings/4/forbidden", json!([{ "room": "LEEDS-0", "person": "J-X", "venue": "YORK" }]))],
            &[
                "venue.unknown hearings[4].forbidden[0].venue -hearings[4]",
                "room.unknown hearings[4].forbidden[0].room -hearings[4]",
                "person.unknown hearings[4].forbidden[0].person -hearings[4]",
            ],
        ),
        case([h4("/hearings/4/channels", json!([]))], &["channel.none hearings[4].channels -hearings[4]"]),
        case(
            [h4("/hearings/5/channels/1/channel", json!("in_person"))],
            &["channel.repeated hearings[5].channels[1] -hearings[5].channels[1]"],
        ),
        case(
            [h4("/hearings/4/parties", json!([{ "party": "P-1" }, { "party": "P-1" }]))],
            &["party.repeated hearings[4].parties[1].party"],
        ),
        case(
            [h4("/hearings/4/parties", json!([{ "party": "P-9" }]))],
            &["party.unknown hearings[4].parties[0].party -hearings[4]"],
        ),
    ]
}

fn venues() -> Vec<Case> {
    vec![
        case([("/hearings/4/venues", json!([]))], &["venue.none hearings[4].venues -hearings[4]"]),
        case(
            [("/hearings/4/venues", json!([])), ("/hearings/4/channels/-", json!({ "channel": "video" }))],
            &["venue.none hearings[4].venues"],
        ),
        case(
            [("/hearings/4/venues/0", json!({ "cluster": "west-yorkshir" }))],
            &["cluster.unknown hearings[4].venues[0].cluster -hearings[4]"],
        ),
        case(
            [("/hearings/1/venues/1", json!({ "region": "wales" }))],
            &["region.unknown hearings[1].venues[1].region -hearings[1].venues[1]"],
        ),
        case(
            [("/hearings/1/venues/1", json!({ "venue": "HULL", "region": "north-east" }))],
            &["venue.not_one hearings[1].venues[1] -hearings[1].venues[1]"],
        ),
        case([("/hearings/4/venues/0", json!({}))], &["venue.not_one hearings[4].venues[0] -hearings[4]"]),
        case([("/hearings/4/room_needs", json!(["99"]))], &["venue.no_room hearings[4].room_needs -hearings[4]"]),
        case([("/hearings/4/seats", json!(21))], &["venue.no_room hearings[4].room_needs -hearings[4]"]),
        case(
            [("/hearings/11/parties", json!([{ "party": "P-1" }]))],
            &[
                "venue.no_room hearings[11].room_needs -hearings[11]",
                "element.left_out in_force.placements[0].hearing -in_force.placements[0]",
            ],
        ),
    ]
}

fn panels() -> Vec<Case> {
    let judge = || json!({ "role": "judge" });
    let about = |person: &str, what: &str| json!({ "person": person, "requirement": what });
    vec![
        case([("/hearings/4/panel", json!([]))], &["panel.none hearings[4].panel -hearings[4]"]),
        case([("/hearings/4/panel/0/role", json!("juge"))], &["panel.nobody hearings[4].panel[0] -hearings[4]"]),
        case([("/hearings/4/panel/0/tickets/0", json!("crime"))], &["panel.nobody hearings[4].panel[0] -hearings[4]"]),
        case(
            [("/hearings/4/panel/0/specialisms", json!(["equal-pay", "patents"]))],
            &["panel.nobody hearings[4].panel[0] -hearings[4]"],
        ),
        case(
            [("/hearings/4/panel", json!([judge(), judge(), judge(), judge()]))],
            &["panel.too_few hearings[4].panel -hearings[4]"],
        ),
        case(
            [(
                "/hearings/4/panel",
                json!([judge(), judge(), judge(), judge(), judge(), judge(), judge(), judge(), judge()]),
            )],
            &["panel.too_large hearings[4].panel -hearings[4]"],
        ),
        case(
            [("/hearings/4/panel_preferences", json!([about("J-ADEYEMI", "include"), about("J-ADEYEMI", "exclude")]))],
            &["panel.contradiction hearings[4].panel_preferences[0] -hearings[4]"],
        ),
        case(
            [("/hearings/4/panel_preferences", json!([about("M-DAVIES", "include")]))],
            &["panel.no_seat hearings[4].panel_preferences -hearings[4]"],
        ),
        case(
            [("/hearings/4/panel_preferences", json!([about("J-ADEYEMI", "include"), about("J-BRIGGS", "include")]))],
            &["panel.no_seat hearings[4].panel_preferences -hearings[4]"],
        ),
        case(
            [("/hearings/4/panel_preferences", json!([about("J-ADEYMI", "include")]))],
            &["person.unknown hearings[4].panel_preferences[0].person -hearings[4]"],
        ),
        case(
            [("/hearings/4/panel_preferences", json!([about("J-ADEYMI", "exclude")]))],
            &["person.unknown hearings[4].panel_preferences[0].person -hearings[4]"],
        ),
        case(
            [("/hearings/4/panel_preferences", json!([about("J-ADEYMI", "prefer")]))],
            &["person.unknown hearings[4].panel_preferences[0].person -hearings[4].panel_preferences[0]"],
        ),
        case(
            [("/hearings/4/interpreters", json!(["wel"]))],
            &["interpreter.none hearings[4].interpreters[0] -hearings[4]"],
        ),
        case(
            [("/hearings/4/interpreters", json!(["som", "ara"]))],
            &["interpreter.none hearings[4].interpreters[1] -hearings[4]"],
        ),
    ]
}

fn links() -> Vec<Case> {
    let link = |id: &str, kind: Value, hearings: &[&str]| {
        ("/links/-", json!({ "id": id, "kind": kind, "hearings": hearings }))
    };
    let ordered = || json!({ "ordered": {} });
    vec![
        case([link("L-3", ordered(), &["H-04"])], &["link.of_one links[2].hearings -links[2]"]),
        case([link("L-3", json!("same_panel"), &["H-04", "H-05", "H-04"])], &["link.names_twice links[2].hearings[2]"]),
        case(
            [link("L-3", ordered(), &["H-04", "H-4", "H-05", "H-06"])],
            &[
                "hearing.unknown links[2].hearings[1] -links[2].hearings[1]",
                "link.broken hearings[4] -hearings[4]",
                "link.broken hearings[5] -hearings[5]",
                "element.left_out in_force.placements[2].hearing -in_force.placements[2]",
            ],
        ),
        case(
            [link("L-3", json!("same_panel"), &["H-04", "H-4", "H-05"])],
            &["hearing.unknown links[2].hearings[1] -links[2].hearings[1]"],
        ),
        case(
            [("/hearings/9/minutes", json!(0))],
            &[
                "minutes.zero hearings[9].minutes -hearings[9]",
                "element.left_out links[1].hearings[0] -links[1].hearings[0]",
                "link.broken hearings[10] -hearings[10]",
            ],
        ),
        case(
            [link("L-3", ordered(), &["H-01", "H-04", "H-09"])],
            &[
                "link.cycle links[0].hearings -links[0]",
                "link.broken hearings[0] -hearings[0]",
                "link.broken hearings[3] -hearings[3]",
                "link.broken hearings[8] -hearings[8]",
            ],
        ),
        case(
            [link("L-3", ordered(), &["H-04", "H-04"])],
            &["link.cycle links[2].hearings -links[2]", "link.broken hearings[3] -hearings[3]"],
        ),
        // H-10 and H-11 share a slot, so neither comes before the other.
        case(
            [link("L-3", ordered(), &["H-10", "H-11"])],
            &[
                "link.cycle links[2].hearings -links[2]",
                "link.broken hearings[9] -hearings[9]",
                "link.broken hearings[10] -hearings[10]",
            ],
        ),
        case([link("L-3", json!("same_slot"), &["H-11", "H-04"])], &["link.slots_join links[2].hearings[0]"]),
        case(
            [link("L-3", json!("same_slot"), &["H-02", "H-04"])],
            &[
                "link.slot_seats links[2].hearings -links[2]",
                "link.broken hearings[1] -hearings[1]",
                "link.broken hearings[3] -hearings[3]",
            ],
        ),
        case(
            [link("L-3", json!("same_slott"), &["H-04", "H-05"])],
            &[
                "field.type links[2].kind -links[2]",
                "link.broken hearings[3] -hearings[3]",
                "link.broken hearings[4] -hearings[4]",
            ],
        ),
        case(
            [link("L-2", json!("same_panel"), &["H-04", "H-05"])],
            &[
                "id.repeated links[2].id -links[2]",
                "link.broken hearings[3] -hearings[3]",
                "link.broken hearings[4] -hearings[4]",
            ],
        ),
    ]
}

fn places_in_force() -> Vec<Case> {
    vec![
        case(
            [("/in_force/placements/0/hearing", json!("H-99"))],
            &[
                "lock.of_nothing hearings[11].lock",
                "hearing.unknown in_force.placements[0].hearing -in_force.placements[0]",
            ],
        ),
        case(
            [("/in_force/placements/2/hearing", json!("H-07"))],
            &["plan.twice in_force.placements[2].hearing -in_force.placements[2]"],
        ),
        case(
            [("/in_force/placements/2/list", json!("BLOCK-15"))],
            &["list.unknown in_force.placements[2].list -in_force.placements[2]"],
        ),
        case(
            [("/in_force/placements/1/panel/0/person", json!("I-FARAH"))],
            &["person.unknown in_force.placements[1].panel[0].person -in_force.placements[1]"],
        ),
    ]
}

fn all() -> Vec<Case> {
    [files(), horizons(), supplies(), lists(), hearings(), venues(), panels(), links(), places_in_force()].concat()
}

#[test]
fn each_breach_is_found_where_it_is() {
    for (changes, expected) in all() {
        let reading = read(&example_with(&changes).to_string());
        let found: Vec<String> = reading.faults.iter().map(short).collect();
        assert_eq!(found, expected, "{changes:?}\n{:#?}", reading.faults);
        let spoils = expected.iter().any(|fault| fault.ends_with(" spoils"));
        assert_eq!(reading.problem.is_none(), spoils, "{changes:?}");
        let left_out: BTreeSet<&str> = expected.iter().filter_map(|fault| whole_hearing(fault)).collect();
        let told: BTreeSet<&str> = reading.hearings_left_out.iter().map(|out| out.path.as_str()).collect();
        if !spoils {
            assert_eq!(told, left_out, "{changes:?}");
        }
    }
}

/// The hearing that a fault leaves out, unless it is only a part of one.
fn whole_hearing(fault: &str) -> Option<&str> {
    let (_, out) = fault.split_once(" -")?;
    (out.starts_with("hearings[") && out.ends_with(']') && !out.contains('.')).then_some(out)
}

#[test]
fn what_is_left_is_sound() {
    for (changes, _) in all() {
        if let Some(problem) = read(&example_with(&changes).to_string()).problem {
            let again = read(&serde_json::to_string(&problem).unwrap());
            let only_warned = again.faults.iter().all(|fault| fault.effect == Effect::Warns);
            assert!(only_warned, "{changes:?}\n{:#?}", again.faults);
            assert_eq!(again.problem, Some(problem), "{changes:?}");
        }
    }
}

#[test]
fn every_rule_is_broken_here_or_below() {
    let mut broken: BTreeSet<FaultCode> = all()
        .iter()
        .flat_map(|(changes, _)| read(&example_with(changes).to_string()).faults)
        .map(|fault| fault.code)
        .collect();
    // Text that is no JSON and such, plans, and what takes tens of thousands of elements have tests of their own.
    broken.extend([FaultCode::NotJson, FaultCode::TooLarge, FaultCode::RepeatedName, FaultCode::TooMany]);
    broken.extend([FaultCode::LeftOutOfPlan, FaultCode::NoReason, FaultCode::OtherVersion]);
    let missing: Vec<_> = FaultCode::ALL.iter().filter(|code| !broken.contains(code)).collect();
    assert_eq!(missing, Vec::<&FaultCode>::new());
}

/// What an officer reads. Every message is in it once.
#[test]
fn faults_in_words() {
    let mut told = BTreeSet::new();
    let mut words = String::new();
    for (changes, _) in all() {
        for fault in read(&example_with(&changes).to_string()).faults {
            if told.insert(fault.message.clone()) {
                words.push_str(&format!("{fault}\n"));
            }
        }
    }
    insta::assert_snapshot!(words);
}

#[test]
fn names_given_twice_are_not_believed() {
    let in_a_hearing = EXAMPLE.replacen("\"minutes\": 60", "\"minutes\": 60, \"minutes\": 90", 1);
    let reading = read(&in_a_hearing);
    let found: Vec<String> = reading.faults.iter().map(short).collect();
    assert_eq!(found, ["json.repeated_name hearings[3].minutes -hearings[3]"]);
    let at_the_top = EXAMPLE.replacen("\"links\": [", "\"links\": [], \"links\": [", 1);
    assert_eq!(read(&at_the_top).faults.iter().map(short).collect::<Vec<_>>(), ["json.repeated_name links spoils"]);
    let in_the_horizon = EXAMPLE.replacen("\"code\": \"AM\"", "\"code\": \"AM\", \"code\": \"PM\"", 1);
    assert_eq!(
        read(&in_the_horizon).faults.iter().map(short).collect::<Vec<_>>()[0],
        "json.repeated_name horizon.sittings[0].code spoils"
    );
}

#[test]
fn what_is_not_json_says_where() {
    let cut = &EXAMPLE[..100];
    let reading = read(cut);
    assert_eq!(reading.problem, None);
    assert_eq!(reading.faults.iter().map(short).collect::<Vec<_>>(), ["json.unreadable  spoils"]);
    assert!(reading.faults[0].message.contains("line 6 column"), "{}", reading.faults[0].message);
}

#[test]
fn too_many_rooms_to_number() {
    let rooms: Vec<Value> =
        (0..65_535).map(|room| json!({ "id": format!("R{room}"), "venue": "LEEDS", "name": "" })).collect();
    let mut file = example();
    file["supply"]["rooms"] = json!(rooms);
    let reading = read(&file.to_string());
    assert!(reading.faults.iter().any(|fault| fault.code == FaultCode::TooMany));
    assert_eq!(reading.problem, None);
}

fn problem() -> Problem {
    read(EXAMPLE).problem.unwrap()
}

fn plan() -> Value {
    let unlisted: Vec<Value> = problem()
        .hearings
        .iter()
        .skip(1)
        .map(|hearing| json!({ "hearing": hearing.id, "reasons": ["room.taken"] }))
        .collect();
    let bench = json!([{ "role": "judge", "person": "J-ADEYEMI" }]);
    let placement = json!({ "hearing": "H-01", "date": "2026-05-18", "start": "10:00", "channel": "in_person", "room": "LEEDS-1", "panel": bench });
    json!({ "format": "listing-plan/1", "made_from": 3, "placements": [placement], "unlisted": unlisted })
}

#[test]
fn a_plan_that_accounts_for_all_has_no_faults() {
    let text = plan().to_string();
    let reading = read_plan(&text, &problem());
    assert_eq!(reading.faults, []);
    let read = reading.plan.unwrap();
    assert_eq!(Some(&read), serde_json::from_str::<Plan>(&text).ok().as_ref());
    assert_eq!(read.by_hearing().len(), 1);
    assert_eq!(
        read.placement(&"H-01".into()).and_then(|at| at.presiding()).map(ToString::to_string).as_deref(),
        Some("J-ADEYEMI")
    );
    assert_eq!(read.placement(&"H-02".into()), None);
}

#[test]
fn plans_have_faults_too() {
    let cases: &[(&str, Value, &[&str])] = &[
        ("/format", json!("listing/1"), &["format.unknown format spoils"]),
        ("/made_from", json!(2), &["plan.other_version made_from"]),
        ("/made_from", json!("2"), &["field.type made_from spoils"]),
        ("/placements", json!({}), &["field.type placements spoils"]),
        ("/placements/0/hearing", json!("H-02"), &["plan.twice unlisted[0].hearing -unlisted[0]", "plan.left_out "]),
        (
            "/placements/0/room",
            json!("LEEDS-11"),
            &["room.unknown placements[0].room -placements[0]", "plan.left_out "],
        ),
        ("/placements/0/start", json!("25:00"), &["field.type placements[0].start -placements[0]", "plan.left_out "]),
        ("/unlisted/0/reasons", json!([]), &["plan.no_reason unlisted[0].reasons"]),
        ("/unlisted/0/hearing", json!("H-99"), &["hearing.unknown unlisted[0].hearing -unlisted[0]", "plan.left_out "]),
        ("/unlisted/0", json!({}), &["field.missing unlisted[0] -unlisted[0]", "plan.left_out "]),
    ];
    for (pointer, value, expected) in cases {
        let mut file = plan();
        *file.pointer_mut(pointer).unwrap() = value.clone();
        let reading = read_plan(&file.to_string(), &problem());
        assert_eq!(reading.faults.iter().map(short).collect::<Vec<_>>(), *expected, "{pointer} {value}");
        assert_eq!(reading.plan.is_none(), expected[0].ends_with("spoils"));
    }
}
