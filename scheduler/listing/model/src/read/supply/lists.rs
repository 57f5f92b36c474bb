//! Lists that take several hearings.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::super::hearing::MOST_PEOPLE;
use super::super::horizon::Time;
use super::super::items::{self, Item};
use super::super::names::Names;
use super::super::report::{Judge, Report};
use super::super::{FaultCode, path, spans};
use super::{Setting, SupplyNames, clash};
use crate::{Hearing, List, ListKind, PersonId, Room, RoomId};

pub(super) fn lists(
    values: Option<Vec<Value>>,
    (setting, rooms): (&Setting<'_>, &[Item<Room>]),
    names: &mut SupplyNames,
    report: &mut Report,
) -> Vec<Item<List>> {
    let SupplyNames { venues, rooms: room_names, people, lists: names, .. } = names;
    let rooms: BTreeMap<&RoomId, &Room> = rooms.iter().map(|room| (&room.value.id, &room.value)).collect();
    let mut lists = items::read_named(values, "supply.lists", setting.repeated, (names, None), report);
    items::keep_named(&mut lists, names, report, |list: &mut List, judge| {
        judge.names(venues, list.venue.as_str(), ".venue");
        match &list.kind {
            ListKind::Block { room, people: sitting, sittings } => {
                if judge.names(room_names, room.as_str(), ".kind.block.room") {
                    in_its_venue(list, rooms.get(room).copied(), judge);
                }
                those_who_sit(sitting, "block", people, judge);
                spans::sittings(sittings, ".kind.block", setting.time, judge);
            }
            ListKind::Backup { people: sitting } => those_who_sit(sitting, "backup", people, judge),
            ListKind::Float => {}
        }
        if let Some(time) = setting.time {
            day_and_times(list, time, judge);
        }
    });
    if let Some(time) = setting.time {
        clash::leave_out(&mut lists, &time.horizon, names, report);
    }
    lists
}

fn in_its_venue(list: &List, room: Option<&Room>, judge: &mut Judge<'_>) {
    if let Some(room) = room.filter(|room| room.venue != list.venue) {
        let (id, there, here) =
            (path::short(room.id.as_str()), path::short(room.venue.as_str()), path::short(list.venue.as_str()));
        let message =
            format!("The room `{id}` is in venue `{there}`, the list in `{here}`. They must be in one venue.");
        judge.fault(FaultCode::ListRoom, ".kind.block.room", message);
    }
}

fn those_who_sit(people: &[PersonId], kind: &str, names: &Names, judge: &mut Judge<'_>) {
    let below = format!(".kind.{kind}.people");
    if people.is_empty() {
        judge.fault(FaultCode::ListPeople, &below, format!("A {kind} list must name somebody."));
    }
    if people.len() > MOST_PEOPLE {
        let message = format!("A list has at most {MOST_PEOPLE} people, not {}.", people.len());
        judge.fault(FaultCode::ListPeople, &below, message);
        return;
    }
    let mut met = BTreeSet::new();
    for (index, person) in people.iter().enumerate() {
        let below = format!("{below}[{index}]");
        if !met.insert(person) {
            let message = format!("`{}` is named twice. Nobody sits in two seats.", path::short(person.as_str()));
            judge.fault(FaultCode::ListPeople, &below, message);
        } else {
            judge.names(names, person.as_str(), &below);
        }
    }
}

fn day_and_times(list: &List, time: &Time, judge: &mut Judge<'_>) {
    if !time.has(list.date) {
        judge.fault(FaultCode::ListDay, ".date", format!("{} is no sitting day of the horizon.", list.date));
    }
    if list.start_times.is_empty() {
        judge.fault(FaultCode::ListTimes, ".start_times", "A list needs at least one start time.".to_owned());
    }
    let own = clash::sittings(list, &time.horizon);
    let grains = time.horizon.sitting_grains();
    for (index, start) in list.start_times.iter().enumerate() {
        let grain = time.horizon.grain_at(*start);
        let is_in = grain.is_some_and(|grain| own.iter().any(|sitting| grains[*sitting].contains(&grain)));
        if !is_in {
            let message = format!(
                "At {start} no grain of the list's sittings begins. A start time must be one at which one does."
            );
            judge.fault(FaultCode::ListTimes, &format!(".start_times[{index}]"), message);
        }
    }
}

/// Warns of types that no hearing has.
pub(in crate::read) fn types_of_hearings(lists: &[Item<List>], hearings: &[Item<Hearing>], report: &mut Report) {
    // Where no hearing could be read, nothing is known of types.
    if hearings.is_empty() {
        return;
    }
    let types: BTreeSet<&str> = hearings.iter().map(|hearing| hearing.value.hearing_type.as_str()).collect();
    for list in lists {
        let unknown = list.value.types.iter().enumerate().filter(|(_, code)| !types.contains(code.as_str()));
        for (index, code) in unknown {
            let hint = report.hint(code, types.iter().copied());
            let message = format!("No hearing is of the type `{}`.{hint}", path::short(code));
            report.warns(FaultCode::ListType, format!("{}.types[{index}]", list.path), message);
        }
    }
}
