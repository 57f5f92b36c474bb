//! On drawn problems.

use anytime::{Never, OneByOne};
use calendars::LocalDate;
use listing_instances::{Ground as Real, Size, draw};
use listing_model::{DateSpan, Lock, Plan, Problem};
use proptest::prelude::*;

use super::*;
use crate::{Budget, Ground, Solved, solve};

fn drawn(hearings: u32, seed: u64) -> Problem {
    draw(&Real::invented(), Size::of(hearings), seed).unwrap()
}

fn solved(problem: &Problem, steps: u64, seed: u64) -> (Ground, Solved) {
    let ground = Ground::new(problem);
    let solved = solve(&ground, Budget { steps, seed }, &OneByOne(2), &Never, &mut |_| {});
    (ground, solved)
}

/// A problem whose list in force is a plan for it.
fn in_force(hearings: u32, seed: u64) -> (Problem, Plan) {
    let mut problem = drawn(hearings, seed);
    let (ground, solved) = solved(&problem, 600, seed);
    let plan = solved.plan(&ground, &problem);
    problem.in_force = Some(apply(problem.in_force.as_ref(), &plan).unwrap());
    (problem, plan)
}

fn again(problem: &Problem, seed: u64, improve: bool) -> (Plan, u64) {
    let ground = Ground::new(problem);
    let search = || solve(&ground, Budget { steps: 500, seed }, &OneByOne(1), &Never, &mut |_| {});
    let standing = if improve { None } else { stands(problem, &ground) };
    let solved = standing.unwrap_or_else(search);
    (solved.plan(&ground, problem), solved.steps)
}

fn budget(steps: u64) -> Budget {
    Budget { steps, seed: 1 }
}

/// The person who presides most often, and the first week in which they do.
fn busiest(problem: &Problem) -> (listing_model::PersonId, DateSpan) {
    let placements = &problem.in_force.as_ref().unwrap().placements;
    let mut count = std::collections::BTreeMap::new();
    for person in placements.iter().filter_map(|placement| placement.presiding()) {
        *count.entry(person.clone()).or_insert(0) += 1;
    }
    let (person, _) = count.into_iter().max_by_key(|(_, count)| *count).unwrap();
    let dates = placements.iter().filter(|placement| placement.presiding() == Some(&person)).map(|at| at.date);
    let first: LocalDate = dates.min().unwrap().iso_week_monday();
    (person, DateSpan { first, last: first.plus_days(4) })
}

/// Every rule, by the independent checker.
fn breaches(problem: &Problem, plan: &Plan) -> String {
    let holidays = calendars::WorkingDays::bundled(problem.horizon.division);
    let holidays: Vec<_> = holidays
        .holidays()
        .iter(problem.horizon.division)
        .map(|(day, _)| (day.year(), day.month(), day.day()))
        .collect();
    let (problem, plan) = (serde_json::to_string(problem).unwrap(), serde_json::to_string(plan).unwrap());
    let judgement = plan_checker::judge(&problem, &plan, over_listing::DEFAULTS_JSON, &holidays).unwrap();
    judgement.breaches.iter().map(|breach| format!("{breach}\n")).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn solving_a_solved_list_changes_nothing(hearings in 8_u32..70, seed in 0_u64..1_000, other in 0_u64..1_000) {
        let (problem, plan) = in_force(hearings, seed);
        let (same, steps) = again(&problem, other, false);
        prop_assert_eq!(same.placements, plan.placements);
        prop_assert_eq!(steps, 0);
    }

    #[test]
    fn after_a_loss_plans_are_lawful_and_no_others_move_than_told(hearings in 20_u32..70, seed in 0_u64..1_000) {
        let (problem, _) = in_force(hearings, seed);
        let (person, days) = busiest(&problem);
        let answer = what_if(&problem, &[Change::LoseJudge { person: person.clone(), days }], budget(300), &Never).unwrap();
        prop_assert_eq!(breaches(&answer.problem, &answer.plan), "");
        let now = answer.plan.by_hearing();
        for before in &problem.in_force.as_ref().unwrap().placements {
            let told = answer.affected.iter().any(|affected| affected.hearing == before.hearing)
                || answer.unlisted.iter().any(|unlisted| unlisted.hearing == before.hearing);
            prop_assert_eq!(now.get(&before.hearing).copied() != Some(before), told, "{}", &before.hearing);
        }
        let sits = |placement: &&listing_model::Placement| {
            days.contains(placement.date) && placement.panel.iter().any(|bench| bench.person == person)
        };
        prop_assert_eq!(answer.plan.placements.iter().filter(sits).count(), 0);
    }
}

#[test]
fn a_new_hearing_or_a_wish_to_improve_makes_another_list() {
    let (mut problem, _) = in_force(40, 3);
    assert!(stands(&problem, &Ground::new(&problem)).is_some());
    assert!(again(&problem, 1, true).1 > 0);
    let mut newcomer = problem.hearings[0].clone();
    newcomer.id = "NEW".into();
    problem.hearings.push(newcomer);
    assert!(stands(&problem, &Ground::new(&problem)).is_none());
    problem.in_force.as_mut().unwrap().unlisted.push("NEW".into());
    assert!(stands(&problem, &Ground::new(&problem)).is_some());
    let (person, days) = busiest(&problem);
    let away = listing_model::SittingsOn { first: days.first, last: days.last, sittings: Vec::new() };
    problem.supply.people.iter_mut().find(|other| other.id == person).unwrap().away.push(away);
    assert!(stands(&problem, &Ground::new(&problem)).is_none());
}

#[test]
fn without_a_change_nothing_changes() {
    let (problem, plan) = in_force(60, 5);
    let answer = what_if(&problem, &[], budget(300), &Never).unwrap();
    assert_eq!((&answer.plan.placements, answer.steps), (&plan.placements, 0));
    assert!(answer.affected.is_empty() && answer.unlisted.is_empty() && answer.listed.is_empty());
    assert!(answer.costs.iter().all(|(_, cost)| *cost == 0), "{:?}", answer.costs);
}

#[test]
fn search_after_a_loss_is_never_worse_than_repair() {
    for seed in 0..6 {
        let (problem, _) = in_force(80, seed);
        let (person, days) = busiest(&problem);
        let lose = [Change::LoseJudge { person, days }];
        let (repaired, searched) = (
            what_if(&problem, &lose, budget(0), &Never).unwrap(),
            what_if(&problem, &lose, budget(2_000), &Never).unwrap(),
        );
        let cost = |answer: &Answer, layer| answer.costs.iter().find(|(other, _)| *other == layer).unwrap().1;
        let two = |answer: &Answer| {
            (cost(answer, listing_model::Layer::Unlisted), cost(answer, listing_model::Layer::Changes))
        };
        assert!(two(&searched) <= two(&repaired), "{seed}: {:?} {:?}", two(&searched), two(&repaired));
    }
}

#[test]
fn a_hearing_goes_where_it_is_moved_and_its_place_is_freed() {
    let (problem, _) = in_force(40, 9);
    let placements = &problem.in_force.as_ref().unwrap().placements;
    let slot = |at: &&listing_model::Placement| at.list.is_none() && at.room.is_some();
    let minutes =
        |id: &listing_model::HearingId| problem.hearings.iter().find(|hearing| hearing.id == *id).unwrap().minutes;
    let mut moved = 0;
    for at in placements.iter().filter(slot).filter(|at| minutes(&at.hearing) <= 360) {
        let to = Target { date: Some(at.date.plus_days(7)), ..Target::default() };
        let change = Change::Move { hearing: at.hearing.clone(), to };
        if let Ok(answer) = what_if(&problem, &[change], budget(50), &Never) {
            moved += 1;
            assert_eq!(answer.plan.placement(&at.hearing).unwrap().date, at.date.plus_days(7));
            assert_eq!(breaches(&answer.problem, &answer.plan), "");
        }
    }
    assert!(moved > 3, "{moved}");
}

#[test]
fn a_locked_or_forbidden_place_is_kept_or_left() {
    let (problem, _) = in_force(40, 11);
    let (person, days) = busiest(&problem);
    let at = problem
        .in_force
        .as_ref()
        .unwrap()
        .placements
        .iter()
        .find(|at| at.presiding() == Some(&person))
        .unwrap()
        .clone();
    let forbid = Change::Forbid {
        hearing: at.hearing.clone(),
        place: listing_model::Place { person: Some(person.clone()), ..listing_model::Place::default() },
    };
    let answer = what_if(&problem, &[forbid], budget(100), &Never).unwrap();
    assert_ne!(answer.plan.placement(&at.hearing).and_then(|at| at.presiding()), Some(&person));
    assert_eq!(breaches(&answer.problem, &answer.plan), "");
    // Locked to a judge who is lost: it cannot stay, and may not go elsewhere.
    let lock =
        Change::Lock { hearing: at.hearing.clone(), attributes: Lock { date: true, panel: true, ..Lock::default() } };
    let days = DateSpan { first: days.first, last: days.last.plus_days(200) };
    let answer = what_if(&problem, &[lock, Change::LoseJudge { person, days }], budget(100), &Never).unwrap();
    assert!(answer.unlisted.iter().any(|unlisted| unlisted.hearing == at.hearing));
}

#[test]
fn a_closed_room_is_empty() {
    let (problem, _) = in_force(60, 4);
    let at = problem.in_force.as_ref().unwrap().placements.iter().find(|at| at.room.is_some()).unwrap().clone();
    let days = DateSpan { first: problem.horizon.first, last: problem.horizon.last };
    let room = at.room.clone().unwrap();
    let answer = what_if(&problem, &[Change::CloseRoom { room: room.clone(), days }], budget(200), &Never).unwrap();
    assert!(answer.plan.placements.iter().all(|placement| placement.room.as_ref() != Some(&room)));
    assert_eq!(breaches(&answer.problem, &answer.plan), "");
}

#[test]
fn a_new_hearing_is_listed_and_a_settled_one_leaves_its_place() {
    let (problem, _) = in_force(40, 6);
    let old = problem.in_force.as_ref().unwrap().placements.iter().find(|at| at.list.is_none()).unwrap().clone();
    let mut newcomer = problem.hearings.iter().find(|hearing| hearing.id == old.hearing).unwrap().clone();
    newcomer.id = "NEW".into();
    newcomer.lock = Lock::default();
    newcomer.priority = listing_model::Priority::Critical;
    let changes = [Change::Settle { hearing: old.hearing.clone() }, Change::AddHearing(Box::new(newcomer.clone()))];
    let answer = what_if(&problem, &changes, budget(300), &Never).unwrap();
    assert_eq!(answer.freed, [old]);
    assert!(answer.plan.placement(&"NEW".into()).is_some(), "{answer}");
    assert_eq!(breaches(&answer.problem, &answer.plan), "");
    newcomer.minutes = 0;
    newcomer.id = "NEWER".into();
    let bad = what_if(&problem, &[Change::AddHearing(Box::new(newcomer))], budget(0), &Never).unwrap_err();
    assert!(bad.to_string().contains("minutes.zero"), "{bad}");
}

#[test]
fn every_change_that_cannot_be_made_is_told() {
    let (problem, _) = in_force(20, 2);
    let days = DateSpan { first: problem.horizon.last, last: problem.horizon.first };
    let changes = [
        Change::LoseJudge { person: "NOBODY".into(), days },
        Change::Settle { hearing: "NONE".into() },
        Change::Lock { hearing: problem.hearings[0].id.clone(), attributes: Lock::default() },
        Change::AddHearing(Box::new(problem.hearings[1].clone())),
    ];
    let bad = what_if(&problem, &changes, budget(0), &Never).unwrap_err();
    assert_eq!(bad.0.iter().map(|(index, _)| *index).collect::<Vec<_>>(), [0, 0, 1, 2, 3], "{bad}");
    let nothing = Problem { in_force: None, ..problem };
    let bad = what_if(&nothing, &[], budget(0), &Never).unwrap_err();
    assert_eq!(bad.0, [(0, BadChange::NothingInForce)]);
}

#[test]
fn fillers_keep_every_rule_and_make_the_list_better() {
    let mut fillers = 0;
    for seed in 0..4 {
        let mut problem = drawn(60, seed);
        problem.in_force = None;
        let (ground, solved) = solved(&problem, 300, seed);
        let plan = solved.plan(&ground, &problem);
        for at in plan.placements.iter().filter(|at| at.list.is_none()).take(12) {
            let found = match fill(&problem, &plan, &Vacated::Hearing(at.hearing.clone()), 3) {
                Err(BadVacancy::SharesItsSlot(_)) => continue,
                found => found.unwrap(),
            };
            for filler in found {
                fillers += 1;
                let mut filled = plan.clone();
                filled.placements.retain(|other| other.hearing != at.hearing && other.hearing != filler.hearing);
                filled.unlisted.retain(|other| other.hearing != filler.hearing);
                filled.placements.push(filler.to.clone());
                filled.unlisted.push(listing_model::Unlisted {
                    hearing: at.hearing.clone(),
                    reasons: vec!["plan.no_reason".to_owned()],
                });
                let broken = breaches(&problem, &filled);
                // What came after the hearing that has gone has lost what goes before it.
                let broken: Vec<&str> = broken
                    .lines()
                    .filter(|line| !line.starts_with("link.") && !line.starts_with("list.too_risky"))
                    .collect();
                assert!(broken.is_empty(), "{broken:?}\n{filler}");
                assert!(filler.costs.iter().find(|(_, cost)| *cost != 0).unwrap().1 < 0, "{filler}");
                assert!(filler.frees.as_ref().is_none_or(|frees| frees.date > filler.to.date), "{filler}");
            }
        }
    }
    assert!(fillers > 5, "{fillers}");
}

#[test]
fn a_report_adds_up() {
    let problem = drawn(120, 4);
    let (ground, solved) = solved(&problem, 300, 4);
    let plan = solved.plan(&ground, &problem);
    let one_more = OneMore { hearing_type: "et-short-track".to_owned(), minutes: 60 };
    let report = report(&problem, &ground, &solved, &[], one_more);
    assert_eq!((report.listed, report.unlisted.len()), (plan.placements.len(), plan.unlisted.len()));
    for layer in &report.layers {
        assert_eq!(layer.terms.iter().map(|(_, cost)| cost).sum::<i64>(), layer.cost, "{layer:?}");
    }
    assert!(!report.sessions.is_empty());
    for session in &report.sessions {
        assert!(session.with_one_more >= session.sent_away, "{session:?}");
        assert!(session.expected_idle_minutes.thousandths() <= u64::from(session.minutes) * 1_000, "{session:?}");
    }
    for list in &report.lists {
        assert!(list.sent_away <= list.ceiling && list.with_one_more >= list.sent_away, "{list:?}");
    }
    let in_lists: usize = report.lists.iter().map(|list| list.hearings.len()).sum();
    assert_eq!(in_lists, report.in_lists);
}

#[test]
fn a_plan_read_back_costs_what_it_cost() {
    let problem = drawn(60, 8);
    let (ground, first) = solved(&problem, 300, 8);
    let plan = first.plan(&ground, &problem);
    let (_, back) = super::solved(&problem, &plan).unwrap();
    assert_eq!((back.score, &back.places), (first.score, &first.places));
    let mut spoilt = plan;
    let twice =
        listing_model::Placement { hearing: spoilt.placements[1].hearing.clone(), ..spoilt.placements[0].clone() };
    spoilt.placements[1] = twice;
    assert!(super::solved(&problem, &spoilt).is_none());
}
