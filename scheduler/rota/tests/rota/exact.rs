//! Small rotas, against an integer program that knows nothing of chains and prices.

use std::collections::BTreeMap;

use anytime::Never;
use proptest::prelude::*;
use rota::*;
use scheduler::mip::{self, Limits, Outcome, Problem, Relation, Variable};

use crate::support;

/// The most sessions that can have a full bench.
fn most_full(rota: &Rota) -> i64 {
    let mut problem = Problem::new();
    // Whether a session has a full bench of a kind, and whether a person sits in it in a role of that kind.
    let mut full: BTreeMap<(usize, usize), Variable> = BTreeMap::new();
    let mut sits: BTreeMap<(usize, usize, &str, usize), Variable> = BTreeMap::new();
    for (at, session) in rota.sessions.iter().enumerate() {
        for (number, bench) in rota.benches.iter().enumerate() {
            if !bench.may_hear(&session.panel, &session.business) {
                continue;
            }
            let is_full = problem.binary();
            problem.cost(is_full, -1).unwrap();
            full.insert((at, number), is_full);
            let mut seats: BTreeMap<&str, i64> = BTreeMap::new();
            for seat in &bench.seats {
                *seats.entry(&seat.role).or_insert(0) += 1;
            }
            for (role, seats) in seats {
                let mut terms = vec![(is_full, -seats)];
                for (who, _) in rota.people.iter().enumerate().filter(|(_, person)| may_sit(person, session, role)) {
                    let variable = problem.binary();
                    sits.insert((at, number, role, who), variable);
                    terms.push((variable, 1));
                }
                problem.constrain(terms, Relation::Equal, 0).unwrap();
            }
        }
        let kinds = full.range((at, 0)..(at + 1, 0)).map(|(_, variable)| (*variable, 1));
        problem.constrain(kinds.collect::<Vec<_>>(), Relation::AtMost, 1).unwrap();
    }
    for (who, person) in rota.people.iter().enumerate() {
        let (mut at_once, mut in_week, mut in_all) = (BTreeMap::new(), BTreeMap::new(), Vec::new());
        for ((session, .., sitter), variable) in &sits {
            for at in rota.sessions[*session].half_days().filter(|_| *sitter == who) {
                at_once.entry(at).or_insert_with(Vec::new).push((*variable, 1));
                in_week.entry(at.date.iso_week_monday()).or_insert_with(Vec::new).push((*variable, 1));
                in_all.push((*variable, 1));
            }
        }
        for terms in at_once.into_values() {
            problem.constrain(terms, Relation::AtMost, 1).unwrap();
        }
        for terms in in_week.into_values() {
            if let Some(most) = person.sittings.most_in_week {
                problem.constrain(terms, Relation::AtMost, most.into()).unwrap();
            }
        }
        if let Some(most) = person.sittings.most {
            problem.constrain(in_all, Relation::AtMost, most.into()).unwrap();
        }
    }
    if rota.rules.linked == Linked::Together {
        together(rota, &mut problem, &full, &sits);
    }
    match mip::available().last().unwrap().solve(&problem, Limits::NONE, None).unwrap() {
        Outcome::Optimal(solution) => -solution.objective(),
        other => panic!("{other:?}"),
    }
}

fn may_sit(person: &Person, session: &Session, role: &str) -> bool {
    person.roles.iter().any(|has| has == role)
        && session.needs.iter().all(|needed| person.authorisations.contains(needed))
        && (person.welsh || !session.welsh)
        && (person.venues.is_empty() || person.venues.contains(&session.venue))
        && session.half_days().all(|at| person.available.covers(at))
}

/// Linked sessions have the same bench: what is chosen in one is chosen in all.
fn together(
    rota: &Rota,
    problem: &mut Problem,
    full: &BTreeMap<(usize, usize), Variable>,
    sits: &BTreeMap<(usize, usize, &str, usize), Variable>,
) {
    let of_group = |name: &str| {
        (0..rota.sessions.len()).filter(|at| rota.sessions[*at].linked.as_deref() == Some(name)).collect::<Vec<_>>()
    };
    let mut equal = |one: Option<&Variable>, other: Option<&Variable>| {
        let terms = one.map(|one| (*one, 1)).into_iter().chain(other.map(|other| (*other, -1)));
        problem.constrain(terms.collect::<Vec<_>>(), Relation::Equal, 0).unwrap();
    };
    for name in rota.sessions.iter().filter_map(|session| session.linked.as_deref()) {
        let group = of_group(name);
        for at in &group[1..] {
            for kind in 0..rota.benches.len() {
                equal(full.get(&(group[0], kind)), full.get(&(*at, kind)));
                for role in ["chair", "winger", "judge"] {
                    for who in 0..rota.people.len() {
                        equal(sits.get(&(group[0], kind, role, who)), sits.get(&(*at, kind, role, who)));
                    }
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn the_bound_holds_and_the_most_is_found(rota in support::rota(7, 6)) {
        let mut free = rota.into_rota();
        free.assignments.clear();
        let (rota, _) = sound(free);
        let most = most_full(rota.rota());
        let filling = fill(&rota, Options { seed: 3, steps: 4_000, rounds: 100 }, &Never);
        let (full, at_most) = (i64::try_from(filling.full).unwrap(), i64::try_from(filling.at_most).unwrap());
        prop_assert!(at_most >= most, "bound {at_most}, possible {most}");
        prop_assert_eq!(full, most, "bound {}", at_most);
    }
}
