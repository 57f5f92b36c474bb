//! Which days are worth a look, at a glance: those on which everybody and everything that is needed still has room for it.

use super::{Run, Scan};
use crate::ground::item::RoomChoice;
use crate::state::links::Leeway;
use crate::state::{State, slack};

impl Run<'_, '_, '_> {
    /// Finds, for each person who may preside, the days on which the item could begin before them, and all of them together
    /// where a room could be had as well. False if there is none.
    pub(super) fn outlook(&mut self) -> bool {
        let (state, item) = (self.state, self.item);
        let words = state.ground.calendar.words();
        let memory = &mut *self.memory;
        let in_a_row = item.full_days.max(1);
        let last = self.leeway.until.checked_sub(item.days() - 1);
        let fitting = item.presiding();
        memory.people_days.clear();
        memory.people_days.resize(words * fitting.len(), 0);
        memory.days.clear();
        memory.days.resize(words, 0);
        for (&person, days) in fitting.iter().zip(memory.people_days.chunks_mut(words.max(1))) {
            if self.leeway.presiding.is_none_or(|presiding| presiding == person) {
                free_and_may_sit(days, state, person, item.length);
                slack::in_a_row(days, in_a_row);
                days.iter_mut().zip(&item.open).for_each(|(days, open)| *days &= open);
                memory.days.iter_mut().zip(days).for_each(|(all, days)| *all |= *days);
            }
        }
        if item.roomless.is_none() {
            let free = |days: &mut [u64], choice: &RoomChoice| {
                days.copy_from_slice(state.room_slack.days(choice.room, item.length));
            };
            memory.keep_days_of_any(&item.rooms, free, in_a_row);
        }
        // Each further seat and each language needs somebody as well.
        for others in item.crew.iter().skip(1) {
            let free = |days: &mut [u64], &person: &u16| free_and_may_sit(days, state, person, item.length);
            memory.keep_days_of_any(others, free, in_a_row);
        }
        let Some(last) = last else { return false };
        keep_between(&mut memory.days, self.leeway.from, last);
        memory.days.iter().any(|&word| word != 0)
    }
}

impl Scan {
    /// The days on which an item could begin at the most as things stand, a bit each; links are left out.
    pub(crate) fn days(&mut self, state: &State<'_>, number: u32) -> &[u64] {
        let item = &state.ground.items[number as usize];
        let leeway = Leeway::all_of(&state.ground.calendar);
        Run { state, item, leeway, memory: self, random: None, best: None }.outlook();
        &self.days
    }

    /// Of the days in question leaves those from which any of these has so many in a row, `days` being those of one.
    fn keep_days_of_any<T>(&mut self, all_of: &[T], days: impl Fn(&mut [u64], &T), in_a_row: u16) {
        let words = self.days.len();
        if self.days.iter().all(|&word| word == 0) {
            return;
        }
        self.of_any.clear();
        self.of_any.resize(2 * words, 0);
        let (all, one) = self.of_any.split_at_mut(words);
        for which in all_of {
            days(one, which);
            slack::in_a_row(one, in_a_row);
            all.iter_mut().zip(&*one).for_each(|(all, one)| *all |= *one);
        }
        self.days.iter_mut().zip(&*all).for_each(|(days, any)| *days &= any);
    }
}

/// The days on which a person could take something of a length, and may sit.
fn free_and_may_sit(days: &mut [u64], state: &State<'_>, person: u16, length: u16) {
    let free = state.person_slack.days(person, length);
    for ((day, free), may) in days.iter_mut().zip(free).zip(state.sitting.may(person)) {
        *day = free & may;
    }
}

/// Leaves the days from `first` to `last`, both included.
fn keep_between(days: &mut [u64], first: u16, last: u16) {
    for (word, base) in days.iter_mut().zip((0_u32..).step_by(64)) {
        for (bit, keep) in [(u32::from(first), true), (u32::from(last) + 1, false)] {
            let below = if bit <= base {
                0
            } else if bit - base >= 64 {
                u64::MAX
            } else {
                (1 << (bit - base)) - 1
            };
            *word &= if keep { !below } else { below };
        }
    }
}
