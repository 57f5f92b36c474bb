//! Which hearings share a slot, and how long it is.

use std::collections::BTreeMap;

use crate::problem::{LinkKind, Problem};

/// The slots of all hearings. Most have one of their own.
#[derive(Debug)]
pub(crate) struct Slots {
    /// For each hearing, by its place in the problem: the first hearing of its slot.
    first: Vec<usize>,
    /// For each first hearing: the minutes of the longest in its slot.
    minutes: Vec<u32>,
}

impl Slots {
    pub(crate) fn of(problem: &Problem) -> Self {
        let hearings = &problem.hearings;
        let numbers: BTreeMap<&str, usize> =
            hearings.iter().enumerate().map(|(number, hearing)| (hearing.id, number)).collect();
        let mut first: Vec<usize> = (0..hearings.len()).collect();
        for link in problem.links.iter().filter(|link| link.kind == LinkKind::SameSlot) {
            let members: Vec<usize> = link.hearings.iter().filter_map(|id| numbers.get(id).copied()).collect();
            for pair in members.windows(2) {
                join(&mut first, pair[0], pair[1]);
            }
        }
        let first: Vec<usize> = (0..first.len()).map(|number| root(&first, number)).collect();
        let mut minutes = vec![0; hearings.len()];
        for (hearing, &slot) in hearings.iter().zip(&first) {
            minutes[slot] = hearing.minutes.max(minutes[slot]);
        }
        Self { first, minutes }
    }

    /// The number of the slot of a hearing, given by its place in the problem, and the minutes of the slot.
    pub(crate) fn of_hearing(&self, number: usize) -> (usize, u32) {
        let slot = self.first[number];
        (slot, self.minutes[slot])
    }
}

/// The first of those that are joined with `number`. Each points at an earlier one or at itself.
fn root(first: &[usize], mut number: usize) -> usize {
    while first[number] != number {
        number = first[number];
    }
    number
}

fn join(first: &mut [usize], one: usize, other: usize) {
    let (one, other) = (root(first, one), root(first, other));
    first[one.max(other)] = one.min(other);
}
