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

/// So many hearings, among offices by their rooms.
pub(crate) fn drafts(count: u32, offices: &[Office], hand: &mut Hand) -> Vec<Draft> {
    let by_share: Vec<(usize, u32)> = KINDS.iter().enumerate().map(|(index, kind)| (index, kind.share)).collect();
    let by_rooms: Vec<(usize, u32)> =
        offices.iter().enumerate().map(|(index, office)| (index, u32::try_from(office.rooms()).unwrap_or(1))).collect();
    let draft = |_| {
        let kind = &KINDS[hand.weighted(&by_share)];
        Draft {
            kind,
            minutes: hand.weighted(kind.minutes),
            bench: hand.weighted(kind.benches),
            channels: hand.weighted(kind.channels),
            office: hand.weighted(&by_rooms),
        }
    };
    (0..count).map(draft).collect()
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
