//! All items at once, week by week, each perhaps in parts: a linear program.

use std::time::Duration;

use listing_model::Layer;
use scheduler::mip::{Problem, ProblemError, Relation, Solver, Variable};

use super::Part;
use super::demand::Demand;
use super::energy::cost;
use super::groups::Group;
use crate::ground::Ground;

/// More ways than this are not stated: the program would take too long.
const MOST_WAYS: usize = 120_000;

/// A bound on a layer for one part, within limits on earlier layers. Nothing if there is no solver that proves one, or it takes
/// too long.
pub(super) fn bound(
    ground: &Ground,
    part: &Part,
    layer: Layer,
    limits: &[(Layer, i64)],
    solver: &dyn Solver,
    clock: Duration,
) -> Option<i64> {
    let ways: usize = part.demands.iter().map(|demand| demand.ways.len()).sum();
    if ways > MOST_WAYS {
        return None;
    }
    let (problem, constant) = state(ground, part, layer, limits).ok()?;
    Some(solver.relaxation(&problem, Some(clock))? + constant)
}

/// The program, and what is to be added to its cost.
fn state(ground: &Ground, part: &Part, layer: Layer, limits: &[(Layer, i64)]) -> Result<(Problem, i64), ProblemError> {
    let Part { demands, groups } = part;
    let mut problem = Problem::new();
    let mut constant = 0;
    let mut listed: Vec<Vec<Variable>> = Vec::with_capacity(demands.len());
    for demand in demands {
        let ways: Vec<Variable> = demand.ways.iter().map(|_| problem.binary()).collect();
        if layer == Layer::Unlisted {
            constant += demand.unlisted;
        }
        for (&variable, way) in ways.iter().zip(&demand.ways) {
            problem.cost(variable, if layer == Layer::Unlisted { -demand.unlisted } else { cost(way, layer) })?;
        }
        problem.constrain(ways.iter().map(|&variable| (variable, 1)), Relation::AtMost, 1)?;
        listed.push(ways);
    }
    for &(earlier, most) in limits {
        let all = demands.iter().zip(&listed);
        if earlier == Layer::Unlisted {
            let sum: i64 = demands.iter().map(|demand| demand.unlisted).sum();
            let terms = all.flat_map(|(demand, ways)| ways.iter().map(|&variable| (variable, demand.unlisted)));
            problem.constrain(terms, Relation::AtLeast, sum - most)?;
        } else {
            let terms = all.flat_map(|(demand, ways)| {
                ways.iter().zip(&demand.ways).map(move |(&variable, way)| (variable, cost(way, earlier)))
            });
            problem.constrain(terms, Relation::AtMost, most)?;
        }
    }
    hold(&mut problem, demands, &listed, groups)?;
    lists(ground, &mut problem, demands, &listed)?;
    Ok((problem, constant))
}

/// No group is asked for more time in a week than it has.
fn hold(
    problem: &mut Problem,
    demands: &[Demand],
    listed: &[Vec<Variable>],
    groups: &[Group],
) -> Result<(), ProblemError> {
    for group in groups {
        let mut weeks: Vec<Vec<(Variable, i64)>> = vec![Vec::new(); group.holds.len()];
        for ((demand, ways), &times) in demands.iter().zip(listed).zip(&group.takes).filter(|(_, times)| **times > 0) {
            for (&variable, way) in ways.iter().zip(&demand.ways) {
                for &(week, grains) in &way.weeks {
                    weeks[usize::from(week)].push((variable, grains * times));
                }
            }
        }
        for (terms, &holds) in weeks.into_iter().zip(&group.holds) {
            if !terms.is_empty() {
                problem.constrain(terms, Relation::AtMost, holds)?;
            }
        }
    }
    Ok(())
}

/// No list takes more hearings than it may. How risk bounds them is left out: it is not linear.
fn lists(
    ground: &Ground,
    problem: &mut Problem,
    demands: &[Demand],
    listed: &[Vec<Variable>],
) -> Result<(), ProblemError> {
    let mut in_list: Vec<Vec<(Variable, i64)>> = vec![Vec::new(); ground.lists.len()];
    for (demand, ways) in demands.iter().zip(listed) {
        for (&variable, way) in ways.iter().zip(&demand.ways) {
            if let Some(list) = way.list {
                in_list[usize::from(list)].push((variable, 1));
            }
        }
    }
    for (terms, list) in in_list.into_iter().zip(&ground.lists) {
        if let Ok(most) = i64::try_from(list.most)
            && !terms.is_empty()
            && list.most < usize::MAX
        {
            problem.constrain(terms, Relation::AtMost, most)?;
        }
    }
    Ok(())
}
