//! A small lawful problem and plan in which every rule has something to bear on.

use plan_checker::{Judgement, judge};
use serde_json::{Value, json};

/// A problem and a plan, to be changed.
#[derive(Debug, Clone)]
pub(crate) struct Town {
    pub(crate) problem: Value,
    pub(crate) plan: Value,
}

/// Outcomes of the types in [`Town::new`].
pub(crate) fn outcomes() -> Value {
    json!({
        "format": "listing-outcomes/1", "note": "", "types": [{
            "code": "short", "title": "Short", "basis": "assumption", "outcome": {
                "settles_in_good_time": "0.2", "vacated_late": "10%",
                "lengths": {"minutes": [{"minutes": 60, "probability": "0.5"}, {"minutes": 90, "probability": "0.5"}]},
            },
        }],
    })
}

impl Town {
    /// Three weeks from Monday 11 May 2026, without the bank holiday on the 25th. Today is Friday the first.
    pub(crate) fn new() -> Self {
        Self { problem: problem(), plan: plan() }
    }

    pub(crate) fn judge(&self) -> Judgement {
        let (problem, plan) = (self.problem.to_string(), self.plan.to_string());
        judge(&problem, &plan, &outcomes().to_string(), &[(2026, 5, 25)]).expect("the town is readable")
    }

    /// An entry of a list of the problem's supply, by id.
    pub(crate) fn supply(&mut self, list: &str, id: &str) -> &mut Value {
        find(&mut self.problem["supply"][list], "id", id)
    }

    pub(crate) fn hearing(&mut self, id: &str) -> &mut Value {
        find(&mut self.problem["hearings"], "id", id)
    }

    pub(crate) fn link(&mut self, id: &str) -> &mut Value {
        find(&mut self.problem["links"], "id", id)
    }

    pub(crate) fn place(&mut self, id: &str) -> &mut Value {
        find(&mut self.plan["placements"], "hearing", id)
    }

    /// Takes the place of a hearing away.
    pub(crate) fn unlist(&mut self, id: &str) {
        self.plan["placements"].as_array_mut().unwrap().retain(|place| place["hearing"] != id);
        push(&mut self.plan["unlisted"], json!({"hearing": id, "reasons": ["room.taken"]}));
    }

    /// Gives a place to a hearing that has none.
    pub(crate) fn list(&mut self, place: Value) {
        self.plan["unlisted"].as_array_mut().unwrap().retain(|entry| entry["hearing"] != place["hearing"]);
        push(&mut self.plan["placements"], place);
    }
}

pub(crate) fn push(list: &mut Value, entry: Value) {
    list.as_array_mut().unwrap().push(entry);
}

fn find<'v>(list: &'v mut Value, key: &str, id: &str) -> &'v mut Value {
    list.as_array_mut().unwrap().iter_mut().find(|entry| entry[key] == id).unwrap()
}

/// Changes some fields of an object.
pub(crate) fn set(object: &mut Value, fields: Value) {
    let Value::Object(fields) = fields else { panic!("fields are an object") };
    for (name, value) in fields {
        object[name] = value;
    }
}

fn problem() -> Value {
    json!({
        "format": "listing/1", "name": "Town",
        "horizon": {
            "today": "2026-05-01", "first": "2026-05-11", "last": "2026-05-29", "grain_minutes": 5,
            "sittings": [
                {"code": "AM", "start": "10:00", "minutes": 180}, {"code": "PM", "start": "14:00", "minutes": 180},
            ],
        },
        "supply": {
            "venues": [
                {"id": "V1", "name": "High Street", "cluster": "C", "region": "South"},
                {"id": "V2", "name": "Low Street", "cluster": "C"},
            ],
            "rooms": [
                {"id": "R1", "venue": "V1", "name": "Court 1", "attributes": ["15", "30"], "seats": 20},
                {"id": "R2", "venue": "V1", "name": "Court 2", "attributes": ["15"]},
                {"id": "R3", "venue": "V2", "name": "Court 3", "attributes": ["15"]},
            ],
            "people": [
                {"id": "J1", "roles": ["judge"], "tickets": ["ET"], "specialisms": ["tax"]},
                {"id": "J2", "roles": ["judge"], "tickets": ["ET"], "contract": {"fee_paid": {"day_cost": 50}},
                 "venues": [{"venue": "V1", "cost": 7}, {"venue": "V2", "cost": 9}]},
                {"id": "J3", "roles": ["judge"]},
                {"id": "M1", "roles": ["employer_member"]},
                {"id": "M2", "roles": ["employee_member"], "contract": "salaried"},
            ],
            "interpreters": [{"id": "I1", "languages": ["cy", "pl"]}, {"id": "I2", "languages": ["pl"]}],
            "parties": [
                {"id": "P1", "adjustments": ["30"]}, {"id": "P2"},
                {"id": "P3", "unavailable_weekdays": [{"weekday": "monday", "sittings": ["PM"]}]},
            ],
            "lists": [
                {"id": "L1", "date": "2026-05-21", "venue": "V1", "start_times": ["10:00", "10:30"], "types": ["short"],
                 "max_hearings": 3, "kind": {"block": {"room": "R1", "people": ["J1"], "sittings": ["AM"]}}},
                {"id": "L2", "date": "2026-05-18", "venue": "V1", "start_times": ["10:00"], "kind": "float"},
                {"id": "L3", "date": "2026-05-19", "venue": "V1", "start_times": ["10:00"],
                 "kind": {"backup": {"people": ["J1"]}}},
            ],
        },
        "hearings": hearings(),
        "links": [
            {"id": "K1", "kind": {"ordered": {"min_gap_days": 7}}, "hearings": ["H4", "H5"]},
            {"id": "K2", "kind": "same_slot", "hearings": ["H6", "H7"]},
            {"id": "K3", "kind": "same_panel", "hearings": ["H8", "H9"]},
            {"id": "K4", "kind": "same_panel_preferred", "hearings": ["H1", "H3"]},
        ],
        "in_force": {"version": 7, "placements": [
            {"hearing": "H10", "date": "2026-05-14", "start": "10:00", "channel": "in_person", "room": "R1",
             "panel": [{"role": "judge", "person": "J1"}]},
        ]},
    })
}

fn hearings() -> Value {
    let mut hearings = json!([
        {"id": "H1", "type": "short", "minutes": 60, "window": {"between": {"first": "2026-05-11", "last": "2026-05-29"}},
         "notice_days": 10, "priority": "high", "received": "2026-01-05", "target": "2026-05-20", "room_needs": ["15"],
         "seats": 20, "panel": [{"role": "judge", "tickets": ["ET"], "specialisms": ["tax"]}],
         "panel_preferences": [{"person": "J1", "requirement": "prefer"}],
         "parties": [{"party": "P1"}, {"party": "P2", "required": false}]},
        {"id": "H2", "type": "long", "minutes": 838, "window": {"between": {"first": "2026-05-12", "last": "2026-05-28"}},
         "panel": [{"role": "judge"}, {"role": "employer_member"}, {"role": "employee_member"}]},
        {"id": "H3", "type": "short", "minutes": 90, "interpreters": ["cy", "pl"], "parties": [{"party": "P2"}]},
        {"id": "H4", "minutes": 60}, {"id": "H5", "minutes": 60},
        {"id": "H6", "minutes": 60, "interpreters": ["cy"]}, {"id": "H7", "minutes": 90},
        {"id": "H8", "minutes": 60}, {"id": "H9", "minutes": 60},
        {"id": "H10", "minutes": 60, "lock": {"date": true, "time": true, "room": true, "panel": true}, "notice_days": 30},
        {"id": "B1", "type": "short", "minutes": 60, "parties": [{"party": "P1"}]},
        {"id": "B2", "type": "short", "minutes": 60}, {"id": "B3", "type": "short", "minutes": 60},
        {"id": "F1", "minutes": 120, "may_float": true}, {"id": "F2", "minutes": 120, "may_float": true},
    ]);
    let usual = json!({
        "type": "certain", "panel": [{"role": "judge"}],
        "channels": [{"channel": "in_person"}, {"channel": "video", "cost": 2}],
        "venues": [{"venue": "V1", "cost": 1}, {"cluster": "C", "cost": 3}],
    });
    for hearing in hearings.as_array_mut().unwrap() {
        for (name, value) in usual.as_object().unwrap() {
            if hearing.get(name).is_none() {
                hearing[name] = value.clone();
            }
        }
    }
    hearings
}

/// A place in a slot in a room.
pub(crate) fn slot(hearing: &str, date: &str, start: &str, room: &str, judge: &str) -> Value {
    json!({
        "hearing": hearing, "date": format!("2026-05-{date}"), "start": start, "channel": "in_person", "room": room,
        "panel": [{"role": "judge", "person": judge}],
    })
}

/// A place in a list.
pub(crate) fn in_list(hearing: &str, date: &str, start: &str, list: &str) -> Value {
    let date = format!("2026-05-{date}");
    json!({"hearing": hearing, "date": date, "start": start, "channel": "in_person", "list": list})
}

fn plan() -> Value {
    let mut h2 = slot("H2", "12", "10:00", "R2", "J2");
    push(&mut h2["panel"], json!({"role": "employer_member", "person": "M1"}));
    push(&mut h2["panel"], json!({"role": "employee_member", "person": "M2"}));
    let mut h6 = slot("H6", "15", "10:00", "R1", "J1");
    h6["interpreters"] = json!([{"language": "cy", "person": "I1"}]);
    let h3 = json!({
        "hearing": "H3", "date": "2026-05-11", "start": "14:00", "channel": "video",
        "panel": [{"role": "judge", "person": "J2"}],
        "interpreters": [{"language": "cy", "person": "I1"}, {"language": "pl", "person": "I2"}],
    });
    json!({
        "format": "listing-plan/1", "made_from": 7,
        "placements": [
            slot("H1", "11", "10:00", "R1", "J1"), h2, h3,
            slot("H4", "13", "10:00", "R1", "J1"), slot("H5", "20", "10:00", "R1", "J1"),
            h6, slot("H7", "15", "10:00", "R1", "J1"),
            slot("H8", "18", "10:00", "R1", "J1"), slot("H9", "19", "10:00", "R1", "J1"),
            slot("H10", "14", "10:00", "R1", "J1"),
            in_list("B1", "21", "10:00", "L1"), in_list("B2", "21", "10:30", "L1"),
            in_list("F1", "18", "10:00", "L2"),
        ],
        "unlisted": [
            {"hearing": "B3", "reasons": ["list.too_risky"]}, {"hearing": "F2", "reasons": ["list.too_risky"]},
        ],
    })
}
