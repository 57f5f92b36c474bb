//! Who and what is taken when.

use std::collections::BTreeMap;

use super::{Listed, Scene};
use crate::dates::Day;
use crate::grid::Stay;
use crate::problem::{List, ListKind};

/// For each room, person or party, by id, and each day: what takes them, by the time at which it begins.
#[derive(Debug, Default)]
pub(crate) struct Diary<'s, 'a>(BTreeMap<(&'a str, Day), Vec<Entry<'s, 'a>>>);

/// Something that takes somebody.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry<'s, 'a> {
    pub(crate) stay: Stay,
    pub(crate) holder: Holder<'s, 'a>,
}

/// What takes somebody: a hearing, or a sitting of a block list.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Holder<'s, 'a> {
    Hearing(&'s Listed<'a>),
    List(&'a List<'a>),
}

impl<'s, 'a> Diary<'s, 'a> {
    /// Rooms, with slots and block lists.
    pub(crate) fn of_rooms(scene: &'s Scene<'a>) -> Self {
        let of_slot = |listed: &'s Listed<'a>| listed.room().map(|room| room.id).into_iter().collect();
        Self::of_hearings(scene, of_slot).and_block_lists(scene, |list| match &list.kind {
            ListKind::Block { room, .. } => std::slice::from_ref(room),
            ListKind::Float | ListKind::Backup { .. } => &[],
        })
    }

    /// Office-holders, with slots and block lists.
    pub(crate) fn of_people(scene: &'s Scene<'a>) -> Self {
        Self::of_hearings(scene, Listed::panel).and_block_lists(scene, List::sitting_people)
    }

    /// Interpreters, with slots.
    pub(crate) fn of_interpreters(scene: &'s Scene<'a>) -> Self {
        let of_slot = |listed: &'s Listed<'a>| match listed.is_slot() {
            true => listed.placement.interpreters.iter().map(|&(_, person)| person).collect(),
            false => Vec::new(),
        };
        Self::of_hearings(scene, of_slot)
    }

    /// Parties whose attendance is required, with slots and lists of every kind.
    pub(crate) fn of_parties(scene: &'s Scene<'a>) -> Self {
        Self::of_hearings(scene, |listed| {
            listed
                .hearing
                .parties
                .iter()
                .filter(|attendance| attendance.required)
                .map(|attendance| attendance.party)
                .collect()
        })
    }

    fn of_hearings(scene: &'s Scene<'a>, who: impl Fn(&'s Listed<'a>) -> Vec<&'a str>) -> Self {
        let mut diary = Self::default();
        for listed in &scene.listed {
            for name in who(listed) {
                for &stay in &listed.stays {
                    diary.add(name, stay, Holder::Hearing(listed));
                }
            }
        }
        diary.sorted()
    }

    fn and_block_lists(mut self, scene: &'s Scene<'a>, who: impl Fn(&'a List<'a>) -> &'a [&'a str]) -> Self {
        let horizon = &scene.problem.horizon;
        for list in &scene.problem.supply.lists {
            let ListKind::Block { sittings, .. } = &list.kind else { continue };
            for sitting in horizon.named(sittings) {
                let stay = Stay { day: list.date, from: sitting.first, to: sitting.end };
                for name in who(list) {
                    self.add(name, stay, Holder::List(list));
                }
            }
        }
        self.sorted()
    }

    fn add(&mut self, name: &'a str, stay: Stay, holder: Holder<'s, 'a>) {
        if stay.from < stay.to {
            self.0.entry((name, stay.day)).or_default().push(Entry { stay, holder });
        }
    }

    fn sorted(mut self) -> Self {
        for entries in self.0.values_mut() {
            entries.sort_by_key(|entry| entry.stay);
        }
        self
    }

    /// Every name and day with what takes them.
    pub(crate) fn days(&self) -> impl Iterator<Item = (&'a str, Day, &[Entry<'s, 'a>])> {
        self.0.iter().map(|(&(name, day), entries)| (name, day, entries.as_slice()))
    }

    /// What takes somebody on a day.
    pub(crate) fn on(&self, name: &'a str, day: Day) -> &[Entry<'s, 'a>] {
        self.0.get(&(name, day)).map_or(&[], Vec::as_slice)
    }

    /// Every day on which somebody is taken, by name.
    pub(crate) fn by_name(&self) -> BTreeMap<&'a str, Vec<(Day, &[Entry<'s, 'a>])>> {
        let mut names: BTreeMap<&str, Vec<_>> = BTreeMap::new();
        for (name, day, entries) in self.days() {
            names.entry(name).or_default().push((day, entries));
        }
        names
    }

    /// Hearings that are in the way of what began before them: for each, the first that it clashes with. `together` says which
    /// may be at one time. Lists do not clash with each other.
    pub(crate) fn clashes(&self, together: impl Fn(&Listed, &Listed) -> bool) -> Vec<Clash<'s, 'a>> {
        let mut clashes = Vec::new();
        for (name, day, entries) in self.days() {
            let mut running: Vec<Entry> = Vec::new();
            for &entry in entries {
                running.retain(|before| before.stay.to > entry.stay.from);
                let clash = running.iter().find(|before| match (before.holder, entry.holder) {
                    (Holder::Hearing(one), Holder::Hearing(other)) => !together(one, other),
                    (Holder::List(_), Holder::List(_)) => false,
                    _ => true,
                });
                clashes.extend(clash.map(|before| Clash { name, day, one: before.holder, other: entry.holder }));
                running.push(entry);
            }
        }
        clashes
    }
}

/// Somebody is taken twice at once.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Clash<'s, 'a> {
    pub(crate) name: &'a str,
    pub(crate) day: Day,
    pub(crate) one: Holder<'s, 'a>,
    pub(crate) other: Holder<'s, 'a>,
}

impl<'a> Holder<'_, 'a> {
    /// The hearing, if it is one.
    pub(crate) const fn hearing(&self) -> Option<&'a str> {
        match self {
            Self::Hearing(listed) => Some(listed.id()),
            Self::List(_) => None,
        }
    }
}
