//! `list.not_for_this`, `list.full`, `list.too_risky`: lists that take several hearings.

use super::room::lacks;
use crate::breach::{Code, Findings};
use crate::problem::{Hearing, LinkKind, List, ListKind};
use crate::risk::ListRisk;
use crate::scene::{Listed, Scene};

pub(super) fn check_hearing(scene: &Scene, listed: &Listed, list: &List, findings: &mut Findings) {
    for says in of_any(scene, listed, list).into_iter().chain(of_kind(scene, listed, list)) {
        findings.add(Code::NotForThisList, [listed.id()], format!("is in the list {}: {says}", list.id));
    }
}

/// What keeps a hearing out of a list of any kind.
fn of_any(scene: &Scene, listed: &Listed, list: &List) -> Vec<&'static str> {
    let (hearing, placement) = (listed.hearing, listed.placement);
    let is_linked = |kinds: &[LinkKind]| {
        scene.problem.links.iter().any(|link| kinds.contains(&link.kind) && link.hearings.contains(&hearing.id))
    };
    let has_own = placement.room.is_some() || !placement.panel.is_empty() || !placement.interpreters.is_empty();
    let reasons = [
        (has_own, "it has a room, a panel or interpreters of its own"),
        (placement.date != list.date, "it has another date"),
        (!list.start_times.contains(&placement.start), "its start is none of the list's"),
        (!list.types.is_empty() && !list.types.contains(&hearing.kind), "its type is none of the list's"),
        (!hearing.interpreters.is_empty(), "it needs an interpreter"),
        (listed.length.days() > 1, "it takes more than one day"),
        (is_linked(&[LinkKind::SameSlot, LinkKind::SamePanel]), "it is linked with others by slot or panel"),
    ];
    reasons.into_iter().filter(|(holds, _)| *holds).map(|(_, says)| says).collect()
}

/// What keeps a hearing out of a list of this kind.
fn of_kind(scene: &Scene, listed: &Listed, list: &List) -> Vec<&'static str> {
    let hearing = listed.hearing;
    let reasons = match &list.kind {
        ListKind::Block { room, people, .. } => {
            let room = scene.problem.supply.rooms.get(room);
            vec![
                (!listed.placement.channel.takes_room(), "its channel takes no room"),
                (room.is_some_and(|room| !lacks(scene, room, hearing).is_empty()), "the room lacks what it needs"),
                (!fill(scene, hearing, people), "the people do not fill its seats"),
                (hearing.excluded.iter().any(|person| people.contains(person)), "somebody sits who must not"),
                (hearing.included.iter().any(|person| !people.contains(person)), "somebody must sit and does not"),
            ]
        }
        ListKind::Float | ListKind::Backup { .. } => vec![
            (!hearing.may_float, "it may not float"),
            (hearing.panel.len() > 1, "it has more than one seat"),
            (!hearing.included.is_empty(), "somebody must sit"),
        ],
    };
    reasons.into_iter().filter(|(holds, _)| *holds).map(|(_, says)| says).collect()
}

fn fill(scene: &Scene, hearing: &Hearing, people: &[&str]) -> bool {
    let fits = |(seat, id)| scene.person(id).is_some_and(|person| person.can_fill(seat));
    people.len() >= hearing.panel.len() && hearing.panel.iter().zip(people.iter().copied()).all(fits)
}

pub(super) fn check_lists(scene: &Scene, risks: &[ListRisk], findings: &mut Findings) {
    for list in &scene.problem.supply.lists {
        let Some(most) = list.max_hearings else { continue };
        let hearings: Vec<&str> = scene.of_list(list.id).map(Listed::id).collect();
        if u32::try_from(hearings.len()).unwrap_or(u32::MAX) > most {
            let says = format!("the list {} has {} hearings and takes {most}", list.id, hearings.len());
            findings.add(Code::ListFull, hearings, says);
        }
    }
    for risk in risks.iter().filter(|risk| risk.is_too_high) {
        let says = format!(
            "somebody is sent away from {} with {}, above {}",
            risk.lists.join(" and "),
            risk.sent_away,
            risk.ceiling
        );
        findings.add(Code::ListTooRisky, risk.hearings.iter().map(String::as_str), says);
    }
}
