//! Venues of hearings, and what office-holders' days cost.

use std::collections::BTreeSet;

use super::Term;
use crate::rules::venue_cost;
use crate::scene::{Diary, Holder, Scene};

pub(super) fn terms(scene: &Scene, people: &Diary) -> Vec<Term> {
    let supply = &scene.problem.supply;
    let venue = |listed: &crate::scene::Listed| venue_cost(supply, listed.hearing, listed.venue()?);
    let venues: i128 = scene.listed.iter().filter_map(venue).map(i128::from).sum();
    let (mut days, mut journeys) = (0, 0);
    for (id, _, entries) in people.days() {
        let Some(person) = scene.person(id) else { continue };
        days += i128::from(person.day_cost.unwrap_or(0));
        let visited: BTreeSet<&str> = entries
            .iter()
            .filter_map(|entry| match entry.holder {
                Holder::Hearing(listed) => listed.venue(),
                Holder::List(list) => Some(list.venue),
            })
            .collect();
        journeys += visited.into_iter().filter_map(|venue| person.cost_at(venue)).map(i128::from).sum::<i128>();
    }
    vec![Term::new("venue", venues), Term::new("day_cost", days), Term::new("journey", journeys)]
}
