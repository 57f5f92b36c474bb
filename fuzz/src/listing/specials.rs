//! Changes that only listing problems know: those that bytes and fields alone would seldom make whole.

use listing_model::{PartyId, Problem};
use serde_json::{Value, json};

use super::engine;
use crate::dice::Dice;

/// Links hearings, puts a list in force, adds a list, or asks the same of several hearings.
pub(super) fn apply(document: &mut Value, dice: &mut Dice<'_>) {
    match dice.below(6) {
        0 => link(document, dice),
        1 => in_force(document, dice),
        2 => list(document, dice),
        3 => floating(document, dice),
        4 => alike(document, dice),
        _ => attends(document, dice),
    }
}

fn list_mut<'d>(document: &'d mut Value, pointer: &str) -> Option<&'d mut Vec<Value>> {
    document.pointer_mut(pointer)?.as_array_mut()
}

/// The ids of what a list holds.
fn ids(document: &Value, pointer: &str) -> Vec<Value> {
    let items = document.pointer(pointer).and_then(Value::as_array);
    items.into_iter().flatten().filter_map(|item| item.get("id").cloned()).collect()
}

fn some(from: &[Value], many: usize, dice: &mut Dice<'_>) -> Vec<Value> {
    let mut some: Vec<Value> = Vec::new();
    for _ in 0..many {
        some.extend(dice.pick(from).filter(|id| !some.contains(id)).cloned());
    }
    some
}

fn link(document: &mut Value, dice: &mut Dice<'_>) {
    let kind = match dice.below(5) {
        0 => json!({"ordered": {"min_gap_days": dice.below(15)}}),
        1 => json!({"ordered": {}}),
        2 => json!("same_slot"),
        3 => json!("same_panel"),
        _ => json!("same_panel_preferred"),
    };
    let many = 2 + dice.below(3);
    let hearings = some(&ids(document, "/hearings"), many, dice);
    if kind == json!("same_slot") && dice.below(4) > 0 {
        make_alike(document, &hearings, &["panel", "channels", "venues"]);
    }
    let Some(fields) = document.as_object_mut() else { return };
    let links = fields.entry("links").or_insert_with(|| json!([]));
    if let Some(links) = links.as_array_mut() {
        links.push(json!({"id": format!("X-{}", links.len()), "kind": kind, "hearings": hearings}));
    }
}

/// Gives some hearings what the first of them has.
fn make_alike(document: &mut Value, hearings: &[Value], fields: &[&str]) {
    let Some(all) = list_mut(document, "/hearings") else { return };
    let of = |hearing: &Value| hearing.get("id").is_some_and(|id| hearings.contains(id));
    let Some(first) = all.iter().find(|hearing| of(hearing)).cloned() else { return };
    for hearing in all.iter_mut().filter(|hearing| of(hearing)) {
        let Some(hearing) = hearing.as_object_mut() else { continue };
        for &field in fields {
            match first.get(field) {
                Some(value) => drop(hearing.insert(field.to_owned(), value.clone())),
                None => drop(hearing.shift_remove(field)),
            }
        }
    }
}

/// The list in force is what the engine makes of the problem as it is, and some of it is locked.
fn in_force(document: &mut Value, dice: &mut Dice<'_>) {
    let Some(problem): Option<Problem> = listing_model::read(&document.to_string()).problem else { return };
    let mut placements = json!(engine::plan(&problem).placements);
    if let Some(placements) = placements.as_array_mut() {
        let kept = dice.byte();
        placements.retain(|_| kept > 128 || dice.below(3) > 0);
    }
    if let Some(fields) = document.as_object_mut() {
        fields.insert("in_force".to_owned(), json!({"version": 1, "placements": placements}));
    }
    for hearing in list_mut(document, "/hearings").into_iter().flatten() {
        let bits = dice.byte();
        if let (Some(hearing), true) = (hearing.as_object_mut(), bits > 128) {
            let [date, time, room, panel] = [1, 2, 4, 8].map(|bit| bits & bit > 0);
            hearing.insert("lock".to_owned(), json!({"date": date, "time": time, "room": room, "panel": panel}));
        }
    }
}

fn list(document: &mut Value, dice: &mut Dice<'_>) {
    let [venues, rooms, people] =
        ["/supply/venues", "/supply/rooms", "/supply/people"].map(|pointer| ids(document, pointer));
    let many = 1 + dice.below(3);
    let people = some(&people, many, dice);
    let first = document.pointer("/horizon/first").and_then(Value::as_str).unwrap_or_default();
    let Ok(first) = first.parse::<calendars::LocalDate>() else { return };
    let day = i64::try_from(dice.below(12)).unwrap_or_default();
    let start = document.pointer("/horizon/sittings/0/start").cloned().unwrap_or_default();
    let room = dice.pick(&rooms).cloned().unwrap_or_default();
    let mut venue = dice.pick(&venues).cloned().unwrap_or_default();
    let kind = match dice.below(3) {
        0 => {
            let found = document.pointer("/supply/rooms").and_then(Value::as_array);
            let found = found.into_iter().flatten().find(|one| one.get("id") == Some(&room));
            venue = found.and_then(|room| room.get("venue")).cloned().unwrap_or_default();
            json!({"block": {"room": room, "people": people}})
        }
        1 => json!("float"),
        _ => json!({"backup": {"people": people}}),
    };
    let ceiling = ["0%", "1%", "5%", "20%", "60%", "100%"];
    let ceiling = dice.pick(&ceiling).copied();
    let Some(Value::Object(supply)) = document.get_mut("supply") else { return };
    let lists = supply.entry("lists").or_insert_with(|| json!([]));
    if let Some(lists) = lists.as_array_mut() {
        let id = format!("X-{}", lists.len());
        let date = first.plus_days(day).to_string();
        lists.push(json!({
            "id": id, "date": date, "venue": venue, "kind": kind, "start_times": [start], "ceiling": ceiling
        }));
    }
}

/// Hearings that may wait for a list, with outcomes that let them fall away.
fn floating(document: &mut Value, dice: &mut Dice<'_>) {
    let kinds = ["et-short-track", "et-standard-track", "PRELIMINARY", "SHORT"];
    for hearing in list_mut(document, "/hearings").into_iter().flatten() {
        let choice = dice.byte();
        let Some(hearing) = hearing.as_object_mut() else { continue };
        if choice > 64 {
            hearing.insert("may_float".to_owned(), json!(true));
        }
        if choice > 128 {
            hearing.insert("type".to_owned(), json!(dice.pick(&kinds)));
            hearing.shift_remove("interpreters");
        }
        if let (Some(panel), true) = (hearing.get_mut("panel").and_then(Value::as_array_mut), choice > 192) {
            panel.truncate(1);
        }
    }
}

/// A few hearings with the same field.
fn alike(document: &mut Value, dice: &mut Dice<'_>) {
    let fields = [
        "minutes",
        "window",
        "panel",
        "venues",
        "channels",
        "priority",
        "target",
        "parties",
        "notice_days",
        "forbidden",
    ];
    let field = dice.pick(&fields).copied().unwrap_or_default();
    let many = 2 + dice.below(6);
    let hearings = some(&ids(document, "/hearings"), many, dice);
    make_alike(document, &hearings, &[field]);
}

/// A party who attends several hearings.
fn attends(document: &mut Value, dice: &mut Dice<'_>) {
    let parties = ids(document, "/supply/parties");
    let Some(party) = dice.pick(&parties).cloned() else { return };
    let Ok(party) = serde_json::from_value::<PartyId>(party) else { return };
    let many = 2 + dice.below(6);
    let chosen = some(&ids(document, "/hearings"), many, dice);
    for hearing in list_mut(document, "/hearings").into_iter().flatten() {
        let (Some(hearing), required) = (hearing.as_object_mut(), dice.below(3) > 0) else { continue };
        if !hearing.get("id").is_some_and(|id| chosen.contains(id)) {
            continue;
        }
        let parties = hearing.entry("parties").or_insert_with(|| json!([]));
        if let Some(parties) = parties.as_array_mut() {
            parties.retain(|one| one.get("party") != Some(&json!(party)));
            parties.push(json!({"party": party, "required": required}));
        }
    }
}
