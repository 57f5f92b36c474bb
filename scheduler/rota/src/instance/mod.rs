//! A rota in numbers: what the search and the bound work on.

mod numbers;

use std::collections::{BTreeMap, BTreeSet};

use calendars::LocalDate;

use crate::fitness::unfit;
use crate::model::{Half, HalfDay, Linked, Rota, Session, SoundRota, groups};
use numbers::{Names, Numbers, Places};

/// Limits stand in for "no limit" from here on: no rota has so many sittings.
const UNLIMITED: i64 = i64::MAX / 4;

/// Sessions, people and kinds of bench by number, in the order of the rota.
#[derive(Debug)]
pub(crate) struct Instance<'a> {
    pub(crate) rota: &'a Rota,
    pub(crate) kinds: Vec<Kind>,
    pub(crate) units: Vec<Unit>,
    pub(crate) people: Vec<Limits>,
    /// How many half-days there are with a session, and how many weeks.
    pub(crate) slots: usize,
    pub(crate) weeks: usize,
    /// Sessions of one group that are not one unit, if they should but need not have the same people.
    pub(crate) preferred: Vec<Vec<usize>>,
    /// By unit, its number in `preferred`.
    pub(crate) preferred_of: Vec<Option<usize>>,
}

/// A kind of bench.
#[derive(Debug)]
pub(crate) struct Kind {
    /// The role of each seat.
    pub(crate) roles: Vec<usize>,
    /// Whether who sits there presides.
    pub(crate) presides: Vec<bool>,
}

/// Sessions that have one bench: a group of linked ones, or one alone.
#[derive(Debug)]
pub(crate) struct Unit {
    pub(crate) sessions: Vec<usize>,
    /// The half-days it takes, ascending.
    pub(crate) slots: Vec<usize>,
    /// The sittings in each week; together, the sittings that it costs a person.
    pub(crate) weeks: Vec<(usize, i64)>,
    pub(crate) sittings: i64,
    /// Where it is at each of its half-days.
    pub(crate) stops: Vec<Stop>,
    /// The kinds of bench that it may have. If seats are locked, the one that it has.
    pub(crate) kinds: Vec<usize>,
    /// Who may sit, by role, ascending: those who are fit for all its sessions and not locked elsewhere at the time.
    pub(crate) eligible: BTreeMap<usize, Vec<usize>>,
    /// Seats of its only kind that are locked, and for whom.
    pub(crate) locked: Vec<(usize, usize)>,
    /// Who sits here now by role, whether locked or not, with the number of sessions.
    pub(crate) current: BTreeMap<(usize, usize), i64>,
    /// The kinds of bench on which they sit, with the number of people and sessions.
    pub(crate) current_kinds: BTreeMap<usize, i64>,
    /// Whether some kind has a seat that presides.
    pub(crate) wants_chair: bool,
}

/// A place at a time; ordered by time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Stop {
    pub(crate) day: i32,
    pub(crate) half: Half,
    pub(crate) venue: usize,
    pub(crate) room: usize,
}

/// What limits a person, in sittings.
#[derive(Debug)]
pub(crate) struct Limits {
    pub(crate) least: i64,
    pub(crate) most: i64,
    pub(crate) most_in_week: i64,
    /// 0 if none is stated: then the fewer the fairer.
    pub(crate) share: i64,
}

impl Unit {
    /// How many sessions are held if it has a full bench.
    pub(crate) fn value(&self) -> i64 {
        signed(self.sessions.len())
    }

    /// Whether two units share a half-day.
    pub(crate) fn overlaps(&self, other: &Self) -> bool {
        self.slots.iter().any(|slot| other.slots.binary_search(slot).is_ok())
    }

    /// The locked seat of a person, or the person of a seat.
    pub(crate) fn is_locked(&self, seat: usize) -> bool {
        self.locked.iter().any(|(locked, _)| *locked == seat)
    }

    pub(crate) fn eligible(&self, role: usize) -> &[usize] {
        self.eligible.get(&role).map_or(&[], Vec::as_slice)
    }
}

impl<'a> Instance<'a> {
    pub(crate) fn new(rota: &'a SoundRota) -> Self {
        let rota = rota.rota();
        let roles: Names = rota.benches.iter().flat_map(|bench| &bench.seats).map(|seat| seat.role.as_str()).collect();
        let kinds = rota
            .benches
            .iter()
            .map(|bench| Kind {
                roles: bench.seats.iter().map(|seat| roles.number(&seat.role.as_str())).collect(),
                presides: bench.seats.iter().map(|seat| seat.presides).collect(),
            })
            .collect();
        let slots: Numbers<HalfDay> = rota.sessions.iter().flat_map(Session::half_days).collect();
        let weeks: Numbers<LocalDate> = rota.sessions.iter().map(|session| session.date.iso_week_monday()).collect();
        let mut instance = Self {
            rota,
            kinds,
            units: Vec::new(),
            people: rota.people.iter().map(limits).collect(),
            slots: slots.len(),
            weeks: weeks.len(),
            preferred: Vec::new(),
            preferred_of: Vec::new(),
        };
        let places = Places::new(rota);
        for sessions in groups(&rota.sessions, rota.rules.linked) {
            instance.units.push(instance.unit(sessions, &roles, &slots, &weeks, &places));
        }
        instance.take_in_assignments(&roles);
        instance.exclude_the_locked();
        instance.note_preferences();
        instance
    }

    fn unit(
        &self,
        sessions: Vec<usize>,
        roles: &Names<'_>,
        slots: &Numbers<HalfDay>,
        weeks: &Numbers<LocalDate>,
        places: &Places<'_>,
    ) -> Unit {
        let rota = self.rota;
        let of = || sessions.iter().map(|at| &rota.sessions[*at]);
        let mut in_week = BTreeMap::new();
        for session in of() {
            *in_week.entry(weeks.number(&session.date.iso_week_monday())).or_insert(0) +=
                signed(session.when.halves().len());
        }
        let kinds: Vec<usize> = (0..rota.benches.len())
            .filter(|kind| of().all(|session| rota.benches[*kind].may_hear(&session.panel, &session.business)))
            .collect();
        let asked: BTreeSet<usize> = kinds.iter().flat_map(|kind| &self.kinds[*kind].roles).copied().collect();
        let eligible = asked
            .into_iter()
            .map(|role| {
                let fit = |person: &usize| {
                    of().all(|session| unfit(&rota.people[*person], session, roles.name(role)).is_none())
                };
                (role, (0..rota.people.len()).filter(fit).collect())
            })
            .collect();
        let mut unit_slots: Vec<usize> = of().flat_map(Session::half_days).map(|half| slots.number(&half)).collect();
        unit_slots.sort_unstable();
        let wants_chair = kinds.iter().any(|kind| rota.benches[*kind].has_chair());
        Unit {
            slots: unit_slots,
            sittings: in_week.values().sum(),
            weeks: in_week.into_iter().collect(),
            stops: of().flat_map(|session| places.stops(session)).collect(),
            kinds,
            eligible,
            locked: Vec::new(),
            current: BTreeMap::new(),
            current_kinds: BTreeMap::new(),
            wants_chair,
            sessions,
        }
    }

    /// Notes who sits where now, and what of it is locked.
    fn take_in_assignments(&mut self, roles: &Names<'_>) {
        let rota = self.rota;
        let mut unit_of = BTreeMap::new();
        for (number, unit) in self.units.iter().enumerate() {
            unit_of.extend(unit.sessions.iter().map(|session| (rota.sessions[*session].id.as_str(), number)));
        }
        let people: BTreeMap<&str, usize> =
            rota.people.iter().enumerate().map(|(number, person)| (person.id.as_str(), number)).collect();
        for assignment in &rota.assignments {
            let kind = rota.benches.iter().position(|bench| bench.id == assignment.bench);
            let found = (unit_of.get(assignment.session.as_str()), people.get(assignment.person.as_str()), kind);
            let (Some(unit), Some(person), Some(kind)) = found else { continue };
            let Some(seat) = rota.benches[kind].seats.iter().position(|seat| seat.name == assignment.seat) else {
                continue;
            };
            let unit = &mut self.units[*unit];
            let role = roles.number(&rota.benches[kind].seats[seat].role.as_str());
            *unit.current.entry((role, *person)).or_insert(0) += 1;
            *unit.current_kinds.entry(kind).or_insert(0) += 1;
            if assignment.locked && !unit.locked.contains(&(seat, *person)) {
                unit.kinds = vec![kind];
                unit.locked.push((seat, *person));
            }
        }
    }

    /// Who is locked at a time is eligible nowhere else at that time, nor for another seat of the bench.
    fn exclude_the_locked(&mut self) {
        let mut locked_at: Vec<Vec<(usize, usize)>> = vec![Vec::new(); self.slots];
        for (number, unit) in self.units.iter().enumerate() {
            for slot in &unit.slots {
                locked_at[*slot].extend(unit.locked.iter().map(|(_, person)| (*person, number)));
            }
        }
        for unit in &mut self.units {
            let elsewhere: BTreeSet<usize> =
                unit.slots.iter().flat_map(|slot| &locked_at[*slot]).map(|(person, _)| *person).collect();
            for people in unit.eligible.values_mut() {
                people.retain(|person| !elsewhere.contains(person));
            }
        }
    }

    fn note_preferences(&mut self) {
        self.preferred_of = vec![None; self.units.len()];
        if self.rota.rules.linked != Linked::Preferred {
            return;
        }
        let mut by_name: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (number, unit) in self.units.iter().enumerate() {
            let name = unit.sessions.iter().find_map(|session| self.rota.sessions[*session].linked.as_deref());
            if let Some(name) = name {
                by_name.entry(name).or_default().push(number);
            }
        }
        for group in by_name.into_values().filter(|group| group.len() > 1) {
            for unit in &group {
                self.preferred_of[*unit] = Some(self.preferred.len());
            }
            self.preferred.push(group);
        }
    }
}

fn limits(person: &crate::model::Person) -> Limits {
    let of = |limit: Option<u32>| limit.map(i64::from);
    Limits {
        least: of(person.sittings.least).unwrap_or(0),
        most: of(person.sittings.most).unwrap_or(UNLIMITED),
        most_in_week: of(person.sittings.most_in_week).unwrap_or(UNLIMITED),
        share: of(person.sittings.share).unwrap_or(0),
    }
}

/// A count as a number that differences can be taken of.
pub(crate) fn signed(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
