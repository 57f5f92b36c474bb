//! Places of hearings, in the list in force and in plans.

use std::collections::BTreeSet;

use super::items::{self, Item};
use super::names::Names;
use super::report::{Judge, Report};
use super::supply::SupplyNames;
use super::{FaultCode, path};
use crate::Placement;

/// Keeps those placements that name what there is, each hearing once.
pub(super) fn judge(
    placements: &mut Vec<Item<Placement>>,
    (supply, hearings): (&SupplyNames, &Names),
    report: &mut Report,
) {
    let mut placed = BTreeSet::new();
    items::keep(placements, report, |placement: &mut Placement, judge| {
        let hearing = placement.hearing.as_str();
        if let Some((code, message)) = judge.unnamed(hearings, hearing) {
            let message = format!("{message} The room and the people of this place count as free.");
            judge.fault(code, ".hearing", message);
        } else if placed.contains(hearing) {
            let message = format!("`{}` is placed before. A hearing has one place.", path::short(hearing));
            judge.fault(FaultCode::PlacedTwice, ".hearing", message);
        }
        those_there(placement, supply, judge);
        if judge.stays() {
            placed.insert(hearing.to_owned());
        }
    });
}

fn those_there(placement: &Placement, supply: &SupplyNames, judge: &mut Judge<'_>) {
    if let Some(list) = &placement.list {
        judge.names(&supply.lists, list.as_str(), ".list");
    }
    if let Some(room) = &placement.room {
        judge.names(&supply.rooms, room.as_str(), ".room");
    }
    for (index, bench) in placement.panel.iter().enumerate() {
        judge.names(&supply.people, bench.person.as_str(), &format!(".panel[{index}].person"));
    }
    for (index, at) in placement.interpreters.iter().enumerate() {
        judge.names(&supply.interpreters, at.person.as_str(), &format!(".interpreters[{index}].person"));
    }
}
