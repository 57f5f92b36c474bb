//! `lock.broken`: what is locked is as in the list in force.

use crate::breach::{Code, Findings};
use crate::scene::{Listed, Scene};

pub(super) fn check(scene: &Scene, listed: &Listed, findings: &mut Findings) {
    let Some(old) = scene.problem.in_force.get(listed.id()) else { return };
    let (new, lock) = (listed.placement, &listed.hearing.lock);
    let parts = [
        ("date", lock.date, new.date == old.date),
        ("time", lock.time, new.start == old.start),
        ("room", lock.room, (new.room, new.list) == (old.room, old.list)),
        ("panel", lock.panel, new.people().eq(old.people())),
    ];
    for (what, _, _) in parts.into_iter().filter(|&(_, locked, same)| locked && !same) {
        findings.add(Code::LockBroken, [listed.id()], format!("its {what} is locked and not as in the list in force"));
    }
}
