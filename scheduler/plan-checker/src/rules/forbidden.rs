//! `place.forbidden`: places at which a hearing must not be.

use crate::breach::{Code, Findings};
use crate::problem::ListKind;
use crate::scene::Listed;

pub(super) fn check(listed: &Listed, findings: &mut Findings) {
    if listed.hearing.forbidden.is_empty() {
        return;
    }
    let (room, people) = match listed.list().map(|list| &list.kind) {
        Some(ListKind::Block { room, people, .. }) => (Some(*room), people.clone()),
        Some(ListKind::Float | ListKind::Backup { .. }) => (None, Vec::new()),
        None => (listed.placement.room, listed.panel()),
    };
    let date = listed.placement.date;
    let is_there = listed.hearing.forbidden.iter().any(|forbidden| {
        forbidden.days.is_none_or(|days| days.contains(date))
            && forbidden.venue.is_none_or(|venue| listed.venue() == Some(venue))
            && forbidden.room.is_none_or(|forbidden| room == Some(forbidden))
            && forbidden.person.is_none_or(|person| people.contains(&person))
    });
    if is_there {
        findings.add(Code::PlaceForbidden, [listed.id()], "is at a place that is forbidden to it");
    }
}
