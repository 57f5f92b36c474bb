//! What an officer would change.

use std::fmt;

use calendars::{LocalDate, LocalTime};
use listing_model::{
    DateSpan, Effect, Fault, Hearing, HearingId, ListKind, Lock, PersonId, Place, Problem, RoomId, SittingsOn, Supply,
    VenueId,
};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// One change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// What is locked of a hearing's place stays as it is.
    Lock {
        /// A hearing in force.
        hearing: HearingId,
        /// What is locked, beside what is locked already.
        attributes: Lock,
    },
    /// A hearing may not be at such places.
    Forbid {
        /// The hearing.
        hearing: HearingId,
        /// The places.
        place: Place,
    },
    /// A hearing goes to another place; what stands in its way moves.
    Move {
        /// The hearing.
        hearing: HearingId,
        /// Where it goes.
        to: Target,
    },
    /// A room is closed.
    CloseRoom {
        /// The room.
        room: RoomId,
        /// When.
        days: DateSpan,
    },
    /// A venue is closed.
    CloseVenue {
        /// The venue.
        venue: VenueId,
        /// When.
        days: DateSpan,
    },
    /// An office-holder or an interpreter is not to be had.
    LoseJudge {
        /// The person.
        person: PersonId,
        /// When.
        days: DateSpan,
    },
    /// A hearing comes in.
    AddHearing(Box<Hearing>),
    /// A hearing has settled: it goes, and what it had is free.
    Settle {
        /// The hearing.
        hearing: HearingId,
    },
}

/// Where a hearing is to go. What is not given stays as it is if it can, and is chosen otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Target {
    /// The first day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<LocalDate>,
    /// The start.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<LocalTime>,
    /// The room.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub room: Option<RoomId>,
    /// Who presides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
}

/// A change that cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BadChange {
    /// Nothing has that id.
    #[error("there is no {kind} `{id}` in the problem. Give the id of one that there is")]
    Unknown {
        /// What was looked for.
        kind: &'static str,
        /// The id.
        id: String,
    },
    /// There is nothing to change.
    #[error("no list is in force: put a plan in force first, or give one")]
    NothingInForce,
    /// A lock of nothing.
    #[error("`{0}` is not in force, so there is no place to lock. Lock a hearing that has one")]
    NotInForce(HearingId),
    /// A lock or a move that says nothing.
    #[error("nothing is said of `{0}`: a lock names what stays, a forbidden place and a move say which place")]
    SaysNothing(HearingId),
    /// Days that run backwards.
    #[error("the days {first} to {last} run backwards. Give the first day first")]
    Backwards {
        /// The first day.
        first: LocalDate,
        /// The last day.
        last: LocalDate,
    },
    /// The id is taken.
    #[error("there is a hearing `{0}` already. Give the new one an id of its own")]
    Twice(HearingId),
    /// The hearing cannot be read.
    #[error("the new hearing is faulty: {0}")]
    Faulty(Fault),
    /// No lawful place is like the one to move to.
    #[error("`{0}` cannot go there: no such place keeps the rules for it. Ask `explain` which rule stands in the way")]
    Unlawful(HearingId),
}

/// All changes that cannot be made, each with its number, from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadChanges(pub Vec<(usize, BadChange)>);

impl fmt::Display for BadChanges {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (nth, (index, bad)) in self.0.iter().enumerate() {
            let newline = if nth == 0 { "" } else { "\n" };
            write!(f, "{newline}change {}: {bad}.", index + 1)?;
        }
        Ok(())
    }
}

impl std::error::Error for BadChanges {}

/// Makes the changes that are changes of the problem. Moves are only looked at: they are changes of the plan.
pub(super) fn make(problem: &mut Problem, changes: &[Change]) -> Result<(), BadChanges> {
    let mut bad = Vec::new();
    for (index, change) in changes.iter().enumerate() {
        match change.make(problem) {
            Ok(()) => {}
            Err(found) => bad.extend(found.into_iter().map(|found| (index, found))),
        }
    }
    if bad.is_empty() { Ok(()) } else { Err(BadChanges(bad)) }
}

impl Change {
    fn make(&self, problem: &mut Problem) -> Result<(), Vec<BadChange>> {
        match self {
            Self::Lock { hearing, attributes } => lock(problem, hearing, *attributes).map_err(|bad| vec![bad]),
            Self::Forbid { hearing, place } => forbid(problem, hearing, place),
            Self::Move { hearing, to } => check_move(problem, hearing, to),
            Self::CloseRoom { room, days } => close_room(problem, room, *days),
            Self::CloseVenue { venue, days } => close_venue(problem, venue, *days),
            Self::LoseJudge { person, days } => lose(problem, person, *days),
            Self::AddHearing(hearing) => add(problem, hearing),
            Self::Settle { hearing } => settle(problem, hearing).map_err(|bad| vec![bad]),
        }
    }
}

fn find<'p>(problem: &'p mut Problem, id: &HearingId) -> Result<&'p mut Hearing, BadChange> {
    let unknown = || BadChange::Unknown { kind: "hearing", id: id.to_string() };
    problem.hearings.iter_mut().find(|hearing| hearing.id == *id).ok_or_else(unknown)
}

fn lock(problem: &mut Problem, id: &HearingId, lock: Lock) -> Result<(), BadChange> {
    let in_force = problem.in_force.iter().flat_map(|list| &list.placements).any(|placement| placement.hearing == *id);
    let hearing = find(problem, id)?;
    if !in_force {
        return Err(BadChange::NotInForce(id.clone()));
    }
    if lock.is_open() {
        return Err(BadChange::SaysNothing(id.clone()));
    }
    hearing.lock = Lock {
        date: hearing.lock.date || lock.date,
        time: hearing.lock.time || lock.time,
        room: hearing.lock.room || lock.room,
        panel: hearing.lock.panel || lock.panel,
    };
    Ok(())
}

fn forbid(problem: &mut Problem, id: &HearingId, place: &Place) -> Result<(), Vec<BadChange>> {
    let mut bad = Vec::new();
    if *place == Place::default() {
        bad.push(BadChange::SaysNothing(id.clone()));
    }
    bad.extend(place.days.and_then(backwards));
    bad.extend(place.venue.as_ref().and_then(|venue| no_venue(problem, venue)));
    bad.extend(place.room.as_ref().and_then(|room| no_room(problem, room)));
    bad.extend(place.person.as_ref().and_then(|person| nobody(problem, person)));
    match find(problem, id) {
        Ok(hearing) if bad.is_empty() => hearing.forbidden.push(place.clone()),
        Ok(_) => {}
        Err(unknown) => bad.push(unknown),
    }
    none_or(bad)
}

fn check_move(problem: &mut Problem, id: &HearingId, to: &Target) -> Result<(), Vec<BadChange>> {
    let mut bad: Vec<BadChange> = find(problem, id).err().into_iter().collect();
    if *to == Target::default() {
        bad.push(BadChange::SaysNothing(id.clone()));
    }
    bad.extend(to.room.as_ref().and_then(|room| no_room(problem, room)));
    bad.extend(to.person.as_ref().and_then(|person| nobody(problem, person)));
    none_or(bad)
}

fn close_room(problem: &mut Problem, id: &RoomId, days: DateSpan) -> Result<(), Vec<BadChange>> {
    none_or(no_room(problem, id).into_iter().chain(backwards(days)).collect())?;
    for room in problem.supply.rooms.iter_mut().filter(|room| room.id == *id) {
        room.closed.push(SittingsOn { first: days.first, last: days.last, sittings: Vec::new() });
    }
    empty_lists(problem, days, |list| matches!(&list.kind, ListKind::Block { room, .. } if room == id));
    Ok(())
}

fn close_venue(problem: &mut Problem, id: &VenueId, days: DateSpan) -> Result<(), Vec<BadChange>> {
    none_or(no_venue(problem, id).into_iter().chain(backwards(days)).collect())?;
    for venue in problem.supply.venues.iter_mut().filter(|venue| venue.id == *id) {
        venue.closed.push(days);
    }
    empty_lists(problem, days, |list| list.venue == *id);
    Ok(())
}

fn lose(problem: &mut Problem, id: &PersonId, days: DateSpan) -> Result<(), Vec<BadChange>> {
    none_or(nobody(problem, id).into_iter().chain(backwards(days)).collect())?;
    let away = SittingsOn { first: days.first, last: days.last, sittings: Vec::new() };
    for person in problem.supply.people.iter_mut().filter(|person| person.id == *id) {
        person.away.push(away.clone());
    }
    for person in problem.supply.interpreters.iter_mut().filter(|person| person.id == *id) {
        person.away.push(away.clone());
    }
    empty_lists(problem, days, |list| matches!(&list.kind, ListKind::Block { people, .. } if people.contains(id)));
    Ok(())
}

/// Lists are given, so a block list would stand without its judge. It takes no hearings instead.
fn empty_lists(problem: &mut Problem, days: DateSpan, hit: impl Fn(&listing_model::List) -> bool) {
    for list in problem.supply.lists.iter_mut().filter(|list| days.contains(list.date) && hit(list)) {
        list.max_hearings = Some(0);
    }
}

/// Adds a hearing that the reader accepts: its faults are looked for as if it were the only one.
fn add(problem: &mut Problem, hearing: &Hearing) -> Result<(), Vec<BadChange>> {
    if problem.hearings.iter().any(|other| other.id == hearing.id) {
        return Err(vec![BadChange::Twice(hearing.id.clone())]);
    }
    let alone = Problem {
        format: problem.format,
        name: String::new(),
        horizon: problem.horizon.clone(),
        supply: Supply { lists: Vec::new(), ..problem.supply.clone() },
        hearings: vec![hearing.clone()],
        links: Vec::new(),
        outcomes: None,
        in_force: None,
        policy: problem.policy.clone(),
    };
    let Ok(text) = serde_json::to_string(&alone) else { return Ok(()) };
    let reading = listing_model::read(&text);
    match reading.problem.and_then(|mut read| read.hearings.pop()) {
        Some(read) if !reading.faults.iter().any(is_about_it) => {
            problem.hearings.push(read);
            Ok(())
        }
        _ => Err(reading.faults.into_iter().filter(is_about_it).map(BadChange::Faulty).collect()),
    }
}

fn is_about_it(fault: &Fault) -> bool {
    fault.path.starts_with("hearings[0]") && fault.effect != Effect::Warns
}

fn settle(problem: &mut Problem, id: &HearingId) -> Result<(), BadChange> {
    find(problem, id)?;
    problem.hearings.retain(|hearing| hearing.id != *id);
    for link in &mut problem.links {
        link.hearings.retain(|hearing| hearing != id);
    }
    problem.links.retain(|link| link.hearings.len() > 1);
    if let Some(list) = &mut problem.in_force {
        list.placements.retain(|placement| placement.hearing != *id);
        list.unlisted.retain(|hearing| hearing != id);
    }
    Ok(())
}

fn no_room(problem: &Problem, id: &RoomId) -> Option<BadChange> {
    let known = problem.supply.rooms.iter().any(|room| room.id == *id);
    (!known).then(|| BadChange::Unknown { kind: "room", id: id.to_string() })
}

fn no_venue(problem: &Problem, id: &VenueId) -> Option<BadChange> {
    let known = problem.supply.venues.iter().any(|venue| venue.id == *id);
    (!known).then(|| BadChange::Unknown { kind: "venue", id: id.to_string() })
}

fn nobody(problem: &Problem, id: &PersonId) -> Option<BadChange> {
    let supply = &problem.supply;
    let known = supply.people.iter().map(|person| &person.id).chain(supply.interpreters.iter().map(|one| &one.id));
    let unknown = !known.into_iter().any(|known| known == id);
    unknown.then(|| BadChange::Unknown { kind: "office-holder or interpreter", id: id.to_string() })
}

fn backwards(days: DateSpan) -> Option<BadChange> {
    (days.last < days.first).then_some(BadChange::Backwards { first: days.first, last: days.last })
}

fn none_or(bad: Vec<BadChange>) -> Result<(), Vec<BadChange>> {
    if bad.is_empty() { Ok(()) } else { Err(bad) }
}
