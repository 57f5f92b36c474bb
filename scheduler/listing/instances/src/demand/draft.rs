//! The first sketch of each hearing: enough to know how many rooms and people there must be.

use super::kinds::{Bench, Channels, KINDS, Kind};
use crate::ground::Office;
use crate::hand::Hand;

/// A hearing of which type, length, bench, channels and office are known.
#[derive(Clone, Copy)]
pub(crate) struct Draft {
    pub(crate) kind: &'static Kind,
    pub(crate) minutes: u32,
    pub(crate) bench: Bench,
    pub(crate) channels: Channels,
    /// Index among the offices that take part.
    pub(crate) office: usize,
}

impl Draft {
    /// Whether it takes a room if it is held in the way that suits it best.
    pub(crate) fn wants_room(&self) -> bool {
        self.channels.iter().min_by_key(|&&(_, cost)| cost).is_some_and(|&(channel, _)| channel.needs_room())
    }
}

/// So many hearings, of each type as many as its share says, in any order; among offices by their rooms.
pub(crate) fn drafts(count: u32, offices: &[Office], hand: &mut Hand) -> Vec<Draft> {
    let by_rooms: Vec<(usize, u32)> =
        offices.iter().enumerate().map(|(index, office)| (index, u32::try_from(office.rooms()).unwrap_or(1))).collect();
    // A small problem that is drawn hearing by hearing may have no long ones at all, and no difficulty.
    let mut kinds: Vec<&'static Kind> = (0..count).filter_map(|number| kind_at(number, count)).collect();
    hand.shuffle(&mut kinds);
    let draft = |kind: &'static Kind| Draft {
        kind,
        minutes: hand.weighted(kind.minutes),
        bench: hand.weighted(kind.benches),
        channels: hand.weighted(kind.channels),
        office: hand.weighted(&by_rooms),
    };
    kinds.into_iter().map(draft).collect()
}

/// The type of hearing number `number` of `count`, if they stand in the order of types.
fn kind_at(number: u32, count: u32) -> Option<&'static Kind> {
    let mut per_mille = (u64::from(number) * 2 + 1) * 500 / u64::from(count.max(1));
    KINDS.iter().find(|kind| {
        let here = per_mille < u64::from(kind.share);
        per_mille = per_mille.saturating_sub(u64::from(kind.share));
        here
    })
}

/// What the hearings of an office ask for, in listing minutes.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Load {
    pub(crate) judges: u32,
    /// Of each of the two members' panels.
    pub(crate) members: u32,
    pub(crate) rooms: u32,
}

pub(crate) fn load(drafts: &[Draft], office: usize) -> Load {
    drafts.iter().filter(|draft| draft.office == office).fold(Load::default(), |load, draft| {
        let judges = if draft.bench == Bench::TwoJudges { 2 } else { 1 };
        Load {
            judges: load.judges + draft.minutes * judges,
            members: load.members + if draft.bench == Bench::Full { draft.minutes } else { 0 },
            rooms: load.rooms + if draft.wants_room() { draft.minutes } else { 0 },
        }
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::drafts;
    use crate::ground::Ground;
    use crate::hand::Hand;

    #[test]
    fn every_type_has_its_share() {
        let drafts = drafts(1_000, &Ground::invented().offices, &mut Hand::new(1, 0));
        let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
        for draft in &drafts {
            *counts.entry(draft.kind.code).or_default() += 1;
        }
        assert!(super::KINDS.iter().all(|kind| counts[kind.code] == kind.share), "{counts:?}");
    }

    #[test]
    fn even_a_small_problem_has_long_hearings() {
        let drafts = drafts(20, &Ground::invented().offices, &mut Hand::new(1, 0));
        assert_eq!(drafts.len(), 20);
        assert!(drafts.iter().any(|draft| draft.minutes > 720));
    }
}
