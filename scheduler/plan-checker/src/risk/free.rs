//! Sittings that are free, or fall free, for float and backup lists.

use std::collections::{BTreeMap, BTreeSet};

use super::spread::Spread;
use crate::dates::Day;
use crate::problem::{List, ListKind, Person};
use crate::scene::{Diary, Holder, Listed, Scene};

/// Who presides where, and what they have on the day.
pub(super) struct Free<'s, 'a> {
    scene: &'s Scene<'a>,
    diary: &'s Diary<'s, 'a>,
    /// Those who preside over hearings in slots in rooms of a venue on a day.
    presiding: BTreeMap<(&'a str, Day), BTreeSet<&'a str>>,
}

/// Hearings of one person that share sittings: from the first sitting to the last, by their places in the day.
struct Group {
    first: usize,
    last: usize,
    /// For each hearing, that it falls away.
    fall_away: Vec<u64>,
}

impl<'s, 'a> Free<'s, 'a> {
    pub(super) fn new(scene: &'s Scene<'a>, diary: &'s Diary<'s, 'a>) -> Self {
        let mut presiding: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
        for listed in &scene.listed {
            let (Some(room), Some(person)) = (listed.room(), listed.presiding()) else { continue };
            for stay in &listed.stays {
                presiding.entry((room.venue, stay.day)).or_default().insert(person);
            }
        }
        Self { scene, diary, presiding }
    }

    /// Takes from `short`, the sittings that are wanting, those that are free for these lists, all of one venue and day.
    pub(super) fn take(&self, short: &mut Spread, lists: &[&List], hearings: &[&Listed]) {
        let Some(&&List { venue, date: day, .. }) = lists.first() else { return };
        for &id in self.presiding.get(&(venue, day)).into_iter().flatten() {
            let Some(person) = self.scene.person(id).filter(|person| serves(person, lists, hearings)) else { continue };
            let groups = self.groups(id, day);
            for (number, sitting) in self.scene.problem.horizon.sittings.iter().enumerate() {
                let taken = groups.iter().any(|group| (group.first..=group.last).contains(&number));
                if !taken && person.sits(day, sitting.code) {
                    short.take_if_all(&[], 1);
                }
            }
            for group in groups {
                let sittings = i64::try_from(group.last - group.first + 1).unwrap_or(i64::MAX);
                short.take_if_all(&group.fall_away, sittings);
            }
        }
    }

    /// What a person has on a day, in groups that share a sitting. A block list never falls away.
    fn groups(&self, person: &'a str, day: Day) -> Vec<Group> {
        let horizon = &self.scene.problem.horizon;
        let mut groups: Vec<Group> = Vec::new();
        for entry in self.diary.on(person, day) {
            let is_touched = |index: &usize| {
                let sitting = &horizon.sittings[*index];
                entry.stay.from < sitting.end && sitting.first < entry.stay.to
            };
            let touched: Vec<usize> = (0..horizon.sittings.len()).filter(is_touched).collect();
            let (Some(&first), Some(&last)) = (touched.first(), touched.last()) else { continue };
            let falls_away = match entry.holder {
                Holder::Hearing(listed) => self.scene.problem.outcomes.of(listed.hearing).falls_away(),
                Holder::List(_) => 0,
            };
            // Entries come in the order of their beginning, so only the latest group can share a sitting with this one.
            match groups.last_mut().filter(|group| first <= group.last) {
                Some(group) => {
                    group.last = group.last.max(last);
                    group.fall_away.push(falls_away);
                }
                None => groups.push(Group { first, last, fall_away: vec![falls_away] }),
            }
        }
        groups
    }
}

/// Whether somebody could sit for every one of these hearings, in every one of these lists.
fn serves(person: &Person, lists: &[&List], hearings: &[&Listed]) -> bool {
    let in_list = |list: &&List| match &list.kind {
        ListKind::Backup { people } => people.contains(&person.id),
        ListKind::Block { .. } | ListKind::Float => true,
    };
    let could_sit = |listed: &&Listed| {
        let hearing = listed.hearing;
        hearing.panel.first().is_none_or(|seat| person.can_fill(seat)) && !hearing.excluded.contains(&person.id)
    };
    lists.iter().all(in_list) && hearings.iter().all(could_sit)
}
