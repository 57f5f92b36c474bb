//! What placed linked items leave to an item: when it may begin, and who may preside.

use super::State;
use crate::ground::calendar::Calendar;
use crate::place::Place;

/// What links leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Leeway {
    /// The first day that may be its first.
    pub(crate) from: u16,
    /// On that day, the first grain; on later days any.
    pub(crate) from_grain: u8,
    /// The last day that may be its last.
    pub(crate) until: u16,
    /// On that day, one past the last grain that it may take.
    pub(crate) until_grain: u8,
    /// Who must preside, if that is settled.
    pub(crate) presiding: Option<u16>,
}

impl Leeway {
    /// What no links leave: all of it.
    pub(crate) fn all_of(calendar: &Calendar) -> Self {
        let last = u16::try_from(calendar.days()).unwrap_or(u16::MAX).saturating_sub(1);
        Self { from: 0, from_grain: 0, until: last, until_grain: calendar.grains, presiding: None }
    }

    /// Whether something may take the time from one day and grain to another, that grain not taken.
    pub(crate) fn holds(&self, from: (u16, u8), until: (u16, u8)) -> bool {
        from >= (self.from, self.from_grain) && until <= (self.until, self.until_grain)
    }
}

impl State<'_> {
    /// The first and the last day of a placed item, the grain at which it begins and the one past its last.
    pub(crate) fn extent(&self, number: u32) -> Option<(u16, u8, u16, u8)> {
        let item = &self.ground.items[number as usize];
        let grains = self.ground.calendar.grains;
        Some(match self.places[number as usize]? {
            Place::Slot(slot) => (slot.day, slot.start, slot.day + item.days() - 1, item.end(slot.start, grains)),
            Place::List { list, start, .. } => {
                let list = &self.ground.lists[usize::from(list)];
                (list.day, list.starts[usize::from(start)], list.day, grains)
            }
        })
    }

    /// What its links leave to an item; nothing if one that must go before it is not listed, or different people preside over
    /// hearings that it must share one with.
    pub(crate) fn leeway(&self, number: u32) -> Option<Leeway> {
        let item = &self.ground.items[number as usize];
        let calendar = &self.ground.calendar;
        let mut leeway = Leeway::all_of(calendar);
        for &(other, gap) in &item.after_items {
            let (_, _, day, grain) = self.extent(other)?;
            let (day, grain) = if gap == 0 {
                (day, grain)
            } else {
                (calendar.on_or_after(calendar.dates[usize::from(day)].plus_days(i64::from(gap))), 0)
            };
            if (day, grain) > (leeway.from, leeway.from_grain) {
                (leeway.from, leeway.from_grain) = (day, grain);
            }
        }
        for &(other, gap) in &item.before_items {
            let Some((day, grain, _, _)) = self.extent(other) else { continue };
            let (day, grain) = if gap == 0 {
                (day, grain)
            } else {
                // The last sitting day that lies so many calendar days before.
                let after = calendar.on_or_after(calendar.dates[usize::from(day)].plus_days(1 - i64::from(gap)));
                (after.checked_sub(1)?, calendar.grains)
            };
            if (day, grain) < (leeway.until, leeway.until_grain) {
                (leeway.until, leeway.until_grain) = (day, grain);
            }
        }
        for &link in &item.panel_links {
            let others = self.ground.panel_links[link as usize].iter().filter(|&&other| other != number);
            for presiding in others.filter_map(|&other| self.presiding(other)) {
                if leeway.presiding.is_some_and(|person| person != presiding) {
                    return None;
                }
                leeway.presiding = Some(presiding);
            }
        }
        Some(leeway)
    }
}
