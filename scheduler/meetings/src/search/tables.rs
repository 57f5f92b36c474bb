//! What the search asks of an instance again and again, worked out once.

use crate::instance::{Instance, Meeting};
use crate::score::{OVERLAP, ROOM_STABILITY};
use crate::search::penalties::{Packed, packed};
use crate::search::small;

pub(crate) struct Tables {
    pub(crate) meetings: usize,
    pub(crate) grains: usize,
    pub(crate) rooms: usize,
    pub(crate) duration: Vec<u16>,
    pub(crate) longest_meeting: usize,
    pub(crate) longest_day: usize,
    /// The first grain of each day, and after the last day the number of grains.
    first_of_day: Vec<usize>,
    day_of: Vec<u16>,
    /// What two meetings cost for each grain in which they overlap. One column more than meetings: nobody costs nothing.
    pair: Vec<Packed>,
    /// People who attend both, laid out in the same way.
    shared: Vec<u16>,
    /// For each meeting, the most people who could be spared a change of room.
    most_stays: Vec<u32>,
    /// For each meeting, the rooms it may have: those that leave fewest people standing, the largest first.
    rooms_of: Vec<Vec<u16>>,
    /// Hard: people left standing even so, all meetings together.
    pub(crate) standing: usize,
    /// Soft: what each room costs.
    pub(crate) room_cost: Vec<u32>,
}

impl Tables {
    pub(crate) fn new(instance: &Instance) -> Self {
        let (meetings, days, capacities) = (instance.meetings(), instance.days(), instance.capacities());
        let starts_day = |grain: &usize| *grain == 0 || days[grain - 1] != days[*grain];
        let mut first_of_day: Vec<usize> = (0..days.len()).filter(starts_day).collect();
        first_of_day.push(days.len());
        let costs = capacities.iter().map(|seats| capacities.iter().map(|other| other.saturating_sub(*seats)).sum());
        let room_cost: Vec<u32> = costs.collect();
        let mut standing = 0;
        let mut rooms_of = Vec::with_capacity(meetings.len());
        for meeting in meetings {
            let short = |room: &u16| meeting.seats().saturating_sub(capacities[usize::from(*room)] as usize);
            let mut rooms: Vec<u16> = (0..small(capacities.len())).collect();
            let least = rooms.iter().map(short).min().unwrap_or(0);
            rooms.retain(|room| short(room) == least);
            rooms.sort_by_key(|room| room_cost[usize::from(*room)]);
            rooms_of.push(rooms);
            standing += least;
        }
        let (pair, shared) = pairs(meetings, instance.people().len());
        // One meeting may start or end in each of the grains that count.
        let neighbours = 2 * (ROOM_STABILITY as u32 + 1);
        let most_shared = shared.chunks(meetings.len() + 1).map(|row| row.iter().max().copied().unwrap_or(0));
        let most_stays = most_shared.map(|people| neighbours * u32::from(people)).collect();
        Self {
            meetings: meetings.len(),
            grains: days.len(),
            rooms: capacities.len(),
            duration: meetings.iter().map(|meeting| small(meeting.duration)).collect(),
            longest_meeting: meetings.iter().map(|meeting| meeting.duration).max().unwrap_or(1),
            longest_day: first_of_day.windows(2).map(|day| day[1] - day[0]).max().unwrap_or(0),
            first_of_day,
            day_of: days.iter().map(|day| small(*day)).collect(),
            pair,
            shared,
            most_stays,
            rooms_of,
            standing,
            room_cost,
        }
    }

    pub(crate) fn days(&self) -> usize {
        self.first_of_day.len() - 1
    }

    /// The first grain of a day and how many it has.
    pub(crate) fn day(&self, day: usize) -> (usize, usize) {
        let first = self.first_of_day[day];
        (first, self.first_of_day[day + 1] - first)
    }

    pub(crate) fn day_of(&self, grain: usize) -> usize {
        usize::from(self.day_of[grain])
    }

    /// Words of a set of grains of one day.
    pub(crate) fn words(&self) -> usize {
        self.longest_day.div_ceil(64)
    }

    pub(crate) fn duration(&self, meeting: usize) -> usize {
        usize::from(self.duration[meeting])
    }

    /// Where a meeting's row starts in a table of pairs, and where it ends.
    pub(crate) fn row(&self, meeting: usize) -> std::ops::Range<usize> {
        let columns = self.meetings + 1;
        meeting * columns..(meeting + 1) * columns
    }

    pub(crate) fn pairs(&self) -> &[Packed] {
        &self.pair
    }

    pub(crate) fn pair(&self, meeting: usize) -> &[Packed] {
        &self.pair[self.row(meeting)]
    }

    pub(crate) fn shared(&self, meeting: usize) -> &[u16] {
        &self.shared[self.row(meeting)]
    }

    pub(crate) fn most_stays(&self, meeting: usize) -> u32 {
        self.most_stays[meeting]
    }

    pub(crate) fn rooms_of(&self, meeting: usize) -> &[u16] {
        &self.rooms_of[meeting]
    }
}

/// What each two meetings cost each other for a grain, and how many people they share: person by person.
fn pairs(meetings: &[Meeting], people: usize) -> (Vec<Packed>, Vec<u16>) {
    let columns = meetings.len() + 1;
    let mut pair = vec![0; meetings.len() * columns];
    let mut shared = vec![0; meetings.len() * columns];
    for (row, each) in pair.chunks_mut(columns).enumerate() {
        each[..meetings.len()].fill(packed(0, 0, OVERLAP));
        each[row] = 0;
    }
    let mut attends: Vec<Vec<(usize, bool)>> = vec![Vec::new(); people];
    for (number, meeting) in meetings.iter().enumerate() {
        for (list, is_required) in [(&meeting.required, true), (&meeting.preferred, false)] {
            for person in list {
                attends[*person].push((number, is_required));
            }
        }
    }
    for attended in &attends {
        for (one, requires_one) in attended {
            for (other, requires_other) in attended.iter().filter(|(other, _)| other != one) {
                let both = usize::from(*requires_one && *requires_other);
                pair[one * columns + other] += packed(both, 1 - both, 0);
                shared[one * columns + other] += 1;
            }
        }
    }
    (pair, shared)
}
