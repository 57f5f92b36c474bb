//! Plants against what is said of channels, venues, rooms, locks and forbidden places.

use plan_checker::Code;
use serde_json::json;

use super::{Plant, beside_h1, closed};
use crate::town::{push, set};

pub(super) const PLANTS: &[Plant] = &[
    (Code::ChannelNotAllowed, "in person", |town| town.hearing("H1")["channels"] = json!([{"channel": "hybrid"}])),
    (Code::ChannelNotAllowed, "in a list", |town| town.hearing("F1")["channels"] = json!([{"channel": "telephone"}])),
    (Code::RoomNeeded, "none", |town| set(town.place("H1"), json!({"room": null}))),
    (Code::RoomNeeded, "one for video", |town| town.place("H3")["room"] = json!("R1")),
    (Code::VenueNotAllowed, "another venue", |town| town.hearing("H1")["venues"] = json!([{"venue": "V2"}])),
    (Code::VenueNotAllowed, "another region", |town| {
        town.hearing("H1")["venues"] = json!([{"region": "North"}, {"cluster": "D"}]);
    }),
    (Code::VenueNotAllowed, "of a float list by video", |town| {
        town.hearing("F1")["venues"] = json!([]);
        town.place("F1")["channel"] = json!("video");
    }),
    (Code::VenueClosed, "on the second day", |town| town.supply("venues", "V1")["closed"] = closed("12", &[])),
    (Code::RoomLacks, "an attribute", |town| push(&mut town.hearing("H1")["room_needs"], json!("7"))),
    (Code::RoomLacks, "an adjustment", |town| {
        push(&mut town.supply("parties", "P1")["adjustments"], json!("7"));
        town.hearing("B1")["parties"] = json!([]);
    }),
    (Code::RoomLacks, "an adjustment of one who need not come", |town| {
        town.supply("parties", "P2")["adjustments"] = json!(["7"]);
    }),
    (Code::RoomLacks, "a seat", |town| town.hearing("H1")["seats"] = json!(21)),
    (Code::RoomClosed, "in the morning", |town| town.supply("rooms", "R1")["closed"] = closed("11", &["AM"])),
    (Code::RoomClosed, "on the third day", |town| town.supply("rooms", "R2")["closed"] = closed("14", &[])),
    (Code::RoomClosed, "by its openings", |town| {
        town.supply("rooms", "R2")["openings"] = json!([
            {"weekday": "tuesday"}, {"weekday": "wednesday", "sittings": ["AM"]}, {"weekday": "thursday"},
        ]);
    }),
    (Code::RoomTaken, "by a hearing", |town| {
        beside_h1(town, "J2");
        set(town.place("H3"), json!({"channel": "in_person", "room": "R1"}));
    }),
    (Code::RoomTaken, "by a block list", |town| {
        set(town.hearing("H4"), json!({"venues": [{"region": "South"}]}));
        set(
            town.place("H4"),
            json!({"date": "2026-05-21", "start": "12:00", "panel": [{"role": "judge", "person": "J3"}]}),
        );
        town.problem["links"][0]["hearings"] = json!([]);
    }),
    (Code::RoomTaken, "within the longest of the slot", |town| {
        set(town.place("H3"), json!({"date": "2026-05-15", "start": "11:25", "channel": "in_person", "room": "R1"}));
        set(town.hearing("H6"), json!({"interpreters": []}));
        set(town.place("H6"), json!({"interpreters": []}));
    }),
    (Code::LockBroken, "date", |town| {
        town.hearing("H10")["notice_days"] = json!(0);
        town.place("H10")["date"] = json!("2026-05-22");
    }),
    (Code::LockBroken, "time", |town| town.place("H10")["start"] = json!("10:05")),
    (Code::LockBroken, "room", |town| town.place("H10")["room"] = json!("R3")),
    (Code::LockBroken, "panel", |town| town.place("H10")["panel"][0]["person"] = json!("J3")),
    (Code::PlaceForbidden, "days", |town| {
        town.hearing("H1")["forbidden"] = json!([{"days": {"first": "2026-05-10", "last": "2026-05-11"}}]);
    }),
    (Code::PlaceForbidden, "all together", |town| {
        town.hearing("H1")["forbidden"] = json!([{"venue": "V1", "room": "R1", "person": "J1"}]);
    }),
    (Code::PlaceForbidden, "the room of a block list", |town| {
        town.hearing("B1")["forbidden"] = json!([{"room": "R1"}]);
    }),
    (Code::PlaceForbidden, "the judge of a block list", |town| {
        town.hearing("B1")["forbidden"] = json!([{"person": "J1"}]);
    }),
    (Code::PlaceForbidden, "the venue of a float list", |town| {
        town.hearing("F1")["forbidden"] = json!([{"venue": "V1"}]);
    }),
];
