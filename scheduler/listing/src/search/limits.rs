//! Making way within limits: who may sit on so many days and no more must give up others for new ones.

use std::ops::Range;

use anytime::{Random, below};

use super::ruin::Ruin;
use crate::mask::Mask;
use crate::state::State;

/// Somebody who is to sit on these days.
#[derive(Debug, Clone)]
pub(super) struct Sitting {
    pub(super) person: u16,
    pub(super) days: Range<u16>,
}

impl Ruin {
    /// Notes what a person would have to give up on other days, so that their limits allow these. Nothing if they do not even so.
    pub(super) fn keep_limits(&mut self, state: &State<'_>, sitting: &Sitting, random: &mut Random) -> Option<()> {
        let Sitting { person, days } = sitting;
        let of = &state.ground.people.all[usize::from(*person)];
        let is_new = |day: &u16| !state.sits_on(state.ground.at(*person, *day));
        let new = days.clone().filter(is_new).count();
        if new == 0 {
            return Some(());
        }
        let mut freed = 0;
        let mut day = days.start;
        while day < days.end {
            let week = state.ground.calendar.week_of(day);
            let new = week.clone().filter(|day| days.contains(day)).filter(is_new).count();
            let sat = usize::from(state.week_sat[state.week_at(*person, day)]);
            let excess = (sat + new).saturating_sub(usize::from(of.most_in_a_week));
            day = week.end;
            if new > 0 {
                self.free_days(state, sitting, week, excess, random)?;
                freed += excess;
            }
        }
        let sat = usize::from(state.days_sat[usize::from(*person)]);
        let excess = (sat + new).saturating_sub(usize::from(of.most) + freed);
        self.free_days(state, sitting, 0..u16::try_from(state.ground.days()).unwrap_or(u16::MAX), excess, random)
    }

    /// Notes everything that a person does on so many other days among these, beginning with any.
    fn free_days(
        &mut self,
        state: &State<'_>,
        sitting: &Sitting,
        among: Range<u16>,
        count: usize,
        random: &mut Random,
    ) -> Option<()> {
        let mut left = count;
        let some = among.start + u16::try_from(below(random, u32::from(among.end - among.start))).unwrap_or(0);
        for day in (some..among.end).chain(among.start..some) {
            if left == 0 {
                break;
            }
            let at = state.ground.at(sitting.person, day);
            let items = &state.people[at].items;
            if !sitting.days.contains(&day) && !items.is_empty() && state.ground.blocked_at[at].is_none() {
                self.overlapping(state, items, day, Mask::MAX);
                left -= 1;
            }
        }
        (left == 0).then_some(())
    }
}
