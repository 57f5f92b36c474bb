//! What is proven about a plan is never undercut by another that is as good in the layers before.

use std::time::Duration;

use anytime::{Never, OneByOne};
use listing::{Bound, Budget, Ground, Prover, Solved, solve};
use listing_instances::{Ground as Region, Size, draw};
use rstest::rstest;
use scheduler::mip::default_solver;

/// Plans of different searches, from the list made at once to good ones.
fn plans(ground: &Ground) -> Vec<Solved> {
    let budgets = [(0, 1), (50, 1), (50, 2), (500, 3), (4_000, 4), (4_000, 5), (20_000, 6)];
    budgets
        .map(|(steps, seed)| solve(ground, Budget { steps, seed }, &OneByOne(1), &Never, &mut |_| {}))
        .into_iter()
        .collect()
}

#[rstest]
fn no_plan_undercuts_what_is_proven_about_another(
    #[values(12, 40, 90)] hearings: u32,
    #[values(1, 2, 3)] seed: u64,
    #[values(true, false)] with_lists: bool,
) {
    let size = Size::of(hearings);
    let size = if with_lists { size } else { size.without_lists() };
    let problem = draw(&Region::invented(), size, seed).unwrap();
    let ground = Ground::new(&problem);
    let prover = Prover::new(&ground);
    let plans = plans(&ground);
    let mut compared = 0;
    for one in &plans {
        for clock in [Duration::ZERO, Duration::from_secs(20)] {
            let proven = prover.bounds(&one.score, default_solver(), clock, &Never);
            for other in &plans {
                for bound in Bound::that_hold_for(&proven, &other.score) {
                    assert!(
                        bound.at_least <= other.score[bound.layer],
                        "{bound:?}\n{:?}\n{:?}",
                        one.score,
                        other.score
                    );
                    compared += 1;
                }
            }
        }
    }
    assert!(compared > plans.len() * plans.len(), "{compared}");
}

#[test]
fn what_those_who_are_paid_by_the_day_must_sit_is_proven() {
    let problem = draw(&Region::invented(), Size::of(40).without_lists(), 1).unwrap();
    let ground = Ground::new(&problem);
    let solved = solve(&ground, Budget { steps: 20_000, seed: 1 }, &OneByOne(1), &Never, &mut |_| {});
    let proven = Prover::new(&ground).bounds(&solved.score, default_solver(), Duration::from_secs(20), &Never);
    let travel = proven.iter().find(|bound| bound.layer == listing_model::Layer::Travel).unwrap();
    assert!(travel.at_least * 5 > travel.reached, "{travel:?}: a fifth at least");
}
