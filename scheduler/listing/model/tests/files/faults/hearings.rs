//! What is wrong with hearings by themselves.

use serde_json::{Value, json};

use super::{Case, case};

pub(super) fn hearings() -> Vec<Case> {
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

pub(super) fn venues() -> Vec<Case> {
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

pub(super) fn panels() -> Vec<Case> {
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
