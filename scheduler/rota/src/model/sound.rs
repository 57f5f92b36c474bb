//! Separates what can be filled from what is wrong.

use std::collections::{BTreeMap, BTreeSet};

use super::{Assignment, Bench, Fault, FaultKind, Linked, Person, Rota, Session};

mod locks;

/// A rota in which every id is known and used once, every session can be heard by some bench, and every lock can be kept.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SoundRota(Rota);

impl SoundRota {
    /// The rota.
    #[must_use]
    pub fn rota(&self) -> &Rota {
        &self.0
    }

    /// The rota, to be changed: then it has to be [looked at](sound) again.
    #[must_use]
    pub fn into_rota(self) -> Rota {
        self.0
    }
}

/// What is sound of a rota, and every fault.
#[must_use]
pub fn sound(rota: Rota) -> (SoundRota, Vec<Fault>) {
    fn placed<T>(list: Vec<T>) -> Vec<Placed<T>> {
        list.into_iter().enumerate().map(|(at, it)| Placed { at, it }).collect()
    }
    let Rota { format, name, rules, benches, sessions, people, assignments } = rota;
    Draft {
        head: Rota { format, name, rules, ..Rota::default() },
        benches: placed(benches),
        sessions: placed(sessions),
        people: placed(people),
        assignments: placed(assignments),
    }
    .sound()
}

/// The sessions by group, in order of their first: those that must have one bench. A session of no group is alone.
pub(crate) fn groups(sessions: &[Session], linked: Linked) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut by_name = BTreeMap::new();
    for (at, session) in sessions.iter().enumerate() {
        match session.linked.as_deref().filter(|_| linked == Linked::Together) {
            Some(name) => {
                let group = *by_name.entry(name).or_insert_with(|| {
                    groups.push(Vec::new());
                    groups.len() - 1
                });
                groups[group].push(at);
            }
            None => groups.push(vec![at]),
        }
    }
    groups
}

/// An element and its place in the list that it came from.
#[derive(Debug, Clone)]
pub(super) struct Placed<T> {
    pub(super) at: usize,
    pub(super) it: T,
}

/// A rota not yet looked at.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// Everything but the lists.
    pub(super) head: Rota,
    pub(super) benches: Vec<Placed<Bench>>,
    pub(super) sessions: Vec<Placed<Session>>,
    pub(super) people: Vec<Placed<Person>>,
    pub(super) assignments: Vec<Placed<Assignment>>,
}

impl Draft {
    pub(super) fn sound(self) -> (SoundRota, Vec<Fault>) {
        let mut rota = self.head;
        let mut faults = Faults(Vec::new());
        rota.benches = faults.benches(self.benches, &self.people);
        let sessions = faults.sessions(self.sessions, &rota.benches, rota.rules.linked);
        rota.sessions = sessions;
        rota.people = faults.people(self.people, &rota.benches);
        rota.assignments = faults.assignments(self.assignments, &rota);
        (SoundRota(rota), faults.0)
    }
}

struct Faults(Vec<Fault>);

impl Faults {
    fn add(&mut self, path: String, kind: FaultKind) {
        self.0.push(Fault::new(path, kind));
    }

    /// Whether the id is new; a fault if not.
    fn is_new(&mut self, seen: &mut BTreeSet<String>, path: String, id: &str) -> bool {
        let new = seen.insert(id.to_owned());
        if !new {
            self.add(path, FaultKind::Duplicate(id.to_owned()));
        }
        new
    }

    fn benches(&mut self, benches: Vec<Placed<Bench>>, people: &[Placed<Person>]) -> Vec<Bench> {
        let roles: BTreeSet<&str> = people.iter().flat_map(|person| &person.it.roles).map(String::as_str).collect();
        let mut seen = BTreeSet::new();
        let mut kept = Vec::new();
        for Placed { at, it: mut bench } in benches {
            let new = self.is_new(&mut seen, format!("benches[{at}].id"), &bench.id);
            let mut names = BTreeSet::new();
            let mut index = 0;
            bench.seats.retain(|seat| {
                let path = format!("benches[{at}].seats[{index}]");
                index += 1;
                if !roles.contains(seat.role.as_str()) {
                    self.add(format!("{path}.role"), FaultKind::NobodyHasRole(seat.role.clone()));
                }
                self.is_new(&mut names, format!("{path}.name"), &seat.name)
            });
            match bench.seats.len() {
                0 => self.add(format!("benches[{at}].seats"), FaultKind::NoSeats),
                seats @ 13.. => self.add(format!("benches[{at}].seats"), FaultKind::TooManySeats(seats)),
                _ if new => kept.push(bench),
                _ => {}
            }
        }
        kept
    }

    fn sessions(&mut self, sessions: Vec<Placed<Session>>, benches: &[Bench], linked: Linked) -> Vec<Session> {
        let mut seen = BTreeSet::new();
        let mut kept: Vec<Session> = Vec::new();
        let mut group_of: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for Placed { at, it: mut session } in sessions {
            if !self.is_new(&mut seen, format!("sessions[{at}].id"), &session.id) {
                continue;
            }
            if session.when.halves().is_empty() {
                self.add(format!("sessions[{at}].when"), FaultKind::EndsBeforeStart);
                continue;
            }
            if !benches.iter().any(|bench| bench.may_hear(&session.panel, &session.business)) {
                let (panel, business) = (session.panel.clone(), session.business.clone());
                self.add(format!("sessions[{at}]"), FaultKind::NoBench { panel, business });
                continue;
            }
            if let Some(name) = session.linked.clone().filter(|_| linked == Linked::Together) {
                let group = group_of.entry(name).or_default();
                match misfit(&session, &group.iter().map(|other| &kept[*other]), benches) {
                    Some(kind) => {
                        self.add(format!("sessions[{at}].linked"), kind);
                        session.linked = None;
                    }
                    None => group.push(kept.len()),
                }
            }
            kept.push(session);
        }
        kept
    }

    fn people(&mut self, people: Vec<Placed<Person>>, benches: &[Bench]) -> Vec<Person> {
        let roles: BTreeSet<&str> =
            benches.iter().flat_map(|bench| &bench.seats).map(|seat| seat.role.as_str()).collect();
        let mut seen = BTreeSet::new();
        let mut kept = Vec::new();
        for Placed { at, it: mut person } in people {
            let path = format!("people[{at}]");
            if !self.is_new(&mut seen, format!("{path}.id"), &person.id) {
                continue;
            }
            for (index, role) in person.roles.iter().enumerate().filter(|(_, role)| !roles.contains(role.as_str())) {
                self.add(format!("{path}.roles[{index}]"), FaultKind::UnknownRole(role.clone()));
            }
            let sittings = &mut person.sittings;
            if let (Some(least), Some(most)) = (sittings.least, sittings.most)
                && least > most
            {
                self.add(format!("{path}.sittings.least"), FaultKind::LeastAboveMost { least, most });
                sittings.least = None;
            }
            let available = &person.available;
            if let (Some(first), Some(last)) = (available.first, available.last)
                && last < first
            {
                // Such a person is never available, which is what the days say.
                self.add(format!("{path}.available.last"), FaultKind::BackwardDays(first));
            }
            for (index, days) in available.away.iter().enumerate().filter(|(_, days)| days.last < days.first) {
                self.add(format!("{path}.available.away[{index}].last"), FaultKind::BackwardDays(days.first));
            }
            kept.push(person);
        }
        kept
    }

    fn assignments(&mut self, assignments: Vec<Placed<Assignment>>, rota: &Rota) -> Vec<Assignment> {
        let mut locks = locks::Locks::new(rota);
        let mut kept = Vec::new();
        for Placed { at, it: assignment } in assignments {
            match locks.known(&assignment).and_then(|known| if assignment.locked { locks.lock(known) } else { Ok(()) })
            {
                Ok(()) => kept.push(assignment),
                Err((field, kind)) => self.add(format!("assignments[{at}].{field}"), kind),
            }
        }
        kept
    }
}

/// What keeps a session out of a group of others.
fn misfit<'a>(
    session: &Session,
    group: &(impl Iterator<Item = &'a Session> + Clone),
    benches: &[Bench],
) -> Option<FaultKind> {
    let overlaps = |other: &&Session| other.half_days().any(|at| session.half_days().any(|own| own == at));
    if let Some(other) = group.clone().find(overlaps) {
        return Some(FaultKind::LinkedAtOnce(other.id.clone()));
    }
    let hears = |bench: &Bench, session: &Session| bench.may_hear(&session.panel, &session.business);
    let bench = benches.iter().any(|bench| hears(bench, session) && group.clone().all(|other| hears(bench, other)));
    (!bench).then_some(FaultKind::LinkedWithoutBench)
}
