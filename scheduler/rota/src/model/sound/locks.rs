//! Which locks can be kept, all together.

use std::collections::{BTreeMap, BTreeSet};

use calendars::LocalDate;

use crate::fitness::unfit;
use crate::model::{Assignment, FaultKind, HalfDay, Rota, groups};

/// The locks so far, each of which holds for its session's whole group.
pub(super) struct Locks<'a> {
    rota: &'a Rota,
    sessions: BTreeMap<&'a str, usize>,
    people: BTreeMap<&'a str, usize>,
    /// By session, the sessions of its group, itself included.
    group: Vec<Vec<usize>>,
    /// By the first session of a group, its bench.
    benches: BTreeMap<usize, usize>,
    /// By the first session of a group and seat, who sits there.
    seats: BTreeMap<(usize, usize), usize>,
    busy: BTreeSet<(usize, HalfDay)>,
    sittings: BTreeMap<usize, u32>,
    in_week: BTreeMap<(usize, LocalDate), u32>,
}

/// The numbers of what an assignment names.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
    session: usize,
    bench: usize,
    seat: usize,
    person: usize,
}

/// The field at fault, and what is wrong with it.
type Refusal = (&'static str, FaultKind);

impl<'a> Locks<'a> {
    pub(super) fn new(rota: &'a Rota) -> Self {
        let mut group = vec![Vec::new(); rota.sessions.len()];
        for members in groups(&rota.sessions, rota.rules.linked) {
            for session in &members {
                group[*session].clone_from(&members);
            }
        }
        Self {
            rota,
            sessions: rota.sessions.iter().enumerate().map(|(at, session)| (session.id.as_str(), at)).collect(),
            people: rota.people.iter().enumerate().map(|(at, person)| (person.id.as_str(), at)).collect(),
            group,
            benches: BTreeMap::new(),
            seats: BTreeMap::new(),
            busy: BTreeSet::new(),
            sittings: BTreeMap::new(),
            in_week: BTreeMap::new(),
        }
    }

    pub(super) fn known(&self, assignment: &Assignment) -> Result<Known, Refusal> {
        let Assignment { session, bench, seat, person, .. } = assignment;
        let session = *self
            .sessions
            .get(session.as_str())
            .ok_or_else(|| ("session", FaultKind::UnknownSession(session.clone())))?;
        let benches = &self.rota.benches;
        let bench = benches
            .iter()
            .position(|known| known.id == *bench)
            .ok_or_else(|| ("bench", FaultKind::UnknownBench(bench.clone())))?;
        let seat = benches[bench]
            .seats
            .iter()
            .position(|known| known.name == *seat)
            .ok_or_else(|| ("seat", FaultKind::UnknownSeat(seat.clone())))?;
        let person =
            *self.people.get(person.as_str()).ok_or_else(|| ("person", FaultKind::UnknownPerson(person.clone())))?;
        Ok(Known { session, bench, seat, person })
    }

    /// Takes the lock if it can be kept beside those before it.
    pub(super) fn lock(&mut self, lock: Known) -> Result<(), Refusal> {
        let Known { session, bench, seat, person } = lock;
        let rota = self.rota;
        let group: Vec<_> = self.group[session].iter().map(|member| &rota.sessions[*member]).collect();
        let first = self.group[session][0];
        let kind = &rota.benches[bench];
        if !group.iter().all(|member| kind.may_hear(&member.panel, &member.business)) {
            return Err(("bench", FaultKind::BenchNotAllowed));
        }
        if let Some(other) = self.benches.get(&first).filter(|other| **other != bench) {
            return Err(("bench", FaultKind::OtherBench(rota.benches[*other].id.clone())));
        }
        match self.seats.get(&(first, seat)) {
            Some(same) if *same == person => return Ok(()),
            Some(other) => return Err(("seat", FaultKind::SeatTaken(rota.people[*other].id.clone()))),
            None => {}
        }
        let who = &rota.people[person];
        if let Some(hindrance) = group.iter().find_map(|member| unfit(who, member, &kind.seats[seat].role)) {
            return Err(("person", FaultKind::Unfit(hindrance)));
        }
        let halves: Vec<HalfDay> = group.iter().flat_map(|member| member.half_days()).collect();
        if halves.iter().any(|half| self.busy.contains(&(person, *half))) {
            return Err(("person", FaultKind::TwiceAtOnce(who.id.clone())));
        }
        self.count(person, &halves).ok_or(("person", FaultKind::TooOften))?;
        self.benches.insert(first, bench);
        self.seats.insert((first, seat), person);
        self.busy.extend(halves.iter().map(|half| (person, *half)));
        Ok(())
    }

    /// Counts sittings, if they stay within what the person may sit.
    fn count(&mut self, person: usize, halves: &[HalfDay]) -> Option<()> {
        let limits = self.rota.people[person].sittings;
        let mut total = self.sittings.get(&person).copied().unwrap_or(0);
        let mut weeks = BTreeMap::new();
        for half in halves {
            total = total.checked_add(1)?;
            let week = (person, half.date.iso_week_monday());
            *weeks.entry(week).or_insert_with(|| self.in_week.get(&week).copied().unwrap_or(0)) += 1;
        }
        let within = limits.most.is_none_or(|most| total <= most)
            && weeks.values().all(|count| limits.most_in_week.is_none_or(|most| *count <= most));
        within.then(|| {
            self.sittings.insert(person, total);
            self.in_week.extend(weeks);
        })
    }
}
