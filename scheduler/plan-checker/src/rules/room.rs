//! `room.lacks`, `room.closed`, `room.taken`.

use crate::breach::{Code, Findings};
use crate::problem::{Hearing, Room};
use crate::scene::{Diary, Listed, Scene};

/// What a room lacks for a hearing: attributes that it needs or that its parties' adjustments call for, and seats.
pub(super) fn lacks(scene: &Scene, room: &Room, hearing: &Hearing) -> Vec<String> {
    let parties = hearing.parties.iter().filter_map(|attendance| scene.problem.supply.parties.get(attendance.party));
    let needs = hearing.room_needs.iter().chain(parties.flat_map(|party| &party.adjustments));
    let mut lacks: Vec<String> =
        needs.filter(|need| !room.attributes.contains(need)).map(|&need| need.to_owned()).collect();
    if room.seats.is_some_and(|seats| seats < hearing.seats) {
        lacks.push(format!("{} seats", hearing.seats));
    }
    lacks
}

pub(super) fn check(scene: &Scene, listed: &Listed, findings: &mut Findings) {
    let Some(room) = listed.room() else { return };
    let lacks = lacks(scene, room, listed.hearing);
    if !lacks.is_empty() {
        findings.add(Code::RoomLacks, [listed.id()], format!("the room {} lacks {}", room.id, lacks.join(", ")));
    }
    for &stay in &listed.stays {
        for sitting in scene.problem.horizon.touched(stay).filter(|sitting| !room.is_open(stay.day, sitting.code)) {
            let says = format!("the room {} is closed on {} in {}", room.id, stay.day, sitting.code);
            findings.add(Code::RoomClosed, [listed.id()], says);
        }
    }
}

pub(super) fn check_taken(scene: &Scene, findings: &mut Findings) {
    for clash in Diary::of_rooms(scene).clashes(|one, other| one.slot == other.slot) {
        let hearings = clash.one.hearing().into_iter().chain(clash.other.hearing());
        findings.add(Code::RoomTaken, hearings, format!("the room {} is taken twice on {}", clash.name, clash.day));
    }
}
