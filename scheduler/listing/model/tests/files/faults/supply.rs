//! What is wrong with rooms, people and lists.

use serde_json::{Value, json};

use super::{Case, case};

pub(super) fn supplies() -> Vec<Case> {
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

pub(super) fn lists() -> Vec<Case> {
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
