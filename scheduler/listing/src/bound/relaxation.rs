//! All items at once, week by week, each perhaps in parts: a linear program.

use std::time::Duration;

use listing_model::Layer;
use scheduler::mip::{Problem, ProblemError, Relation, Solver, Variable};

use super::Part;
use super::demand::{Demand, Measure, Way};
use super::energy::cost;
use super::groups::Group;
use crate::ground::Ground;

/// So many ways may a solver be given for each second that it has: more would take too long.
const WAYS_A_SECOND: u128 = 20_000;

/// Variables, and how many times each counts in a sum.
type Terms = Vec<(Variable, i64)>;

/// A bound on a layer for one part, in which a plan has `reached` so much at the most, within limits on earlier layers. The
/// solver's if it gives one in time, else by an ascent that takes as long again. Nothing if there is no time.
pub(super) fn bound(
    ground: &Ground,
    part: &Part,
    (layer, reached): (Layer, i64),
    limits: &[(Layer, i64)],
    solver: &dyn Solver,
    clock: Duration,
) -> Option<i64> {
    if clock.is_zero() {
        return None;
    }
    let ways: usize = part.demands.iter().map(|demand| demand.ways.len()).sum();
    let (problem, constant) = state(ground, part, layer, limits).ok()?;
    let is_too_large = ways as u128 * 1_000 > WAYS_A_SECOND * clock.as_millis();
    let by_solver = if is_too_large { None } else { solver.relaxation(&problem, Some(clock)) };
    let proven = by_solver.or_else(|| problem.bound_by_ascent(reached - constant, clock))?;
    Some(proven + constant)
}

/// The program, and what is to be added to its cost.
fn state(ground: &Ground, part: &Part, layer: Layer, limits: &[(Layer, i64)]) -> Result<(Problem, i64), ProblemError> {
    let Part { demands, groups } = part;
    let mut problem = Problem::new();
    let mut listed: Vec<Vec<Variable>> = Vec::with_capacity(demands.len());
    for demand in demands {
        let ways: Vec<Variable> = demand.ways.iter().map(|_| problem.binary()).collect();
        problem.constrain(ways.iter().map(|&variable| (variable, 1)), Relation::AtMost, 1)?;
        listed.push(ways);
    }
    let sum: i64 = demands.iter().map(|demand| demand.unlisted).sum();
    let is_wanted = |wanted: Layer| layer == wanted || limits.iter().any(|&(earlier, _)| earlier == wanted);
    let fees = if is_wanted(Layer::Travel) { fees(&mut problem, demands, &listed, groups)? } else { Terms::new() };
    // What a way, or a day of somebody who is paid by the day, costs in a layer; without what nothing listed would.
    let costs = |layer: Layer| -> Terms {
        let of_way =
            |demand: &Demand, way: &Way| if layer == Layer::Unlisted { -demand.unlisted } else { cost(way, layer) };
        let of_demand = |(demand, ways): (&Demand, &Vec<Variable>)| {
            let all = ways.iter().zip(&demand.ways);
            all.map(|(&variable, way)| (variable, of_way(demand, way))).collect::<Terms>()
        };
        let fees = fees.iter().copied().filter(|_| layer == Layer::Travel);
        demands.iter().zip(&listed).flat_map(of_demand).chain(fees).collect()
    };
    let nothing = |layer: Layer| if layer == Layer::Unlisted { sum } else { 0 };
    for (variable, cost) in costs(layer) {
        problem.cost(variable, cost)?;
    }
    for &(earlier, most) in limits {
        problem.constrain(costs(earlier), Relation::AtMost, most - nothing(earlier))?;
    }
    hold(&mut problem, demands, &listed, groups, i64::from(ground.calendar.grains))?;
    lists(ground, &mut problem, demands, &listed)?;
    Ok((problem, nothing(layer)))
}

/// What others cannot take is left to those who are paid by the day, in each week and in all. Returns how many days they sit in
/// each week, and what each day costs.
fn fees(
    problem: &mut Problem,
    demands: &[Demand],
    listed: &[Vec<Variable>],
    groups: &[Group],
) -> Result<Terms, ProblemError> {
    let mut fees = Terms::new();
    for (group, paid) in groups.iter().filter_map(|group| Some((group, group.fee_paid.as_ref()?))) {
        let (weeks, mut in_all) = taken(demands, listed, group, Measure::Grains);
        for ((mut terms, &others), &days) in weeks.into_iter().zip(&paid.others.weeks).zip(&paid.days) {
            let sits = problem.integer(0, i32::try_from(days).unwrap_or(i32::MAX))?;
            terms.push((sits, -paid.day));
            in_all.push((sits, -paid.day));
            fees.push((sits, paid.day_cost));
            problem.constrain(terms, Relation::AtMost, others)?;
        }
        problem.constrain(in_all, Relation::AtMost, paid.others.in_all)?;
    }
    Ok(fees)
}

/// What is taken of a group in each week, and in all.
fn taken(demands: &[Demand], listed: &[Vec<Variable>], group: &Group, measure: Measure) -> (Vec<Terms>, Terms) {
    let mut weeks: Vec<Terms> = vec![Terms::new(); group.capacity(measure).weeks.len()];
    let mut in_all = Terms::new();
    for ((demand, ways), &times) in demands.iter().zip(listed).zip(&group.takes).filter(|(_, times)| **times > 0) {
        for (&variable, way) in ways.iter().zip(&demand.ways) {
            for taken in way.weeks.iter().filter(|taken| taken.of(measure) > 0) {
                weeks[usize::from(taken.week)].push((variable, taken.of(measure) * times));
            }
            if way.takes(measure) > 0 {
                in_all.push((variable, way.takes(measure) * times));
            }
        }
    }
    (weeks, in_all)
}

/// No group is asked for more than it has, in a week and in all.
fn hold(
    problem: &mut Problem,
    demands: &[Demand],
    listed: &[Vec<Variable>],
    groups: &[Group],
    day: i64,
) -> Result<(), ProblemError> {
    let all_taken = || demands.iter().flat_map(|demand| &demand.ways).flat_map(|way| &way.weeks);
    let take_whole_days = all_taken().all(|taken| taken.of(Measure::LongDays) * day <= taken.of(Measure::Grains));
    for group in groups {
        let (grains, long_days) = (group.capacity(Measure::Grains), group.capacity(Measure::LongDays));
        // What takes whole days has no more of them than there are grains for.
        let is_known = |grains: i64, long_days: i64| take_whole_days && grains <= long_days * day;
        let (weeks, in_all) = taken(demands, listed, group, Measure::Grains);
        let (long_weeks, long_in_all) = taken(demands, listed, group, Measure::LongDays);
        let in_weeks = weeks.into_iter().zip(long_weeks).zip(grains.weeks.iter().zip(&long_days.weeks));
        let in_weeks = in_weeks.map(|(terms, (&grains, &long_days))| (terms, (grains, long_days)));
        let in_all = ((in_all, long_in_all), (grains.in_all, long_days.in_all));
        for ((terms, long_terms), (grains, long_days)) in in_weeks.chain([in_all]) {
            if !terms.is_empty() {
                problem.constrain(terms, Relation::AtMost, grains)?;
            }
            if !long_terms.is_empty() && !is_known(grains, long_days) {
                problem.constrain(long_terms, Relation::AtMost, long_days)?;
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
    let mut in_list: Vec<Terms> = vec![Terms::new(); ground.lists.len()];
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
