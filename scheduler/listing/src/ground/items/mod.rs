//! From hearings to items.

mod days;
mod lists;
mod lock;
mod panel;
mod rooms;

use std::collections::BTreeMap;

use listing_model::{Channel, Directory, Hearing, HearingId, Placement, Problem, Requirement};

use super::costs;
use super::item::{Forbidden, Item};
use super::parties::Parties;
use super::places::Numbers;
use crate::mask::{self, Mask};

/// What is needed to make items.
pub(crate) struct Draft<'a> {
    pub(crate) problem: &'a Problem,
    pub(crate) directory: &'a Directory<'a>,
    pub(crate) numbers: Numbers<'a>,
    pub(crate) parties: &'a Parties<'a>,
    /// Where each hearing is in the list in force.
    pub(crate) before: &'a BTreeMap<&'a HearingId, &'a Placement>,
}

impl Draft<'_> {
    /// The item of these hearings: what each of them needs, all of them need.
    pub(crate) fn item(&self, numbers: Vec<u32>) -> Item {
        let hearings: Vec<&Hearing> = numbers.iter().map(|&hearing| &self.problem.hearings[hearing as usize]).collect();
        let placed: Vec<Option<&Placement>> =
            hearings.iter().map(|hearing| self.before.get(&hearing.id).copied()).collect();
        let calendar = self.numbers.calendar;
        let minutes = hearings.iter().map(|hearing| hearing.minutes).max().unwrap_or(1);
        let (full_days, tail) = self.length(minutes);
        let length = full_days + u16::from(tail > 0);
        let days = self.days(&hearings, &placed, length);
        let mut item = Item {
            full_days,
            tail,
            length: 0,
            starts: if full_days == 0 { self.starts(tail) } else { 1 },
            from: days.from,
            until: days.until,
            also: days.also,
            open: Vec::new(),
            in_room: cheapest(&hearings, true),
            roomless: cheapest(&hearings, false),
            rooms: self.rooms(&hearings),
            seats: self.seats(&hearings),
            languages: hearings
                .iter()
                .flat_map(|hearing| &hearing.interpreters)
                .map(|code| self.speakers(code))
                .collect(),
            crew: Vec::new(),
            preferred: hearings
                .iter()
                .map(|hearing| self.people(hearing, Requirement::Prefer))
                .filter(|some| !some.is_empty())
                .collect(),
            parties: hearings.iter().flat_map(|hearing| self.parties.shared_of(hearing)).collect(),
            attended: vec![calendar.whole_day(); calendar.days()],
            optional: hearings
                .iter()
                .flat_map(|hearing| self.parties.optional(hearing, calendar.whole_day()))
                .collect(),
            unlisted: hearings.iter().map(|hearing| self.unlisted(hearing)).sum(),
            age: vec![0; calendar.days()],
            before: placed
                .iter()
                .flatten()
                .map(|placement| costs::before(placement, self.problem, self.numbers))
                .collect(),
            forbidden: hearings.iter().flat_map(|hearing| self.forbidden(hearing)).collect(),
            after_items: Vec::new(),
            before_items: Vec::new(),
            panel_links: Vec::new(),
            preferred_links: Vec::new(),
            lists: Vec::new(),
            hearings: numbers,
        };
        item.parties.sort_unstable();
        item.parties.dedup();
        for hearing in &hearings {
            self.parties.strike(hearing, &mut item.attended);
            let ages = costs::age(hearing, &self.problem.policy, calendar);
            item.age.iter_mut().zip(ages).for_each(|(sum, more)| *sum += more);
        }
        self.lock(&hearings, &placed, &mut item);
        item.open = item.open_days(calendar);
        if let [hearing] = hearings[..] {
            item.lists = self.lists(hearing, placed[0], &item);
        }
        self.together(&placed, &mut item);
        item.crew = self.crew(&item);
        item
    }

    /// Full days, and grains on one more day. What takes one day and no more has none that is full: it may begin anywhere.
    fn length(&self, minutes: u32) -> (u16, u8) {
        let length = self.problem.horizon.length(minutes);
        let narrow = |grains: u32| u8::try_from(grains).unwrap_or(u8::MAX);
        match (length.full_days, length.tail_grains) {
            (1, 0) => (0, self.numbers.calendar.grains),
            (days, tail) => (u16::try_from(days).unwrap_or(u16::MAX), narrow(tail)),
        }
    }

    /// Where something of one day may begin.
    fn starts(&self, grains: u8) -> Mask {
        let calendar = self.numbers.calendar;
        if grains <= calendar.longest() {
            calendar.parts.iter().fold(0, |sum, part| sum | mask::starts(part.mask, grains))
        } else {
            mask::starts(mask::first(u32::from(calendar.grains)), grains)
        }
    }

    fn unlisted(&self, hearing: &Hearing) -> i64 {
        i64::from(self.problem.policy.priorities.unlisted[hearing.priority as usize])
    }

    fn forbidden(&self, hearing: &Hearing) -> Vec<Forbidden> {
        let numbers = self.numbers;
        let in_numbers = |place: &listing_model::Place| Forbidden {
            days: place.days,
            venue: place.venue.as_ref().and_then(|id| numbers.rooms.venue(id)),
            room: place.room.as_ref().and_then(|id| numbers.rooms.room(id)),
            person: place.person.as_ref().and_then(|id| numbers.people.person(id)),
        };
        hearing.forbidden.iter().map(in_numbers).collect()
    }
}

/// The channel that costs least among those that every hearing allows, and what it costs all of them.
fn cheapest(hearings: &[&Hearing], with_room: bool) -> Option<(Channel, i64)> {
    let cost = |hearing: &Hearing, channel: Channel| {
        hearing.channels.iter().find(|choice| choice.channel == channel).map(|choice| i64::from(choice.cost))
    };
    let first = hearings.first()?;
    let choices =
        first.channels.iter().map(|choice| choice.channel).filter(|channel| channel.needs_room() == with_room);
    let costs = choices.filter_map(|channel| {
        let all: Option<Vec<i64>> = hearings.iter().map(|hearing| cost(hearing, channel)).collect();
        Some((channel, all?.iter().sum()))
    });
    costs.min_by_key(|&(channel, cost)| (cost, channel))
}
