//! `panel.wrong`, `panel.excluded`, `panel.not_included`: who is on the panel of a slot.

use std::collections::BTreeSet;

use crate::breach::{Code, Findings};
use crate::scene::{Listed, Scene};

pub(super) fn check(scene: &Scene, listed: &Listed, findings: &mut Findings) {
    let (hearing, placement) = (listed.hearing, listed.placement);
    let mut wrong = |says: String| findings.add(Code::PanelWrong, [listed.id()], says);
    if hearing.panel.len() != placement.panel.len() {
        wrong(format!("has {} people for {} seats", placement.panel.len(), hearing.panel.len()));
    }
    for (seat, &(role, person)) in hearing.panel.iter().zip(&placement.panel) {
        if role != seat.role {
            wrong(format!("{person} sits as {role}, and the seat is for {}", seat.role));
        }
        if scene.person(person).is_some_and(|known| !known.can_fill(seat)) {
            wrong(format!("{person} lacks the role, a ticket or a specialism of the seat for {}", seat.role));
        }
    }
    let mut seated = BTreeSet::new();
    for person in placement.people().filter(|&person| !seated.insert(person)) {
        wrong(format!("{person} has two seats"));
    }
    for person in hearing.excluded.iter().filter(|person| seated.contains(*person)) {
        findings.add(Code::PanelExcluded, [listed.id()], format!("{person} sits and must not"));
    }
    for person in hearing.included.iter().filter(|person| !seated.contains(*person)) {
        findings.add(Code::PanelNotIncluded, [listed.id()], format!("{person} must sit and does not"));
    }
}
