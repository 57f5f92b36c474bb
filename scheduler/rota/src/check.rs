//! Whether a filled rota keeps every rule, looked at slowly and from scratch: nothing here is shared with the search.

use std::collections::{BTreeMap, BTreeSet};

use calendars::LocalDate;
use serde::Serialize;
use thiserror::Error;

use crate::model::{Assignment, Bench, Filled, Half, HalfDay, Linked, Person, Rota, Session};

/// A rule that a filled rota breaks.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Error)]
#[serde(tag = "breach", rename_all = "snake_case")]
pub enum Breach {
    /// An assignment names something that the rota does not have.
    #[error("session `{session}`, bench `{bench}`, seat `{seat}`, person `{person}`: one of them is not in the rota")]
    Unknown {
        /// The session named.
        session: String,
        /// The bench named.
        bench: String,
        /// The seat named.
        seat: String,
        /// The person named.
        person: String,
    },
    /// The bench may not hear the session.
    #[error("session `{session}` may not have the bench `{bench}`")]
    WrongBench {
        /// The session.
        session: String,
        /// Its bench.
        bench: String,
    },
    /// The session has seats of two kinds of bench.
    #[error("session `{session}` has more than one bench")]
    TwoBenches {
        /// The session.
        session: String,
    },
    /// Two people have one seat.
    #[error("the seat `{seat}` of session `{session}` is taken twice")]
    SeatTwice {
        /// The session.
        session: String,
        /// The seat.
        seat: String,
    },
    /// A person sits twice at one time.
    #[error("`{person}` sits more than once on {at}")]
    TwiceAtOnce {
        /// The person.
        person: String,
        /// When.
        at: HalfDay,
    },
    /// A person lacks what a seat or its session needs.
    #[error("`{person}` may not take the seat `{seat}` of session `{session}`: {lacks}")]
    Unfit {
        /// The session.
        session: String,
        /// The seat.
        seat: String,
        /// The person.
        person: String,
        /// What is lacking: a role, an authorisation, Welsh or the venue.
        lacks: String,
    },
    /// A person sits when they are not available.
    #[error("`{person}` is not available on {at}")]
    Unavailable {
        /// The person.
        person: String,
        /// When.
        at: HalfDay,
    },
    /// A person sits more often than they may.
    #[error("`{person}` sits {sittings} times and may sit {most} times")]
    TooOften {
        /// The person.
        person: String,
        /// How often they sit, in half-days.
        sittings: usize,
        /// How often they may.
        most: u32,
    },
    /// A person sits more often in a week than they may.
    #[error("`{person}` sits {sittings} times in the week of {monday} and may sit {most} times")]
    TooOftenInWeek {
        /// The person.
        person: String,
        /// The week's Monday.
        monday: LocalDate,
        /// How often they sit, in half-days.
        sittings: usize,
        /// How often they may.
        most: u32,
    },
    /// Linked sessions that must have one bench have two.
    #[error("sessions `{first}` and `{second}` are linked and have different benches")]
    LinkBroken {
        /// The first session of the group.
        first: String,
        /// One that differs.
        second: String,
    },
    /// A locked assignment is not kept.
    #[error("`{person}` is locked in session `{session}` and does not sit there in that role")]
    LockBroken {
        /// The session.
        session: String,
        /// The person.
        person: String,
    },
}

/// Every rule that `filled` breaks, in order, each breach once.
#[must_use]
pub fn check(rota: &Rota, filled: &Filled) -> Vec<Breach> {
    let mut breaches = BTreeSet::new();
    let sittings: Vec<Sitting<'_>> = filled
        .assignments
        .iter()
        .filter_map(|assignment| {
            let known = Sitting::find(rota, assignment);
            if known.is_none() {
                let Assignment { session, bench, seat, person, .. } = assignment.clone();
                breaches.insert(Breach::Unknown { session, bench, seat, person });
            }
            known
        })
        .collect();
    for sitting in &sittings {
        breaches.extend(sitting.breaches());
    }
    breaches.extend(benches(&sittings));
    breaches.extend(people(rota, &sittings));
    if rota.rules.linked == Linked::Together {
        breaches.extend(links(rota, &sittings));
    }
    breaches.extend(locks(rota, &sittings));
    breaches.into_iter().collect()
}

/// An assignment with what it names.
struct Sitting<'a> {
    session: &'a Session,
    bench: &'a Bench,
    seat: &'a str,
    role: &'a str,
    person: &'a Person,
}

impl<'a> Sitting<'a> {
    fn find(rota: &'a Rota, assignment: &Assignment) -> Option<Self> {
        let bench = rota.benches.iter().find(|bench| bench.id == assignment.bench)?;
        let seat = bench.seats.iter().find(|seat| seat.name == assignment.seat)?;
        Some(Self {
            session: rota.sessions.iter().find(|session| session.id == assignment.session)?,
            bench,
            seat: &seat.name,
            role: &seat.role,
            person: rota.people.iter().find(|person| person.id == assignment.person)?,
        })
    }

    fn breaches(&self) -> Vec<Breach> {
        let Self { session, bench, person, .. } = self;
        let mut found = Vec::new();
        let allowed = bench.courts.is_empty()
            || bench.courts.iter().any(|court| {
                (court.panel.is_none() || court.panel.as_ref() == Some(&session.panel))
                    && (court.business.is_none() || court.business.as_ref() == Some(&session.business))
            });
        if !allowed {
            found.push(Breach::WrongBench { session: session.id.clone(), bench: bench.id.clone() });
        }
        for lacks in self.lacks() {
            found.push(Breach::Unfit {
                session: session.id.clone(),
                seat: self.seat.to_owned(),
                person: person.id.clone(),
                lacks,
            });
        }
        found.extend(
            half_days(session)
                .filter(|at| !is_available(person, *at))
                .map(|at| Breach::Unavailable { person: person.id.clone(), at }),
        );
        found
    }

    fn lacks(&self) -> Vec<String> {
        let Self { session, person, role, .. } = self;
        let mut lacks = Vec::new();
        if !person.roles.iter().any(|has| has == role) {
            lacks.push(format!("the role {role}"));
        }
        for needed in &session.needs {
            if !person.authorisations.contains(needed) {
                lacks.push(format!("the authorisation {needed}"));
            }
        }
        if session.welsh && !person.welsh {
            lacks.push("Welsh".to_owned());
        }
        if !person.venues.is_empty() && !person.venues.contains(&session.venue) {
            lacks.push(format!("the venue {}", session.venue));
        }
        lacks
    }
}

fn half_days(session: &Session) -> impl Iterator<Item = HalfDay> {
    let (date, halves) = (session.date, session.when.halves());
    [Half::Morning, Half::Afternoon]
        .into_iter()
        .filter(|half| halves.contains(half))
        .map(move |half| HalfDay { date, half })
}

fn is_available(person: &Person, at: HalfDay) -> bool {
    let when = &person.available;
    if when.first.is_some_and(|first| at.date < first) || when.last.is_some_and(|last| last < at.date) {
        return false;
    }
    if when.away.iter().any(|days| (days.first..=days.last).contains(&at.date)) {
        return false;
    }
    let on_date = when.dates.contains(&at);
    let in_week = when.weekly.iter().any(|weekly| weekly.half == at.half && weekly.weekday == at.date.weekday());
    on_date || in_week || (when.dates.is_empty() && when.weekly.is_empty())
}

fn benches(sittings: &[Sitting<'_>]) -> Vec<Breach> {
    let mut seats = BTreeSet::new();
    let mut bench_of = BTreeMap::new();
    let mut found = Vec::new();
    for Sitting { session, bench, seat, .. } in sittings {
        if !seats.insert((&session.id, &bench.id, seat)) {
            found.push(Breach::SeatTwice { session: session.id.clone(), seat: (*seat).to_owned() });
        }
        if *bench_of.entry(&session.id).or_insert(&bench.id) != &bench.id {
            found.push(Breach::TwoBenches { session: session.id.clone() });
        }
    }
    found
}

fn people(rota: &Rota, sittings: &[Sitting<'_>]) -> Vec<Breach> {
    let mut found = Vec::new();
    for person in &rota.people {
        let id = &person.id;
        let own = sittings.iter().filter(|sitting| sitting.person.id == *id);
        let mut times: Vec<HalfDay> = own.flat_map(|sitting| half_days(sitting.session)).collect();
        times.sort_unstable();
        let twice = times.windows(2).filter(|pair| pair[0] == pair[1]);
        found.extend(twice.map(|pair| Breach::TwiceAtOnce { person: id.clone(), at: pair[0] }));
        let too_many = |sittings: usize, most: Option<u32>| most.filter(|most| sittings > *most as usize);
        if let Some(most) = too_many(times.len(), person.sittings.most) {
            found.push(Breach::TooOften { person: id.clone(), sittings: times.len(), most });
        }
        for week in times.chunk_by(|one, other| one.date.iso_week_monday() == other.date.iso_week_monday()) {
            if let Some(most) = too_many(week.len(), person.sittings.most_in_week) {
                let monday = week[0].date.iso_week_monday();
                found.push(Breach::TooOftenInWeek { person: id.clone(), monday, sittings: week.len(), most });
            }
        }
    }
    found
}

/// Who sits in a session, and in what role; seats of one role are alike.
fn bench_of<'a>(session: &Session, sittings: &'a [Sitting<'a>]) -> BTreeSet<(&'a str, &'a str, &'a str)> {
    let own = sittings.iter().filter(|sitting| sitting.session.id == session.id);
    own.map(|sitting| (sitting.bench.id.as_str(), sitting.role, sitting.person.id.as_str())).collect()
}

fn links(rota: &Rota, sittings: &[Sitting<'_>]) -> Vec<Breach> {
    let mut first_of: BTreeMap<&str, &Session> = BTreeMap::new();
    let mut found = Vec::new();
    for session in &rota.sessions {
        let Some(group) = session.linked.as_deref() else { continue };
        let first = *first_of.entry(group).or_insert(session);
        if bench_of(first, sittings) != bench_of(session, sittings) {
            found.push(Breach::LinkBroken { first: first.id.clone(), second: session.id.clone() });
        }
    }
    found
}

fn locks(rota: &Rota, sittings: &[Sitting<'_>]) -> Vec<Breach> {
    let kept = |lock: &&Assignment| {
        Sitting::find(rota, lock).is_some_and(|lock| {
            bench_of(lock.session, sittings).contains(&(lock.bench.id.as_str(), lock.role, lock.person.id.as_str()))
        })
    };
    rota.assignments
        .iter()
        .filter(|assignment| assignment.locked && !kept(assignment))
        .map(|lock| Breach::LockBroken { session: lock.session.clone(), person: lock.person.clone() })
        .collect()
}
