//! From hearings to items.

use std::collections::{BTreeMap, BTreeSet};

use calendars::LocalDate;
use listing_model::{
    Channel, Hearing, HearingId, PanelPreference, Placement, Problem, Requirement, VenueChoice, Window,
};

use super::costs;
use super::item::{Before, Forbidden, Item, ListChoice, RoomChoice};
use super::list::{List, Stands};
use super::parties::Parties;
use super::places::{Numbers, crew};
use crate::mask::{self, Mask};
use crate::place::{NO_ROOM, Place, Slot};

/// The venues of clusters and regions.
#[derive(Debug, Default)]
pub(crate) struct Areas {
    pub(crate) clusters: BTreeMap<String, Vec<u16>>,
    pub(crate) regions: BTreeMap<String, Vec<u16>>,
}

/// What is needed to make items.
pub(crate) struct Draft<'a> {
    pub(crate) problem: &'a Problem,
    pub(crate) numbers: Numbers<'a>,
    pub(crate) parties: &'a Parties<'a>,
    pub(crate) venues: &'a Areas,
    pub(crate) before: &'a BTreeMap<&'a HearingId, &'a Placement>,
}

/// The days on which an item may begin.
struct Days {
    from: u16,
    until: u16,
    also: Option<u16>,
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
        item
    }

    /// Full days, and grains on one more day.
    fn length(&self, minutes: u32) -> (u16, u8) {
        let calendar = self.numbers.calendar;
        let grains = minutes.div_ceil(u32::from(calendar.grain_minutes));
        let day = u32::from(calendar.grains).max(1);
        let narrow = |grains: u32| u8::try_from(grains).unwrap_or(u8::MAX);
        if grains <= day {
            (0, narrow(grains))
        } else {
            (u16::try_from(grains / day).unwrap_or(u16::MAX), narrow(grains % day))
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

    fn days(&self, hearings: &[&Hearing], placed: &[Option<&Placement>], length: u16) -> Days {
        let calendar = self.numbers.calendar;
        let all = u16::try_from(calendar.days()).unwrap_or(u16::MAX);
        let mut days = Days { from: 0, until: (all + 1).saturating_sub(length), also: None };
        let mut notice = 0;
        for hearing in hearings {
            match hearing.window {
                None => {}
                Some(Window::Between(span)) => {
                    days.from = days.from.max(calendar.on_or_after(span.first));
                    let end = calendar.on_or_after(span.last.plus_days(1));
                    days.until = days.until.min((end + 1).saturating_sub(length));
                }
                Some(Window::FixedDate(date)) => {
                    let day = calendar.day(date).unwrap_or(u16::MAX);
                    days.from = days.from.max(day);
                    days.until = days.until.min(day.saturating_add(1));
                }
            }
            let earliest: LocalDate = self.problem.horizon.today.plus_days(i64::from(hearing.notice_days));
            notice = notice.max(calendar.on_or_after(earliest));
        }
        if notice > days.from {
            let in_force = placed.iter().map(|place| place.and_then(|place| calendar.day(place.date)));
            let kept = in_force.reduce(|one, other| if one == other { one } else { None }).flatten();
            days.also = kept.filter(|day| (days.from..days.until).contains(day) && *day < notice);
            days.from = notice;
        }
        days
    }

    fn unlisted(&self, hearing: &Hearing) -> i64 {
        i64::from(self.problem.policy.priorities.unlisted[hearing.priority as usize])
    }

    /// The venues of a hearing and what each costs: the cheapest choice that names it.
    fn venues(&self, hearing: &Hearing) -> BTreeMap<u16, i64> {
        let mut costs = BTreeMap::new();
        for choice in &hearing.venues {
            for venue in self.named(choice) {
                let cost = costs.entry(venue).or_insert(i64::MAX);
                *cost = i64::from(choice.cost).min(*cost);
            }
        }
        costs
    }

    fn named(&self, choice: &VenueChoice) -> Vec<u16> {
        let venue = choice.venue.as_ref().and_then(|id| self.numbers.rooms.venue(id));
        let cluster = choice.cluster.as_ref().and_then(|name| self.venues.clusters.get(name));
        let region = choice.region.as_ref().and_then(|name| self.venues.regions.get(name));
        venue.into_iter().chain(cluster.into_iter().chain(region).flatten().copied()).collect()
    }

    fn room_needs(&self, hearing: &Hearing) -> BTreeSet<String> {
        hearing.room_needs.iter().chain(self.parties.adjustments(hearing)).cloned().collect()
    }

    fn rooms(&self, hearings: &[&Hearing]) -> Vec<RoomChoice> {
        let venues: Vec<_> = hearings.iter().map(|hearing| self.venues(hearing)).collect();
        let needs: BTreeSet<String> = hearings.iter().flat_map(|hearing| self.room_needs(hearing)).collect();
        let seats = hearings.iter().map(|hearing| hearing.seats).max().unwrap_or(0);
        let mut found = Vec::new();
        for (number, room) in (0..).zip(&self.numbers.rooms.all) {
            let costs: Option<Vec<i64>> = venues.iter().map(|costs| costs.get(&room.venue).copied()).collect();
            if let Some(costs) = costs
                && room.seats >= seats
                && needs.is_subset(&room.attributes)
            {
                found.push(RoomChoice { room: number, venue: room.venue, cost: costs.iter().sum() });
            }
        }
        found.sort_by_key(|choice| (choice.cost, choice.venue, choice.room));
        found
    }

    fn people(&self, hearing: &Hearing, wanted: Requirement) -> Vec<u16> {
        let such = |preference: &&PanelPreference| preference.requirement == wanted;
        hearing
            .panel_preferences
            .iter()
            .filter(such)
            .filter_map(|said| self.numbers.people.person(&said.person))
            .collect()
    }

    /// Who may sit in each seat. Somebody who must be included has a seat to themselves.
    fn seats(&self, hearings: &[&Hearing]) -> Vec<Vec<u16>> {
        let Some(first) = hearings.first() else { return Vec::new() };
        let excluded: Vec<u16> =
            hearings.iter().flat_map(|hearing| self.people(hearing, Requirement::Exclude)).collect();
        let mut included: Vec<u16> =
            hearings.iter().flat_map(|hearing| self.people(hearing, Requirement::Include)).collect();
        included.sort_unstable();
        included.dedup();
        let fits =
            |number: u16, seat| self.numbers.people.all[usize::from(number)].fits(seat) && !excluded.contains(&number);
        let count = u16::try_from(self.numbers.people.all.len()).unwrap_or(u16::MAX);
        let mut seats: Vec<Vec<u16>> = Vec::new();
        for seat in &first.panel {
            let mut fitting: Vec<u16> = (0..count).filter(|&number| fits(number, seat)).collect();
            fitting.sort_by_key(|&number| (self.numbers.people.all[usize::from(number)].day_cost, number));
            seats.push(fitting);
        }
        match seated(&included, &seats, &mut vec![None; seats.len()]) {
            Some(reserved) => {
                let given = seats.iter_mut().zip(reserved);
                given.for_each(|(fitting, person)| {
                    if let Some(person) = person {
                        *fitting = vec![person];
                    }
                });
            }
            // Nobody can sit if somebody must who cannot.
            None => seats.iter_mut().for_each(Vec::clear),
        }
        seats
    }

    fn speakers(&self, language: &str) -> Vec<u16> {
        let all = (0..).zip(&self.numbers.people.all);
        all.filter(|(_, person)| person.speaks(language)).map(|(number, _)| number).collect()
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

    /// Narrows an item to what is locked.
    fn lock(&self, hearings: &[&Hearing], placed: &[Option<&Placement>], item: &mut Item) {
        for (hearing, placement) in hearings.iter().zip(placed) {
            let Some(placement) = placement else { continue };
            if hearing.lock.date {
                let day = self.numbers.calendar.day(placement.date).unwrap_or(u16::MAX);
                let allowed = item.may_begin(day);
                item.from = if allowed { day } else { u16::MAX };
                item.until = day.saturating_add(1);
                item.also = None;
            }
            if hearing.lock.time {
                item.starts &= self.numbers.calendar.grain(placement.start).map_or(0, |grain| 1 << grain);
            }
            if placement.list.is_some() {
                // Room and panel of a hearing in a list are the list's: it may not leave it for a slot.
                if hearing.lock.room || hearing.lock.panel {
                    item.rooms.clear();
                    item.roomless = None;
                }
                continue;
            }
            if hearing.lock.room {
                let room = placement.room.as_ref().map_or(Some(NO_ROOM), |id| self.numbers.rooms.room(id));
                item.rooms.retain(|choice| Some(choice.room) == room);
                if room == Some(NO_ROOM) { item.in_room = None } else { item.roomless = None }
            }
            if hearing.lock.panel {
                // A panel of another size cannot sit again.
                let as_many = placement.panel.len() == item.seats.len();
                for (seat, fitting) in item.seats.iter_mut().enumerate() {
                    let sat = placement.panel.get(seat).and_then(|bench| self.numbers.people.person(&bench.person));
                    fitting.retain(|&person| as_many && Some(person) == sat);
                }
            }
        }
    }

    fn lists(&self, hearing: &Hearing, placed: Option<&Placement>, item: &Item) -> Vec<ListChoice> {
        let in_force = placed.and_then(|placement| placement.list.as_ref());
        let held = hearing.lock.room || hearing.lock.panel;
        let all = (0..).zip(self.numbers.lists);
        let allowed = all.filter(|(_, list)| placed.is_none() || !held || in_force == Some(&list.id));
        let choices = allowed.filter_map(|(number, list)| Some((list, self.list(hearing, item, number, list)?)));
        let Some(placement) = placed.filter(|_| hearing.lock.time) else {
            return choices.map(|(_, choice)| choice).collect();
        };
        let grain = self.numbers.calendar.grain(placement.start);
        let at = |list: &List| (0..).zip(&list.starts).find(|&(_, &start)| Some(start) == grain).map(|(at, _)| at);
        choices.filter_map(|(list, choice)| Some(ListChoice { only: Some(at(list)?), ..choice })).collect()
    }

    fn list(&self, hearing: &Hearing, item: &Item, number: u16, list: &List) -> Option<ListChoice> {
        let typed = list.types.is_empty() || list.types.contains(&hearing.hearing_type);
        if !typed || !hearing.interpreters.is_empty() || !item.is_within_a_day() || !item.may_begin(list.day) {
            return None;
        }
        let venue_cost = *self.venues(hearing).get(&list.venue)?;
        let prefers = !item.preferred.is_empty();
        let mut sits = false;
        let channel = match &list.stands {
            Stands::Block { room, people, .. } => {
                let needs = self.room_needs(hearing);
                let place = &self.numbers.rooms.all[usize::from(*room)];
                let filled = item.seats.len() <= people.len()
                    && item.seats.iter().zip(people).all(|(fitting, person)| fitting.contains(person));
                let excluded = self.people(hearing, Requirement::Exclude).iter().any(|person| people.contains(person));
                if !needs.is_subset(&place.attributes) || place.seats < hearing.seats || !filled || excluded {
                    return None;
                }
                sits = item.preferred.iter().flatten().any(|person| people.contains(person));
                item.in_room?
            }
            Stands::Freed(_) => {
                if !hearing.may_float
                    || hearing.panel.len() != 1
                    || !self.people(hearing, Requirement::Include).is_empty()
                {
                    return None;
                }
                item.in_room.into_iter().chain(item.roomless).min_by_key(|&(channel, cost)| (cost, channel))?
            }
        };
        let missing = if prefers && !sits { i64::from(self.problem.policy.weights.no_preferred_person) } else { 0 };
        Some(ListChoice { list: number, venue_cost, channel, preference: missing, only: None })
    }

    /// Of several hearings in one slot the place in force is that of all, or none.
    fn together(&self, placed: &[Option<&Placement>], item: &mut Item) {
        if placed.len() < 2 {
            return;
        }
        let whole = || {
            let all: Vec<&Placement> = placed.iter().copied().collect::<Option<_>>()?;
            let first = *all.first()?;
            let Some(Place::Slot(slot)) = self.numbers.place(first) else { return None };
            let panel = first.panel.iter().map(|bench| &bench.person);
            let ids = panel.chain(all.iter().flat_map(|placement| placement.interpreters.iter().map(|at| &at.person)));
            let people: Option<Vec<u16>> = ids.map(|id| self.numbers.people.person(id)).collect();
            let same = |placement: &&Placement| {
                (placement.date, placement.start, &placement.room) == (first.date, first.start, &first.room)
            };
            all.iter().all(same).then_some(Place::Slot(Slot { crew: crew(&people?)?, ..slot }))
        };
        let place = whole();
        item.before.iter_mut().for_each(|before: &mut Before| before.place = place);
    }
}

/// A seat for each of these people, such that somebody is left for every other seat. Panels are small: all ways are tried.
fn seated(people: &[u16], seats: &[Vec<u16>], reserved: &mut Vec<Option<u16>>) -> Option<Vec<Option<u16>>> {
    let Some((&person, others)) = people.split_first() else {
        let mut left = reserved.iter().zip(seats).filter(|(taken, _)| taken.is_none()).map(|(_, fitting)| fitting);
        let filled = left.all(|fitting| fitting.iter().any(|one| !reserved.contains(&Some(*one))));
        return filled.then(|| reserved.clone());
    };
    (0..seats.len()).find_map(|seat| {
        if reserved[seat].is_some() || !seats[seat].contains(&person) {
            return None;
        }
        reserved[seat] = Some(person);
        let found = seated(others, seats, reserved);
        reserved[seat] = None;
        found
    })
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

#[cfg(test)]
mod tests {
    use super::seated;

    #[test]
    fn who_must_sit_leaves_a_seat_to_who_can_fill_no_other() {
        // 1 fits both seats, 2 only the first.
        let seats = [vec![1, 2], vec![1]];
        assert_eq!(seated(&[1], &seats, &mut vec![None; 2]), Some(vec![None, Some(1)]));
        assert_eq!(seated(&[2], &seats, &mut vec![None; 2]), Some(vec![Some(2), None]));
        assert_eq!(seated(&[1, 2], &seats, &mut vec![None; 2]), Some(vec![Some(2), Some(1)]));
        assert_eq!(seated(&[3], &seats, &mut vec![None; 2]), None);
    }
}
