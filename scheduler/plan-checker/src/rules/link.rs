//! `link.order`, `link.slot`, `link.panel`: hearings that belong together.

use std::collections::BTreeSet;

use crate::breach::{Code, Findings};
use crate::plan::Placement;
use crate::problem::{Link, LinkKind};
use crate::scene::{Listed, Scene};

pub(super) fn check(scene: &Scene, findings: &mut Findings) {
    for link in &scene.problem.links {
        match link.kind {
            LinkKind::Ordered { min_gap_days } => order(scene, link, min_gap_days, findings),
            LinkKind::SameSlot => same_slot(scene, link, findings),
            LinkKind::SamePanel => same_panel(scene, link, findings),
            LinkKind::SamePanelPreferred => {}
        }
    }
}

fn order(scene: &Scene, link: &Link, min_gap_days: u32, findings: &mut Findings) {
    for pair in link.hearings.windows(2) {
        let Some(next) = scene.find(pair[1]) else { continue };
        let says = match scene.find(pair[0]) {
            None => format!("comes after {} in the link {}, which is not listed", pair[0], link.id),
            Some(before) if !follows(scene, before, next, min_gap_days) => {
                format!("begins too soon after {} in the link {}", pair[0], link.id)
            }
            Some(_) => continue,
        };
        findings.add(Code::LinkOrder, [next.id()], says);
    }
}

fn follows(scene: &Scene, before: &Listed, next: &Listed, min_gap_days: u32) -> bool {
    let gap = next.placement.date.since(before.last_day());
    if min_gap_days > 0 || gap != 0 {
        return gap >= i64::from(min_gap_days);
    }
    let end = before.stays.last().map_or(0, |stay| stay.to);
    before.list().is_none() && scene.problem.horizon.grain_reached(next.placement.start) >= end
}

fn same_slot(scene: &Scene, link: &Link, findings: &mut Findings) {
    let listed: Vec<&Listed> = link.hearings.iter().filter_map(|id| scene.find(id)).collect();
    let Some((first, others)) = listed.split_first() else { return };
    if listed.len() < link.hearings.len() {
        let says = format!("are not all of the slot {}", link.id);
        findings.add(Code::LinkSlot, listed.iter().map(|listed| listed.id()), says);
    }
    for other in others.iter().filter(|other| !same_place(first.placement, other.placement)) {
        let says = format!("are of the slot {} and differ in date, start, room, channel or panel", link.id);
        findings.add(Code::LinkSlot, [first.id(), other.id()], says);
    }
}

fn same_place(one: &Placement, other: &Placement) -> bool {
    let place = |placement: &Placement| (placement.date, placement.start, placement.channel);
    place(one) == place(other) && one.room == other.room && one.people().eq(other.people())
}

fn same_panel(scene: &Scene, link: &Link, findings: &mut Findings) {
    let in_slots: Vec<&Listed> =
        link.hearings.iter().filter_map(|id| scene.find(id)).filter(|listed| listed.is_slot()).collect();
    let presiding: BTreeSet<&str> = in_slots.iter().filter_map(|listed| listed.presiding()).collect();
    if presiding.len() > 1 {
        let people: Vec<&str> = presiding.into_iter().collect();
        let says = format!("are of the link {}, and {} preside", link.id, people.join(" and "));
        findings.add(Code::LinkPanel, in_slots.iter().map(|listed| listed.id()), says);
    }
}
