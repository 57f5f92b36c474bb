//! Changes of room within a day, and of who presides within a link.

use std::collections::BTreeSet;

use super::Term;
use crate::problem::LinkKind;
use crate::scene::{Diary, Holder, Listed, Scene};

pub(super) fn terms(scene: &Scene, people: &Diary) -> Vec<Term> {
    let weights = &scene.problem.policy.weights;
    let mut room_changes = 0;
    for (_, _, entries) in people.days() {
        let rooms: BTreeSet<&str> = entries
            .iter()
            .filter_map(|entry| match entry.holder {
                Holder::Hearing(listed) => listed.room().map(|room| room.id),
                Holder::List(_) => None,
            })
            .collect();
        room_changes += rooms.len().saturating_sub(1);
    }
    let mut panel_changes = 0;
    for link in scene.problem.links.iter().filter(|link| link.kind == LinkKind::SamePanelPreferred) {
        let listed = link.hearings.iter().filter_map(|id| scene.find(id));
        let presiding: BTreeSet<&str> = listed.filter_map(Listed::presiding).collect();
        panel_changes += presiding.len().saturating_sub(1);
    }
    let cost = |weight: u32, count: usize| i128::from(weight) * i128::try_from(count).unwrap_or(i128::MAX);
    vec![
        Term::new("room_change", cost(weights.room_change, room_changes)),
        Term::new("panel_change", cost(weights.panel_change, panel_changes)),
    ]
}
