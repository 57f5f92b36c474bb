//! Why a session has no full bench.

use std::collections::{BTreeMap, BTreeSet};

use calendars::LocalDate;
use serde::Serialize;

use super::{Place, Seated, Sitting};
use crate::fitness::{Hindrance, unfit};
use crate::model::{Bench, HalfDay, Part, Person, Rota, Session, When, groups};

/// A session without a full bench.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unfilled {
    /// The session.
    pub session: String,
    /// When and where it is.
    #[serde(flatten)]
    pub place: Place,
    /// How many sit there.
    pub sit: usize,
    /// What each bench that it may have lacks; if somebody sits, of their bench only.
    pub missing: Vec<Missing>,
}

/// A role that a bench lacks, and what keeps those who have it away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Missing {
    /// The bench.
    pub bench: String,
    /// The role.
    pub role: String,
    /// How many seats of it are empty.
    pub seats: usize,
    /// How many people of the rota have the role and do not sit here.
    pub people: usize,
    /// How many of them each hindrance keeps away; who has several counts for the first.
    pub kept_away: BTreeMap<Hindrance, usize>,
    /// How many could come: if there are enough for these seats, something else of the bench is missing.
    pub could_come: usize,
}

pub(super) fn unfilled(rota: &Rota, seated: &Seated<'_>, benches: &[Sitting<'_>]) -> Vec<Unfilled> {
    let lives: Vec<Life> = rota.people.iter().map(|person| Life::new(seated, person)).collect();
    let mut found = Vec::new();
    for group in groups(&rota.sessions, rota.rules.linked) {
        let sessions: Vec<&Session> = group.iter().map(|number| &rota.sessions[*number]).collect();
        for number in group.iter().filter(|number| !benches[**number].is_full()) {
            let (session, bench) = (&rota.sessions[*number], &benches[*number]);
            let here = People { rota, lives: &lives, sessions: &sessions, seated, session };
            let missing = match bench.kind {
                Some(kind) => here.missing(kind, &bench.missing_roles()),
                None => rota
                    .benches
                    .iter()
                    .filter(|kind| may_hear_all(kind, &sessions))
                    .flat_map(|kind| {
                        here.missing(kind, &kind.seats.iter().map(|seat| seat.role.as_str()).collect::<Vec<_>>())
                    })
                    .collect(),
            };
            let sit = bench.taken.len();
            found.push((*number, Unfilled { session: session.id.clone(), place: Place::of(session), sit, missing }));
        }
    }
    found.sort_by_key(|(number, _)| *number);
    found.into_iter().map(|(_, unfilled)| unfilled).collect()
}

fn may_hear_all(kind: &Bench, sessions: &[&Session]) -> bool {
    sessions.iter().all(|session| kind.may_hear(&session.panel, &session.business))
}

/// When a person sits.
struct Life {
    at: BTreeSet<HalfDay>,
    in_week: BTreeMap<LocalDate, u32>,
    sittings: u32,
}

impl Life {
    fn new(seated: &Seated<'_>, person: &Person) -> Self {
        let mut life = Self { at: BTreeSet::new(), in_week: BTreeMap::new(), sittings: 0 };
        for at in seated.of(&person.id).iter().flat_map(|(session, _)| session.half_days()) {
            life.at.insert(at);
            life.sittings += 1;
            *life.in_week.entry(at.date.iso_week_monday()).or_insert(0) += 1;
        }
        life
    }

    /// What keeps the person from sessions that must have one bench, in a role.
    fn hindrance(&self, person: &Person, role: &str, sessions: &[&Session]) -> Option<Hindrance> {
        if let Some(hindrance) = sessions.iter().filter_map(|session| unfit(person, session, role)).min() {
            return Some(hindrance);
        }
        let halves: Vec<HalfDay> = sessions.iter().flat_map(|session| session.half_days()).collect();
        if halves.iter().any(|half| self.at.contains(half)) {
            return Some(Hindrance::Busy);
        }
        let mut sittings = self.sittings;
        let mut in_week = self.in_week.clone();
        for half in &halves {
            sittings += 1;
            *in_week.entry(half.date.iso_week_monday()).or_insert(0) += 1;
        }
        let limits = person.sittings;
        if limits.most.is_some_and(|most| sittings > most) {
            return Some(Hindrance::Most);
        }
        let weeks = halves.iter().filter_map(|half| in_week.get(&half.date.iso_week_monday()));
        let mut passed = weeks.filter(|week| limits.most_in_week.is_some_and(|most| **week > most));
        passed.next().map(|_| Hindrance::MostInWeek)
    }
}

/// Everybody, seen from one session.
struct People<'r> {
    rota: &'r Rota,
    lives: &'r [Life],
    sessions: &'r [&'r Session],
    seated: &'r Seated<'r>,
    session: &'r Session,
}

impl People<'_> {
    fn missing(&self, bench: &Bench, roles: &[&str]) -> Vec<Missing> {
        let distinct: BTreeSet<&str> = roles.iter().copied().collect();
        distinct.into_iter().map(|role| self.role(bench, role, roles)).collect()
    }

    fn role(&self, bench: &Bench, role: &str, roles: &[&str]) -> Missing {
        let mut kept_away = BTreeMap::new();
        let (mut people, mut could_come) = (0, 0);
        for (person, life) in self.rota.people.iter().zip(self.lives) {
            let sits_here = self.seated.of(&person.id).iter().any(|(session, _)| session.id == self.session.id);
            if sits_here || !person.roles.iter().any(|has| has == role) {
                continue;
            }
            people += 1;
            match life.hindrance(person, role, self.sessions) {
                Some(hindrance) => *kept_away.entry(hindrance).or_insert(0) += 1,
                None => could_come += 1,
            }
        }
        let seats = roles.iter().filter(|missing| **missing == role).count();
        Missing { bench: bench.id.clone(), role: role.to_owned(), seats, people, kept_away, could_come }
    }
}

impl Place {
    fn of(session: &Session) -> Self {
        let part = match session.when {
            When::Part(Part::Morning) => "AM".to_owned(),
            When::Part(Part::Afternoon) => "PM".to_owned(),
            When::Part(Part::AllDay) => "AD".to_owned(),
            When::Hours(hours) => format!("{}-{}", hours.start, hours.end),
        };
        Self {
            date: session.date,
            part,
            venue: session.venue.clone(),
            room: session.room.clone(),
            panel: session.panel.clone(),
            business: session.business.clone(),
        }
    }
}
