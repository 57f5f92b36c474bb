//! `party.unavailable`, `party.taken`: those without whom a hearing cannot be held.

use crate::breach::{Code, Findings};
use crate::scene::{Diary, Listed, Scene};

/// Whether a party is unavailable in a sitting that the hearing touches.
pub(crate) fn is_missing(scene: &Scene, listed: &Listed, party: &str) -> bool {
    let Some(party) = scene.problem.supply.parties.get(party) else { return false };
    listed
        .stays
        .iter()
        .any(|&stay| scene.problem.horizon.touched(stay).any(|sitting| party.is_unavailable(stay.day, sitting.code)))
}

pub(super) fn check_available(scene: &Scene, listed: &Listed, findings: &mut Findings) {
    for attendance in listed.hearing.parties.iter().filter(|attendance| attendance.required) {
        if is_missing(scene, listed, attendance.party) {
            findings.add(Code::PartyUnavailable, [listed.id()], format!("{} is unavailable", attendance.party));
        }
    }
}

pub(super) fn check_taken(scene: &Scene, findings: &mut Findings) {
    for clash in Diary::of_parties(scene).clashes(|one, other| one.slot == other.slot) {
        let hearings = clash.one.hearing().into_iter().chain(clash.other.hearing());
        findings.add(Code::PartyTaken, hearings, format!("{} is required twice at once on {}", clash.name, clash.day));
    }
}
