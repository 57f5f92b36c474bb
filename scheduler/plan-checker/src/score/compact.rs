//! Sittings that are used in part, gaps, and hearings without a rest before them.

use std::collections::BTreeSet;

use super::Term;
use crate::problem::Sitting;
use crate::scene::{Diary, Entry, Holder, Scene};

/// Counts of the three terms.
#[derive(Default)]
struct Counts {
    broken: u32,
    gaps: u32,
    no_rest: u32,
}

pub(super) fn terms(scene: &Scene, people: &Diary) -> Vec<Term> {
    let mut counts = Counts::default();
    for (_, _, entries) in people.days() {
        for sitting in &scene.problem.horizon.sittings {
            count(sitting, entries, scene, &mut counts);
        }
    }
    let weights = &scene.problem.policy.weights;
    let cost = |weight: u32, count: u32| i128::from(weight) * i128::from(count);
    vec![
        Term::new("broken_sitting", cost(weights.broken_sitting, counts.broken)),
        Term::new("gap", cost(weights.gap, counts.gaps)),
        Term::new("no_rest", cost(weights.no_rest, counts.no_rest)),
    ]
}

/// One person's sitting, grain by grain.
fn count(sitting: &Sitting, entries: &[Entry], scene: &Scene, counts: &mut Counts) {
    let in_slots = || entries.iter().filter(|entry| matches!(entry.holder, Holder::Hearing(_)));
    let is_used = |grain: u32| in_slots().any(|entry| (entry.stay.from..entry.stay.to).contains(&grain));
    let used: Vec<u32> = (sitting.first..sitting.end).filter(|&grain| is_used(grain)).collect();
    let (Some(&first), Some(&last)) = (used.first(), used.last()) else { return };
    let used_count = u32::try_from(used.len()).unwrap_or(u32::MAX);
    if used_count < sitting.end - sitting.first {
        counts.broken += 1;
    }
    counts.gaps += last - first + 1 - used_count;
    // Hearings of one slot begin together, and that once.
    let mut without_rest = BTreeSet::new();
    for entry in in_slots() {
        let Holder::Hearing(listed) = entry.holder else { continue };
        let begins = scene.problem.horizon.grain_at(listed.placement.start) == Some(entry.stay.from)
            && listed.placement.date == entry.stay.day;
        let after_first = (sitting.first + 1..sitting.end).contains(&entry.stay.from);
        if begins && after_first && is_used(entry.stay.from - 1) {
            without_rest.insert(entry.stay.from);
        }
    }
    counts.no_rest += u32::try_from(without_rest.len()).unwrap_or(u32::MAX);
}
