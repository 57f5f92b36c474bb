//! Risks of block lists, and of float and backup lists.

use std::collections::BTreeMap;

use super::chance::Chance;
use super::exact::{Exact, UNIT};
use super::free::Free;
use super::spread::Spread;
use super::{Idle, ListRisk};
use crate::problem::{List, ListKind};
use crate::scene::{Diary, Listed, Scene};

/// A list that has hearings.
struct Filled<'s, 'a> {
    list: &'a List<'a>,
    hearings: Vec<&'s Listed<'a>>,
}

/// The risks of all lists that have hearings: block lists first, each group in the order of the problem.
pub(crate) fn of_lists(scene: &Scene) -> Vec<ListRisk> {
    let is_block = |filled: &Filled| matches!(filled.list.kind, ListKind::Block { .. });
    let (blocks, others): (Vec<_>, Vec<_>) = filled(scene).into_iter().partition(is_block);
    let diary = Diary::of_people(scene);
    let free = Free::new(scene, &diary);
    let of_pools = pools(others).into_iter().map(|pool| of_pool(scene, &free, &pool));
    blocks.iter().map(|block| of_block(scene, block)).chain(of_pools).collect()
}

fn filled<'s, 'a>(scene: &'s Scene<'a>) -> Vec<Filled<'s, 'a>> {
    let mut by_list: BTreeMap<&str, Vec<&Listed>> = BTreeMap::new();
    for listed in &scene.listed {
        if let Some(list) = listed.list() {
            by_list.entry(list.id).or_default().push(listed);
        }
    }
    let lists = scene.problem.supply.lists.iter();
    lists.filter_map(|list| Some(Filled { list, hearings: by_list.remove(list.id)? })).collect()
}

/// Lists that share what is free, directly or through others.
fn pools<'s, 'a>(lists: Vec<Filled<'s, 'a>>) -> Vec<Vec<Filled<'s, 'a>>> {
    let mut pools: Vec<Vec<Filled>> = Vec::new();
    for filled in lists {
        let shares = |pool: &Vec<Filled>| pool.iter().any(|other| share(filled.list, other.list));
        let (joined, apart): (Vec<_>, Vec<_>) = pools.into_iter().partition(shares);
        pools = apart;
        pools.push(joined.into_iter().flatten().chain([filled]).collect());
    }
    pools
}

/// Whether two lists may draw on the same person.
fn share(one: &List, other: &List) -> bool {
    let anybody = match (&one.kind, &other.kind) {
        (ListKind::Backup { people }, ListKind::Backup { people: others }) => {
            people.iter().any(|person| others.contains(person))
        }
        _ => true,
    };
    (one.venue, one.date) == (other.venue, other.date) && anybody
}

fn ceiling(scene: &Scene, list: &List) -> u64 {
    list.ceiling.unwrap_or(scene.problem.policy.ceiling)
}

fn of_block(scene: &Scene, block: &Filled) -> ListRisk {
    let list = block.list;
    let minutes = i64::from(list.minutes(&scene.problem.horizon));
    let mut sum = Spread::at(0, minutes + 1);
    for listed in &block.hearings {
        let outcome = scene.problem.outcomes.of(listed.hearing);
        sum.add(outcome.goes_ahead, &outcome.lengths);
    }
    let idle = Idle::ThousandthsOfMinutes(sum.expected_below(minutes).thousandths());
    risk(&[list], &block.hearings, sum.above(minutes), ceiling(scene, list), idle)
}

fn of_pool(scene: &Scene, free: &Free, pool: &[Filled]) -> ListRisk {
    let lists: Vec<&List> = pool.iter().map(|filled| filled.list).collect();
    let hearings: Vec<&Listed> = pool.iter().flat_map(|filled| filled.hearings.iter().copied()).collect();
    // Sittings that are needed, less those that are free: somebody is sent away if that is more than nothing.
    let mut short = Spread::at(0, i64::MAX);
    for listed in &hearings {
        let needed = if listed.hearing.minutes > scene.problem.horizon.longest_sitting() { 2 } else { 1 };
        short.add(scene.problem.outcomes.of(listed.hearing).goes_ahead, &[(needed, UNIT)]);
    }
    free.take(&mut short, &lists, &hearings);
    let ceiling = lists.iter().map(|list| ceiling(scene, list)).min().unwrap_or(UNIT);
    let idle = Idle::ThousandthsOfSittings(short.expected_below(0).thousandths());
    risk(&lists, &hearings, short.above(0), ceiling, idle)
}

fn risk(lists: &[&List], hearings: &[&Listed], sent_away: Exact, ceiling: u64, expected_idle: Idle) -> ListRisk {
    ListRisk {
        lists: lists.iter().map(|list| list.id.to_owned()).collect(),
        hearings: hearings.iter().map(|listed| listed.id().to_owned()).collect(),
        sent_away: Chance::from_parts(sent_away.parts_rounded_up()),
        ceiling: Chance::from_parts(ceiling),
        is_too_high: sent_away > Exact::from_parts(ceiling),
        expected_idle,
    }
}
