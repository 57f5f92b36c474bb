//! Ordered links that go round, within one link or through several, hearings of one slot taken as one.

use std::collections::{BTreeMap, VecDeque};

use super::broken::Broken;
use super::slots::Slots;
use crate::read::items::Item;
use crate::read::report::Report;
use crate::read::{FaultCode, path};
use crate::{HearingId, Link, LinkKind};

/// The most hearings of a cycle that are named.
const MOST_NAMED: usize = 12;

/// "This before that", and the link that says so.
struct Edge<'a> {
    before: (usize, &'a str),
    after: (usize, &'a str),
    link: &'a Item<Link>,
}

/// Names each cycle once, at the link that closes it, and leaves out its hearings.
pub(super) fn judge(links: &[Item<Link>], broken: &mut Broken, report: &mut Report) {
    let edges = edges(links);
    let mut after: Vec<Vec<usize>> = Vec::new();
    for (index, edge) in edges.iter().enumerate() {
        let nodes = edge.before.0.max(edge.after.0) + 1;
        after.resize_with(after.len().max(nodes), Vec::new);
        after[edge.before.0].push(index);
    }
    let group_of = groups(&after, &edges);
    let mut told = vec![false; after.len()];
    for (index, edge) in edges.iter().enumerate() {
        let group = group_of[edge.before.0];
        if group != group_of[edge.after.0] {
            continue;
        }
        for (_, id) in [edge.before, edge.after] {
            broken.add(id, "It would have to come before itself. Mend the links that go round.".to_owned());
        }
        if !told[group] {
            told[group] = true;
            tell(index, &edges, &after, &group_of, report);
        }
    }
}

/// What comes before or after: a hearing, or all hearings of a slot.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Node<'a> {
    Hearing(&'a HearingId),
    Slot(usize),
}

/// The edges of all ordered links. Hearings of one slot have one number.
fn edges(links: &[Item<Link>]) -> Vec<Edge<'_>> {
    let slots = Slots::new(links, |_, _| {});
    let mut numbers = BTreeMap::new();
    let mut edges = Vec::new();
    for link in links.iter().filter(|link| matches!(link.value.kind, LinkKind::Ordered { .. })) {
        for (before, after) in link.value.hearings.iter().zip(link.value.hearings.iter().skip(1)) {
            let [before, after] = [before, after].map(|id| {
                let next = numbers.len();
                let node = slots.of(id).map_or(Node::Hearing(id), Node::Slot);
                (*numbers.entry(node).or_insert(next), id.as_str())
            });
            edges.push(Edge { before, after, link });
        }
    }
    edges
}

/// For each node the group of nodes that it can both reach and be reached from: Tarjan's algorithm, without recursion, because
/// a chain of links may be long.
fn groups(after: &[Vec<usize>], edges: &[Edge<'_>]) -> Vec<usize> {
    const NONE: usize = usize::MAX;
    let count = after.len();
    let (mut order, mut low, mut group) = (vec![NONE; count], vec![0; count], vec![NONE; count]);
    let (mut open, mut walk) = (Vec::new(), Vec::new());
    let mut next = 0;
    for root in 0..count {
        if order[root] == NONE {
            walk.push((root, 0));
        }
        while let Some(&mut (node, ref mut done)) = walk.last_mut() {
            if *done == 0 && order[node] == NONE {
                (order[node], low[node]) = (next, next);
                next += 1;
                open.push(node);
            }
            if let Some(&edge) = after[node].get(*done) {
                *done += 1;
                let to = edges[edge].after.0;
                if order[to] == NONE {
                    walk.push((to, 0));
                } else if group[to] == NONE {
                    low[node] = low[node].min(order[to]);
                }
                continue;
            }
            walk.pop();
            if let Some(&(parent, _)) = walk.last() {
                low[parent] = low[parent].min(low[node]);
            }
            if low[node] == order[node] {
                while let Some(member) = open.pop() {
                    group[member] = node;
                    if member == node {
                        break;
                    }
                }
            }
        }
    }
    group
}

/// Reports the shortest cycle that an edge closes.
fn tell(closing: usize, edges: &[Edge<'_>], after: &[Vec<usize>], group_of: &[usize], report: &mut Report) {
    let edge = &edges[closing];
    let (start, goal) = (edge.after.0, edge.before.0);
    let mut came_by: BTreeMap<usize, usize> = BTreeMap::new();
    let mut waiting = VecDeque::from([start]);
    while let Some(node) = waiting.pop_front() {
        if node == goal {
            break;
        }
        for &next in &after[node] {
            let to = edges[next].after.0;
            if to != start && group_of[to] == group_of[goal] && !came_by.contains_key(&to) {
                came_by.insert(to, next);
                waiting.push_back(to);
            }
        }
    }
    let (mut names, mut node) = (vec![edge.after.1, edge.before.1], goal);
    while let Some(&by) = came_by.get(&node) {
        node = edges[by].before.0;
        names.push(edges[by].before.1);
    }
    names.reverse();
    let more = names.len().saturating_sub(MOST_NAMED);
    let shown: Vec<String> = names.iter().take(MOST_NAMED).map(|name| format!("`{}`", path::short(name))).collect();
    let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
    let message = format!(
        "Ordered links go round: {}{rest}. No hearing comes before itself. Drop one of the links.",
        shown.join(", ")
    );
    report.element(&edge.link.path).fault(FaultCode::LinkCycle, ".hearings", message);
}
