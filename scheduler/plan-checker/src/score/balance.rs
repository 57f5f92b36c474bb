//! Days of salaried office-holders, squared: the sum is least when all have their share.

use super::Term;
use crate::scene::{Diary, Scene};

pub(super) fn terms(scene: &Scene, people: &Diary) -> Vec<Term> {
    let horizon = &scene.problem.horizon;
    let mut sum = 0;
    for (id, days) in people.by_name() {
        let Some(person) = scene.person(id).filter(|person| person.day_cost.is_none()) else { continue };
        let could_sit =
            |day: &&crate::dates::Day| horizon.sittings.iter().any(|sitting| person.sits(**day, sitting.code));
        let possible = horizon.days.iter().filter(could_sit).count().max(1);
        let days = i128::try_from(days.len()).unwrap_or(0);
        sum += 1_000 * days * days / i128::try_from(possible).unwrap_or(1);
    }
    vec![Term::new("balance", sum)]
}
