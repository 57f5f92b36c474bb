//! Weeks of waiting, and weeks past a target.

use super::Term;
use crate::scene::Scene;

pub(super) fn terms(scene: &Scene) -> Vec<Term> {
    let policy = &scene.problem.policy;
    let (mut waiting, mut late) = (0, 0);
    for listed in &scene.listed {
        let date = listed.placement.date;
        let worth = i128::from(policy.age[listed.hearing.priority]);
        let week = date.since(scene.problem.horizon.today).div_euclid(7).max(0);
        waiting += i128::from(policy.weights.week) * i128::from(week) * worth;
        // A week begun counts as a whole one.
        let weeks_late = listed.hearing.target.map_or(0, |target| (date.since(target) + 6).div_euclid(7)).max(0);
        late += i128::from(policy.weights.week_late) * i128::from(weeks_late) * worth;
    }
    vec![Term::new("week", waiting), Term::new("week_late", late)]
}
