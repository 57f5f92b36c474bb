//! Who sits where while it is searched, what that scores, and the way back.

use super::score::{Layer, Score};
use crate::instance::{Instance, Stop, signed};

/// A seat of a unit: the unit, and the number of the seat on its bench.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) unit: usize,
    pub(super) seat: usize,
}

/// The seats taken so far. The score is brought up to date by [`settle`](State::settle).
#[derive(Debug, Clone)]
pub(super) struct State<'a> {
    pub(super) instance: &'a Instance<'a>,
    /// By unit, the kind of its bench, if it has one.
    kind: Vec<Option<usize>>,
    /// By unit, who sits on each seat of that bench.
    seats: Vec<Vec<Option<usize>>>,
    /// By person, where they sit.
    places: Vec<Vec<Place>>,
    /// By person, their sittings in all, and in each week.
    load: Vec<i64>,
    week_load: Vec<i64>,
    /// By person and half-day, whether they sit.
    busy: Vec<bool>,
    journal: Vec<Change>,
    unit_score: Vec<Score>,
    person_score: Vec<Score>,
    group_score: Vec<Score>,
    total: Score,
    dirty_units: Vec<usize>,
    dirty_people: Vec<usize>,
}

/// What was done, as far as it takes to undo it.
#[derive(Debug, Clone, Copy)]
enum Change {
    Seated(Place),
    Left(Place, usize),
    Kind(usize, Option<usize>),
}

/// A moment to go back to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark(usize);

impl<'a> State<'a> {
    /// Nobody sits but who is locked.
    pub(super) fn new(instance: &'a Instance<'a>) -> Self {
        let (units, people) = (instance.units.len(), instance.people.len());
        let mut state = Self {
            instance,
            kind: vec![None; units],
            seats: vec![Vec::new(); units],
            places: vec![Vec::new(); people],
            load: vec![0; people],
            week_load: vec![0; people * instance.weeks],
            busy: vec![false; people * instance.slots],
            journal: Vec::new(),
            unit_score: vec![Score::default(); units],
            person_score: vec![Score::default(); people],
            group_score: vec![Score::default(); instance.preferred.len()],
            total: Score::default(),
            dirty_units: (0..units).collect(),
            dirty_people: (0..people).collect(),
        };
        for (number, unit) in instance.units.iter().enumerate() {
            for (seat, person) in &unit.locked {
                state.set_kind(number, unit.kinds.first().copied());
                state.seat(Place { unit: number, seat: *seat }, *person);
            }
        }
        state.settle();
        state.commit();
        state
    }

    pub(super) fn kind(&self, unit: usize) -> Option<usize> {
        self.kind[unit]
    }

    pub(super) fn seats(&self, unit: usize) -> &[Option<usize>] {
        &self.seats[unit]
    }

    pub(super) fn places(&self, person: usize) -> &[Place] {
        &self.places[person]
    }

    pub(super) fn load(&self, person: usize) -> i64 {
        self.load[person]
    }

    pub(super) fn who(&self, place: Place) -> Option<usize> {
        self.seats[place.unit][place.seat]
    }

    /// The role that a seat asks for. The unit has a bench.
    pub(super) fn role(&self, place: Place) -> usize {
        self.kind[place.unit].map_or(usize::MAX, |kind| self.instance.kinds[kind].roles[place.seat])
    }

    pub(super) fn is_full(&self, unit: usize) -> bool {
        self.kind[unit].is_some() && self.seats[unit].iter().all(Option::is_some)
    }

    pub(super) fn is_busy(&self, person: usize, unit: usize) -> bool {
        let row = &self.busy[person * self.instance.slots..][..self.instance.slots];
        self.instance.units[unit].slots.iter().any(|slot| row[*slot])
    }

    /// Whether a person may sit in `unit`, by their most sittings, after giving up `instead` if that is named.
    pub(super) fn within_limits(&self, person: usize, unit: usize, instead: Option<usize>) -> bool {
        let units = &self.instance.units;
        let limits = &self.instance.people[person];
        let freed = instead.map(|unit| &units[unit]);
        let total = self.load[person] + units[unit].sittings - freed.map_or(0, |freed| freed.sittings);
        total <= limits.most
            && units[unit].weeks.iter().all(|(week, sittings)| {
                let freed = freed
                    .and_then(|freed| freed.weeks.iter().find(|(freed, _)| freed == week))
                    .map_or(0, |(_, sittings)| *sittings);
                self.week_load[person * self.instance.weeks + week] + sittings - freed <= limits.most_in_week
            })
    }

    /// Gives an empty unit another kind of bench.
    pub(super) fn set_kind(&mut self, unit: usize, kind: Option<usize>) {
        if self.kind[unit] != kind {
            self.journal.push(Change::Kind(unit, self.kind[unit]));
            self.put_kind(unit, kind);
        }
    }

    fn put_kind(&mut self, unit: usize, kind: Option<usize>) {
        self.kind[unit] = kind;
        let seats = kind.map_or(0, |kind| self.instance.kinds[kind].roles.len());
        self.seats[unit].clear();
        self.seats[unit].resize(seats, None);
        self.dirty_units.push(unit);
    }

    /// Takes an empty seat.
    pub(super) fn seat(&mut self, place: Place, person: usize) {
        self.journal.push(Change::Seated(place));
        self.put(place, person);
    }

    /// Empties a seat; who sat there?
    pub(super) fn vacate(&mut self, place: Place) -> Option<usize> {
        let person = self.take(place)?;
        self.journal.push(Change::Left(place, person));
        Some(person)
    }

    fn put(&mut self, place: Place, person: usize) {
        self.seats[place.unit][place.seat] = Some(person);
        self.places[person].push(place);
        self.count(place.unit, person, 1);
    }

    fn take(&mut self, place: Place) -> Option<usize> {
        let person = self.seats[place.unit][place.seat].take()?;
        self.places[person].retain(|other| *other != place);
        self.count(place.unit, person, -1);
        Some(person)
    }

    fn count(&mut self, number: usize, person: usize, sign: i64) {
        let unit = &self.instance.units[number];
        self.load[person] += sign * unit.sittings;
        for (week, sittings) in &unit.weeks {
            self.week_load[person * self.instance.weeks + week] += sign * sittings;
        }
        for slot in &unit.slots {
            self.busy[person * self.instance.slots + slot] = sign > 0;
        }
        self.dirty_units.push(number);
        self.dirty_people.push(person);
    }

    pub(super) fn mark(&self) -> Mark {
        Mark(self.journal.len())
    }

    /// Forgets the way back.
    pub(super) fn commit(&mut self) {
        self.journal.clear();
    }

    /// Undoes everything since the mark.
    pub(super) fn go_back(&mut self, mark: Mark) {
        while self.journal.len() > mark.0 {
            match self.journal.pop() {
                Some(Change::Seated(place)) => {
                    self.take(place);
                }
                Some(Change::Left(place, person)) => self.put(place, person),
                Some(Change::Kind(unit, kind)) => self.put_kind(unit, kind),
                None => return,
            }
        }
    }

    /// The score, brought up to date.
    pub(super) fn settle(&mut self) -> Score {
        self.dirty_units.sort_unstable();
        self.dirty_units.dedup();
        self.dirty_people.sort_unstable();
        self.dirty_people.dedup();
        let mut groups = Vec::new();
        for unit in std::mem::take(&mut self.dirty_units) {
            let score = self.score_unit(unit);
            replace(&mut self.total, &mut self.unit_score[unit], score);
            groups.extend(self.instance.preferred_of[unit]);
        }
        for person in std::mem::take(&mut self.dirty_people) {
            let score = self.score_person(person);
            replace(&mut self.total, &mut self.person_score[person], score);
        }
        groups.sort_unstable();
        groups.dedup();
        for group in groups {
            let score = self.score_group(group);
            replace(&mut self.total, &mut self.group_score[group], score);
        }
        self.total
    }

    fn score_unit(&self, number: usize) -> Score {
        let unit = &self.instance.units[number];
        let seats = &self.seats[number];
        let mut score = Score::default();
        if !self.is_full(number) {
            score.add(Layer::NotFull, unit.value());
        }
        let empty = seats.iter().all(Option::is_none);
        // A bench on which nobody sits is none.
        let kind = self.kind[number].filter(|_| !empty).map(|kind| &self.instance.kinds[kind]);
        let presides = kind.is_some_and(|kind| {
            // Of a bench without a chair nobody is missed.
            !kind.presides.contains(&true)
                || kind.presides.iter().zip(seats).any(|(presides, who)| *presides && who.is_some())
        });
        if unit.wants_chair && !presides {
            score.add(Layer::NobodyPresides, unit.value());
        }
        if empty {
            score.add(Layer::Nobody, unit.value());
        }
        if !unit.current.is_empty() {
            let roles = kind.map_or(&[][..], |kind| &kind.roles);
            let kept: i64 = roles.iter().zip(seats).filter_map(|(role, who)| unit.current.get(&(*role, (*who)?))).sum();
            score.add(Layer::Changes, unit.current.values().sum::<i64>() - kept);
        }
        score
    }

    fn score_person(&self, person: usize) -> Score {
        let limits = &self.instance.people[person];
        let load = self.load[person];
        let mut score = Score::default();
        score.add(Layer::BelowLeast, (limits.least - load).max(0));
        let distance = load - limits.share;
        score.add(Layer::Unfairness, distance.saturating_mul(distance));
        let mut stops: Vec<Stop> =
            self.places[person].iter().flat_map(|place| &self.instance.units[place.unit].stops).copied().collect();
        stops.sort_unstable();
        let travel = stops
            .windows(2)
            .filter(|pair| pair[0].day == pair[1].day)
            .map(|pair| i64::from(pair[0].venue != pair[1].venue) + i64::from(pair[0].room != pair[1].room));
        score.add(Layer::Travel, travel.sum());
        score
    }

    fn score_group(&self, group: usize) -> Score {
        let people = |unit: usize| self.seats[unit].iter().flatten();
        let differs = |one: usize, other: usize| {
            signed(people(one).filter(|person| !people(other).any(|same| same == *person)).count())
        };
        let mut score = Score::default();
        let broken =
            self.instance.preferred[group].windows(2).map(|pair| differs(pair[0], pair[1]) + differs(pair[1], pair[0]));
        score.add(Layer::LinksBroken, broken.sum());
        score
    }
}

fn replace(total: &mut Score, old: &mut Score, new: Score) {
    total.minus(old);
    total.plus(&new);
    *old = new;
}
