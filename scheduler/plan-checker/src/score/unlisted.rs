//! Hearings without a place.

use super::Term;
use crate::scene::Scene;

pub(super) fn terms(scene: &Scene) -> Vec<Term> {
    let policy = &scene.problem.policy;
    let without = scene.problem.hearings.iter().filter(|hearing| scene.find(hearing.id).is_none());
    vec![Term::new("unlisted", without.map(|hearing| i128::from(policy.unlisted[hearing.priority])).sum())]
}
