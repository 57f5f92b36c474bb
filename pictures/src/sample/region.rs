//! A small region with something of everything.

use std::collections::BTreeMap;

use calendars::Weekday;
use listing_model::{
    Channel, Contract, DateSpan, InForce, InterpreterAt, List, ListKind, Placement, Plan, Priority, Problem,
    SittingsOn, Supply, Unlisted, WeekdaySittings,
};

use super::{date, hearing, person, plan, problem, room, slot, venue};

fn by_video(hearing: &str, day: &str, start: &str, judge: &str) -> Placement {
    Placement { room: None, channel: Channel::Video, ..slot(hearing, day, start, "", &[judge]) }
}

fn in_list(hearing: &str, day: &str, start: &str, list: &str) -> Placement {
    Placement { room: None, list: Some(list.into()), ..slot(hearing, day, start, "", &[]) }
}

/// Two venues and two weeks with something of everything.
pub(crate) fn region() -> (Problem, Plan) {
    let mut leeds = vec![
        room("L1", "leeds", "Hearing Room 1"),
        room("L2", "leeds", "Hearing Room 2"),
        room("L3", "leeds", "Hearing Room 3"),
        room("L4", "leeds", "Hearing Room 4"),
    ];
    leeds[0].seats = Some(40);
    leeds[1].seats = Some(12);
    leeds[1].closed = vec![SittingsOn { first: date("2026-08-26"), last: date("2026-08-27"), sittings: Vec::new() }];
    leeds[2].closed =
        vec![SittingsOn { first: date("2026-08-24"), last: date("2026-08-24"), sittings: vec!["PM".into()] }];
    leeds.extend([room("H1", "hull", "Court 1"), room("H2", "hull", "Court 2")]);
    let mut people: Vec<_> = ["J. Adeyemi", "J. Brown", "J. Carter", "J. Davies"].map(|id| person(id, "judge")).into();
    people[1].away = vec![SittingsOn { first: date("2026-08-27"), last: date("2026-08-28"), sittings: Vec::new() }];
    people[2].contract = Contract::FeePaid { day_cost: 3 };
    let on = |weekday| WeekdaySittings { weekday, sittings: Vec::new() };
    people[2].pattern = vec![on(Weekday::Monday), on(Weekday::Tuesday), on(Weekday::Wednesday)];
    people.extend([person("M. Evans", "employer_member"), person("M. Farooq", "employee_member")]);
    let list = |id: &str, day: &str, kind| List {
        id: id.into(),
        date: date(day),
        venue: "leeds".into(),
        kind,
        start_times: vec!["10:00".parse().unwrap()],
        types: Vec::new(),
        max_hearings: None,
        ceiling: None,
    };
    let block =
        ListKind::Block { room: "L3".into(), people: vec!["J. Carter".into()], sittings: vec!["AM".to_owned()] };
    let supply = Supply {
        venues: vec![venue("leeds", "Leeds"), venue("hull", "Kingston upon Hull"), venue("york", "York")],
        rooms: leeds,
        people,
        lists: vec![
            list("BL-1", "2026-08-25", block),
            list("FL-1", "2026-08-26", ListKind::Float),
            list("BK-1", "2026-08-27", ListKind::Backup { people: vec!["J. Adeyemi".into()] }),
        ],
        ..Supply::default()
    };
    let mut hearings = vec![
        hearing("ET-1001", "OPEN", 1_080),
        hearing("ET-1002", "SHORT", 120),
        hearing("ET-1003", "CASE-MGMT", 60),
        hearing("ET-1004", "STANDARD", 360),
        hearing("ET-1005", "SHORT", 180),
        hearing("ET-1006", "CASE-MGMT", 30),
        hearing("ET-1007", "OPEN", 1_800),
        hearing("ET-1008", "SHORT", 240),
        hearing("ET-1009", "CASE-MGMT", 60),
        hearing("ET-1010", "CASE-MGMT", 90),
    ];
    hearings[2].lock.date = true;
    hearings.extend((11..=18).map(|number| hearing(&format!("ET-10{number}"), "SMALL", 60)));
    hearings.extend([hearing("ET-1019", "STANDARD", 360), hearing("ET-1020", "OPEN", 2_160)]);
    hearings[18].priority = Priority::Urgent;
    let mut placements = vec![
        slot("ET-1001", "2026-08-24", "10:00", "L1", &["J. Adeyemi", "M. Evans", "M. Farooq"]),
        slot("ET-1002", "2026-08-24", "10:00", "L2", &["J. Brown"]),
        slot("ET-1003", "2026-08-24", "14:00", "L2", &["J. Brown"]),
        slot("ET-1004", "2026-08-25", "10:00", "L2", &["J. Brown"]),
        slot("ET-1005", "2026-08-24", "10:00", "L3", &["J. Carter"]),
        slot("ET-1006", "2026-08-24", "15:15", "L2", &["J. Brown"]),
        slot("ET-1007", "2026-08-27", "10:00", "H1", &["J. Davies", "M. Evans"]),
        slot("ET-1008", "2026-08-27", "11:00", "L1", &["J. Adeyemi"]),
        by_video("ET-1009", "2026-08-26", "10:00", "J. Davies"),
        by_video("ET-1010", "2026-08-26", "11:00", "J. Davies"),
    ];
    let times = ["10:00", "10:00", "10:00", "11:30", "11:30"];
    placements[1].interpreters = vec![InterpreterAt { language: "pol".to_owned(), person: "I. Nowak".into() }];
    let of_block =
        (11..=15).zip(times).map(|(number, time)| in_list(&format!("ET-10{number}"), "2026-08-25", time, "BL-1"));
    placements.extend(of_block);
    placements.extend([
        in_list("ET-1016", "2026-08-26", "10:00", "FL-1"),
        in_list("ET-1017", "2026-08-26", "10:00", "FL-1"),
        in_list("ET-1018", "2026-08-27", "10:00", "BK-1"),
    ]);
    let mut problem = problem("Yorkshire and the Humber", supply, hearings);
    let mut before: BTreeMap<_, _> =
        placements.iter().map(|placement| (placement.hearing.clone(), placement.clone())).collect();
    before.retain(|id, _| !matches!(id.as_str(), "ET-1008" | "ET-1016"));
    for (id, day) in [("ET-1004", "2026-08-26"), ("ET-1011", "2026-08-24")] {
        if let Some(placement) = before.get_mut(&id.into()) {
            placement.date = date(day);
        }
    }
    before.insert("ET-1020".into(), slot("ET-1020", "2026-08-24", "10:00", "H2", &["J. Davies"]));
    problem.in_force = Some(InForce { version: 7, placements: before.into_values().collect(), unlisted: Vec::new() });
    problem.horizon.closed = vec![DateSpan { first: date("2026-09-03"), last: date("2026-09-03") }];
    let unlisted = |id: &str, reasons: &[&str]| Unlisted {
        hearing: id.into(),
        reasons: reasons.iter().map(ToString::to_string).collect(),
    };
    let plan = Plan {
        made_from: Some(7),
        unlisted: vec![unlisted("ET-1019", &["room.lacks", "person.taken"]), unlisted("ET-1020", &["venue.closed"])],
        ..plan(placements)
    };
    (problem, plan)
}
