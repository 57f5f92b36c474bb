//! Who sits where, gathered from assignments.

use std::collections::{BTreeMap, BTreeSet};

use super::Moves;
use crate::model::{Assignment, Bench, Rota, Session};

/// Who sits where, by id.
pub(super) struct Seated<'a> {
    /// By session, its seats: bench, seat, person.
    by_session: BTreeMap<&'a str, Vec<(&'a Bench, &'a str, &'a str)>>,
    /// By person, their sessions, each with the role.
    by_person: BTreeMap<&'a str, Vec<(&'a Session, &'a str)>>,
}

impl<'a> Seated<'a> {
    pub(super) fn new(rota: &'a Rota, assignments: &'a [Assignment]) -> Self {
        let sessions: BTreeMap<&str, &Session> =
            rota.sessions.iter().map(|session| (session.id.as_str(), session)).collect();
        let people: BTreeSet<&str> = rota.people.iter().map(|person| person.id.as_str()).collect();
        let mut seated = Self { by_session: BTreeMap::new(), by_person: BTreeMap::new() };
        for assignment in assignments {
            let bench = rota.benches.iter().find(|bench| bench.id == assignment.bench);
            let seat = bench.and_then(|bench| bench.seats.iter().find(|seat| seat.name == assignment.seat));
            let session = sessions.get(assignment.session.as_str());
            let (Some(bench), Some(seat), Some(session)) = (bench, seat, session) else { continue };
            if people.contains(assignment.person.as_str()) {
                let person = assignment.person.as_str();
                seated.by_session.entry(&session.id).or_default().push((bench, &seat.name, person));
                seated.by_person.entry(person).or_default().push((session, &seat.role));
            }
        }
        seated
    }

    /// What a person sits in.
    pub(super) fn of(&self, person: &str) -> &[(&'a Session, &'a str)] {
        self.by_person.get(person).map_or(&[], Vec::as_slice)
    }

    pub(super) fn bench(&self, session: &Session) -> Sitting<'a> {
        let seats = self.by_session.get(session.id.as_str()).map_or(&[][..], Vec::as_slice);
        Sitting {
            // Of two kinds, which is a breach, the first counts.
            kind: seats.first().map(|(bench, ..)| *bench),
            taken: seats.iter().map(|(_, seat, _)| *seat).collect(),
        }
    }

    pub(super) fn sittings_by_role(&self) -> BTreeMap<String, u64> {
        let mut by_role = BTreeMap::new();
        for (session, role) in self.by_person.values().flatten() {
            *by_role.entry((*role).to_owned()).or_insert(0) += session.half_days().map(|_| 1_u64).sum::<u64>();
        }
        by_role
    }

    pub(super) fn moves(&self, rota: &Rota) -> Moves {
        let mut moves = Moves::default();
        for person in &rota.people {
            let mut stops: Vec<_> = self
                .of(&person.id)
                .iter()
                .flat_map(|(session, _)| session.half_days().map(move |at| (at, &session.venue, &session.room)))
                .collect();
            stops.sort_unstable();
            for pair in stops.windows(2).filter(|pair| pair[0].0.date == pair[1].0.date) {
                moves.to_another_venue += usize::from(pair[0].1 != pair[1].1);
                moves.to_another_room += usize::from((pair[0].1, pair[0].2) != (pair[1].1, pair[1].2));
            }
        }
        moves
    }
}

/// One session's bench, as far as it is filled.
pub(super) struct Sitting<'a> {
    pub(super) kind: Option<&'a Bench>,
    pub(super) taken: Vec<&'a str>,
}

impl<'a> Sitting<'a> {
    /// The role of each empty seat, and whether it presides.
    pub(super) fn missing(&self) -> impl Iterator<Item = (&'a str, bool)> + '_ {
        let seats = self.kind.map_or(&[][..], |kind| &kind.seats);
        let empty = seats.iter().filter(|seat| !self.taken.contains(&seat.name.as_str()));
        empty.map(|seat| (seat.role.as_str(), seat.presides))
    }

    pub(super) fn missing_roles(&self) -> Vec<&'a str> {
        self.missing().map(|(role, _)| role).collect()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.taken.is_empty()
    }

    pub(super) fn is_full(&self) -> bool {
        !self.is_empty() && self.missing().next().is_none()
    }

    /// Somebody sits and somebody is missing.
    pub(super) fn is_short(&self) -> bool {
        !self.is_empty() && !self.is_full()
    }

    /// Or the bench has no chair to be missed.
    pub(super) fn somebody_presides(&self) -> bool {
        let chairs = self.kind.map_or(0, |kind| kind.seats.iter().filter(|seat| seat.presides).count());
        chairs == 0 || self.missing().filter(|(_, presides)| *presides).count() < chairs
    }
}
