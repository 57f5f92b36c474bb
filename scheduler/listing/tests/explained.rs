//! What an explanation promises is held against the independent checker: the plan with the change is lawful, and costs what was said.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use anytime::{Never, OneByOne};
use calendars::{Division, WorkingDays};
use listing::{Budget, Explainer, Explanation, Ground, Means, Price, Question, greedy, solve};
use listing_instances::{Size, draw};
use listing_model::{HearingId, Layer, Placement, Plan, Problem};
use over_listing::DEFAULTS_JSON;
use plan_checker::Judgement;

fn judged(problem: &Problem, plan: &Plan) -> Judgement {
    let holidays = WorkingDays::bundled(Division::EnglandAndWales);
    let holidays: Vec<_> = holidays.holidays().iter(Division::EnglandAndWales).collect();
    let holidays: Vec<_> = holidays.iter().map(|(day, _)| (day.year(), day.month(), day.day())).collect();
    let (problem, plan) = (serde_json::to_string(problem).unwrap(), serde_json::to_string(plan).unwrap());
    plan_checker::judge(&problem, &plan, DEFAULTS_JSON, &holidays).unwrap()
}

/// The plan with a hearing at another place, or at none.
fn put(plan: &mut Plan, problem: &Problem, hearing: &HearingId, at: Option<&Placement>) {
    plan.placements.retain(|placement| placement.hearing != *hearing);
    plan.unlisted.retain(|unlisted| unlisted.hearing != *hearing);
    match at {
        Some(at) => plan.placements.push(at.clone()),
        None => plan
            .unlisted
            .push(listing_model::Unlisted { hearing: hearing.clone(), reasons: vec!["room.taken".to_owned()] }),
    }
    let order = |id: &HearingId| problem.hearings.iter().position(|known| known.id == *id);
    plan.placements.sort_by_key(|placement| order(&placement.hearing));
    plan.unlisted.sort_by_key(|unlisted| order(&unlisted.hearing));
}

/// Whether the plan is lawful and costs so much more.
fn holds(problem: &Problem, before: [i64; 8], plan: &Plan, price: &Price, what: &Explanation) {
    let judgement = judged(problem, plan);
    assert!(judgement.is_lawful(), "{judgement}\n{what}");
    let more = |layer: Layer| price.0.iter().find(|(known, _)| *known == layer).map_or(0, |(_, more)| *more);
    let expected: Vec<i64> =
        problem.policy.layers.iter().zip(before).map(|(&layer, cost)| cost + more(layer)).collect();
    assert_eq!(judgement.score().to_vec(), expected, "{what}");
}

/// Holds everything that an explanation promises of a hearing alone in its slot against the checker. Returns how much that was.
fn check(problem: &Problem, plan: &Plan, before: [i64; 8], explanation: &Explanation) -> [usize; 2] {
    let hearing = &explanation.hearing;
    if let Some(possible) = &explanation.possible {
        let mut then = plan.clone();
        put(&mut then, problem, hearing, Some(&possible.at));
        holds(problem, before, &then, &possible.price, explanation);
        return [1, 0];
    }
    let mut moves = 0;
    for change in &explanation.changes {
        let mut then = plan.clone();
        put(&mut then, problem, hearing, Some(&change.at));
        match &change.means {
            Means::Move(moved) => {
                for one in moved {
                    put(&mut then, problem, &one.hearing, one.to.as_ref());
                }
                holds(problem, before, &then, &change.price, explanation);
                moves += 1;
            }
            // With leave the rule is broken all the same: that one and no other.
            Means::Waive(obstacles) => {
                let found = judged(problem, &then);
                let waived: Vec<&str> = obstacles.iter().map(|obstacle| obstacle.reason.code()).collect();
                let codes: Vec<String> = found.breaches.iter().map(|breach| breach.code.to_string()).collect();
                assert!(codes.iter().all(|code| waived.contains(&code.as_str())), "{found}\n{explanation}");
                assert!(!codes.is_empty(), "{explanation}");
            }
        }
    }
    if let Some(found) = &explanation.in_the_way
        && let Some(at) = &found.at
    {
        let mut then = plan.clone();
        put(&mut then, problem, hearing, Some(at));
        let judgement = judged(problem, &then);
        let told: Vec<&str> = found.obstacles.iter().map(|obstacle| obstacle.reason.code()).collect();
        for breach in &judgement.breaches {
            let code = breach.code.to_string();
            assert!(told.contains(&code.as_str()), "{code} was not told\n{judgement}\n{explanation}");
        }
    }
    [0, moves]
}

#[test]
fn the_checker_agrees_with_every_explanation() {
    let mut seen = [0, 0];
    let mut unlisted = 0;
    for (hearings, seed, pressure) in [(40, 1, 160), (60, 2, 180), (80, 3, 140), (120, 4, 170)] {
        let size = Size::of(hearings).with_pressure(pressure);
        let problem = draw(&listing_instances::Ground::invented(), size, seed).unwrap();
        let ground = Ground::new(&problem);
        let solved = match seed % 2 {
            0 => greedy(&ground),
            _ => solve(&ground, Budget { steps: 1_000, seed }, &OneByOne(1), &Never, &mut |_| {}),
        };
        let plan = solved.plan(&ground, &problem);
        let judgement = judged(&problem, &plan);
        assert!(judgement.is_lawful(), "{judgement}");
        let explainer = Explainer::new(&ground, &problem, &plan).unwrap();
        // Hearings that share a slot move together, which the small surgery on plans here does not.
        let linked = |id: &HearingId| problem.links.iter().any(|link| link.hearings.contains(id));
        for waiting in plan.unlisted.iter().filter(|waiting| !linked(&waiting.hearing)).take(12) {
            unlisted += 1;
            let explanation = explainer.explain(&waiting.hearing, &Question::WhyNotListed).unwrap();
            assert_eq!(explainer.reasons(&waiting.hearing)[0].code(), waiting.reasons[0]);
            assert!(explanation.possible.is_some() || explanation.in_the_way.is_some(), "{explanation}");
            let found = check(&problem, &plan, judgement.score(), &explanation);
            (seen[0], seen[1]) = (seen[0] + found[0], seen[1] + found[1]);
        }
        let listed = plan.placements.iter().filter(|placement| placement.list.is_none() && !linked(&placement.hearing));
        for placement in listed.step_by(7).take(8) {
            let venue = &problem.supply.venues[0].id;
            let person = &problem.supply.people[problem.supply.people.len() / 2].id;
            for question in [
                Question::WhyNotEarlier { than: placement.date },
                Question::WhyNotOn { date: placement.date.plus_days(1) },
                Question::WhyNotAt { venue: venue.clone() },
                Question::WhyNotWith { person: person.clone() },
            ] {
                let explanation = explainer.explain(&placement.hearing, &question).unwrap();
                let found = check(&problem, &plan, judgement.score(), &explanation);
                (seen[0], seen[1]) = (seen[0] + found[0], seen[1] + found[1]);
            }
        }
    }
    println!("{unlisted} unlisted; {} possible places and {} moves held against the checker", seen[0], seen[1]);
    assert!(unlisted > 10 && seen[0] > 10 && seen[1] > 10, "too little was seen: {unlisted}, {seen:?}");
}
