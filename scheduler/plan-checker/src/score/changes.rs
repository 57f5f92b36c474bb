//! What is not as in the list in force.

use super::Term;
use crate::scene::Scene;

pub(super) fn terms(scene: &Scene) -> Vec<Term> {
    let weights = &scene.problem.policy.weights;
    let mut terms = [
        ("date_change", weights.date_change, 0),
        ("time_change", weights.time_change, 0),
        ("room_change_in_force", weights.room_change_in_force, 0),
        ("person_change", weights.person_change, 0),
    ];
    for hearing in &scene.problem.hearings {
        let Some(old) = scene.problem.in_force.get(hearing.id) else { continue };
        let factor = match old.date.since(scene.problem.horizon.today) {
            ..=7 => 8,
            8..=14 => 4,
            15..=28 => 2,
            _ => 1,
        };
        let changed = scene.find(hearing.id).map_or([true; 4], |listed| {
            let new = listed.placement;
            let presided = if old.list.is_none() { old.presiding() } else { None };
            [
                new.date != old.date,
                new.start != old.start,
                (new.room, new.list) != (old.room, old.list),
                listed.presiding() != presided,
            ]
        });
        for ((_, weight, cost), _) in terms.iter_mut().zip(changed).filter(|(_, changed)| *changed) {
            *cost += factor * i128::from(*weight);
        }
    }
    terms.into_iter().map(|(name, _, cost)| Term::new(name, cost)).collect()
}
