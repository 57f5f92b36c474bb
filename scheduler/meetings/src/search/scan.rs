//! Every place of a meeting on some days, priced at once.

use crate::score::{NO_BREAK, ROOM_STABILITY};
use crate::search::energies::Energies;
use crate::search::plan::{Place, Plan};
use crate::search::small;
use crate::search::tables::Tables;
use anytime::{Random, allowance};

/// The most rooms there may be: those free at a start are bits of a word.
pub(crate) const MOST_ROOMS: usize = 64;

/// Prices the places of one meeting, day by day, and then chooses among them.
pub(crate) struct Scanner {
    /// Changes from grain to grain: of the energy of all who meet then, and of the people who might have to change rooms.
    meet: Vec<i64>,
    change: Vec<i64>,
    /// The energy of all who met before each grain.
    met: Vec<i64>,
    /// The energy of each start, rooms aside.
    energy: Vec<i64>,
    /// For each room that the meeting may have, the starts from which it is free for long enough.
    runs: Vec<u64>,
    found: Vec<Found>,
    /// The cheapest of those, before anybody stays in a room.
    likeliest: usize,
    least: i64,
}

/// A start at which at least one room is free.
struct Found {
    start: u16,
    /// Its energy, rooms aside, and with the cheapest free room.
    energy: i64,
    with_room: i64,
    /// The free rooms, by place in the list of the meeting's rooms.
    rooms: u64,
}

impl Scanner {
    pub(crate) fn new(tables: &Tables) -> Self {
        let padded = tables.longest_day + 2;
        Self {
            meet: vec![0; padded],
            change: vec![0; padded],
            met: vec![0; padded],
            energy: vec![0; padded],
            runs: vec![0; tables.words() * tables.rooms],
            found: Vec::with_capacity(tables.grains),
            likeliest: 0,
            least: i64::MAX,
        }
    }

    /// Forgets what was found for another meeting.
    pub(crate) fn begin(&mut self) {
        self.found.clear();
        self.likeliest = 0;
        self.least = i64::MAX;
    }

    /// Prices the places of a meeting on a day. The meeting must have no place.
    pub(crate) fn scan(&mut self, tables: &Tables, energies: &Energies, plan: &Plan, meeting: usize, day: usize) {
        let words = tables.words();
        let rooms = tables.rooms_of(meeting);
        let mut any = 0;
        for (runs, room) in self.runs.chunks_mut(words).zip(rooms) {
            runs.copy_from_slice(plan.free(tables, day, usize::from(*room)));
            shorten(runs, tables.duration(meeting));
            any |= runs.iter().fold(0, |any, word| any | word);
        }
        if any == 0 {
            return;
        }
        self.price(tables, energies, plan, meeting, day);
        let (first, _) = tables.day(day);
        for word in 0..words {
            let mut seen = 0;
            for (number, room) in rooms.iter().enumerate() {
                let runs = self.runs[number * words + word];
                let mut left = runs & !seen;
                seen |= runs;
                while left != 0 {
                    let bit = left.trailing_zeros();
                    left &= left - 1;
                    let start = word * 64 + bit as usize;
                    let energy = self.energy[start];
                    let with_room = energy + i64::from(tables.room_cost[usize::from(*room)]);
                    let also = (number..rooms.len()).map(|other| (self.runs[other * words + word] >> bit & 1) << other);
                    let rooms = also.fold(0, |rooms, room| rooms | room);
                    self.found.push(Found { start: small(first + start), energy, with_room, rooms });
                    if with_room < self.least {
                        self.least = with_room;
                        self.likeliest = self.found.len() - 1;
                    }
                }
            }
        }
    }

    /// The energy of each start of a day, rooms aside, as if nobody could stay in a room.
    ///
    /// Every other meeting changes it in a few places only: where it starts to overlap and where it ends. Sums over the day make
    /// energies of that.
    fn price(&mut self, tables: &Tables, energies: &Energies, plan: &Plan, meeting: usize, day: usize) {
        let (pair, shared) = (energies.pair(tables, meeting), tables.shared(meeting));
        let (first, length) = tables.day(day);
        let duration = tables.duration(meeting);
        let meet = &mut self.meet[..=length];
        let change = &mut self.change[..length + 2];
        for other in plan.members(day) {
            let other = usize::from(*other);
            let start = usize::from(plan.places()[other].start) - first;
            let after = start + tables.duration(other);
            let energy = i64::from(pair[other]);
            meet[start] += energy;
            meet[after] -= energy;
            let people = i64::from(shared[other]);
            change[start.saturating_sub(duration + ROOM_STABILITY)] += people;
            change[start] -= people;
            change[start + 1] += people;
            change[(after + ROOM_STABILITY + 1).min(length + 1)] -= people;
        }
        // Rooms should be stable over night, too: that is how the rule is written.
        for (ago, other) in plan.ended_lately(tables, first) {
            let people = i64::from(shared[other]);
            change[0] += people;
            change[(ROOM_STABILITY + 1 - ago).min(length + 1)] -= people;
        }
        for (ahead, other) in plan.begin_soon(tables, first + length) {
            change[(length + ahead).saturating_sub(duration + ROOM_STABILITY)] += i64::from(shared[other]);
        }
        let (mut row, mut sum) = (0, 0);
        for (met, meet) in self.met.iter_mut().zip(meet) {
            *met = sum;
            row += *meet;
            *meet = 0;
            sum += row;
        }
        let starts = length - duration + 1;
        let begins = &plan.begins(first + duration)[..starts];
        let ended = &plan.ended(first)[..starts];
        let mut people = 0;
        for start in 0..starts {
            people += change[start];
            let breaks = NO_BREAK * usize::from(begins[start] + ended[start]);
            // Both are far below 2⁶³.
            let alone = i64::try_from(breaks + first + start + duration - 1).unwrap_or(i64::MAX);
            self.energy[start] = self.met[start + duration] - self.met[start] + people + alone;
        }
        change.fill(0);
    }

    /// The cheapest place that was found, give or take a chance that grows with the temperature.
    pub(crate) fn choose(
        &self,
        tables: &Tables,
        plan: &Plan,
        meeting: usize,
        temperature: i64,
        random: &mut Random,
    ) -> Option<Place> {
        let rooms = tables.rooms_of(meeting);
        let most_stays = i64::from(tables.most_stays(meeting));
        let mut best = i64::MAX;
        let mut chosen = None;
        // The likeliest comes first, so that most others need no closer look: chance makes no place cheaper.
        let (before, from_likeliest) = self.found.split_at(self.likeliest.min(self.found.len()));
        for found in from_likeliest.iter().chain(before) {
            if found.with_room - most_stays >= best {
                continue;
            }
            let mut left = found.rooms;
            while left != 0 {
                let room = rooms[left.trailing_zeros() as usize];
                left &= left - 1;
                let place = Place { start: found.start, room };
                let stays = i64::from(plan.stays(tables, meeting, place));
                let mut energy = found.energy + i64::from(tables.room_cost[usize::from(room)]) - stays;
                if temperature > 0 {
                    energy += allowance(random, temperature);
                }
                if energy < best {
                    best = energy;
                    chosen = Some(place);
                }
            }
        }
        chosen
    }
}

/// Leaves of a set of free grains those from which `duration` are free: free now and free a little later, doubling.
fn shorten(free: &mut [u64], duration: usize) {
    let mut have = 1;
    while have < duration {
        let by = have.min(duration - have);
        let (skip, bits) = (by / 64, by % 64);
        for word in 0..free.len() {
            let low = free.get(word + skip).copied().unwrap_or(0) >> bits;
            let high = free.get(word + skip + 1).copied().unwrap_or(0);
            free[word] &= if bits == 0 { low } else { low | high << (64 - bits) };
        }
        have += by;
    }
}

#[cfg(test)]
mod tests {
    use super::{Scanner, shorten};
    use crate::instance::Instance;
    use crate::samples;
    use crate::search::course::Course;
    use crate::search::energies::Energies;
    use crate::search::plan::{Place, Plan};
    use crate::search::tables::Tables;
    use crate::search::{draw, small};
    use anytime::random;
    use proptest::prelude::{Strategy, any, prop_assert_eq, proptest};

    fn is_free(tables: &Tables, plan: &Plan, meeting: usize, place: Place) -> bool {
        let start = usize::from(place.start);
        let end = start + tables.duration(meeting);
        let nobody = |grain| usize::from(plan.occupants(tables, grain)[usize::from(place.room)]) == tables.meetings;
        end <= tables.grains && tables.day_of(start) == tables.day_of(end - 1) && (start..end).all(nobody)
    }

    proptest! {
        /// The scan finds what trying every place would find.
        #[test]
        fn the_cheapest_place_is_found(meetings in 2_u32..60, seed: u64) {
            let instance = Instance::from_json(&samples::file(meetings, seed)).unwrap();
            let tables = Tables::new(&instance);
            let energies = Energies::new(&tables, Course::long(1).weights(0));
            let (mut scanner, mut random) = (Scanner::new(&tables), random(seed, 1));
            let mut plan = Plan::empty(&tables);
            for meeting in 0..tables.meetings {
                scanner.begin();
                (0..tables.days()).for_each(|day| scanner.scan(&tables, &energies, &plan, meeting, day));
                let found = scanner.choose(&tables, &plan, meeting, 0, &mut random);
                let all = (0..tables.grains).flat_map(|start| {
                    tables.rooms_of(meeting).iter().map(move |room| Place { start: small(start), room: *room })
                });
                let free: Vec<Place> = all.filter(|place| is_free(&tables, &plan, meeting, *place)).collect();
                let energy = |place: Place| energies.weights.energy(plan.cost(&tables, meeting, place));
                prop_assert_eq!(found.map(energy), free.iter().map(|place| energy(*place)).min());
                // Go on from any place, so that plans get crowded in odd ways.
                if !free.is_empty() {
                    let place = free[draw(&mut random, free.len())];
                    let cost = plan.cost(&tables, meeting, place);
                    plan.put(&tables, meeting, place, cost);
                }
            }
        }

        /// In one word and in several, for every length.
        #[test]
        fn runs_are_found_bit_by_bit(free in proptest::collection::vec(any::<u64>().prop_map(|a| a | a << 1 | a >> 9), 1..4), duration in 1_usize..150) {
            let bit = |grain: usize| free.get(grain / 64).is_some_and(|word| word >> (grain % 64) & 1 == 1);
            let mut runs = free.clone();
            shorten(&mut runs, duration);
            for start in 0..free.len() * 64 {
                let expected = (start..start + duration).all(bit);
                prop_assert_eq!(runs[start / 64] >> (start % 64) & 1 == 1, expected);
            }
        }
    }
}
