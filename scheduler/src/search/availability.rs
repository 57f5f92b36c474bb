//! The search itself.

use std::collections::BTreeMap;

use calendars::{BookableWindow, CapacityClass, DateRange, Instant, LocalDate, LocalTime};
use scheduler_model::{Occupancy, PersonId, Reason, SessionId, SpaceId, Venue};

use super::tally::Tally;
use super::{Obstacle, OpenSession, Query};
use crate::rules::{self, Context, Stage};

/// What a search found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Availability {
    /// The days that can be booked now through the channel.
    pub window: BookableWindow,
    /// How many sessions the days have, free or not. 0: the timetable has none there, or it has not been published so far.
    pub sessions: u32,
    /// The sessions that would take the demand, in the order of the slice.
    pub slots: Vec<Slot>,
    /// What kept the others out: most sessions first. One session may be kept out by several rules.
    pub obstacles: Vec<Obstacle>,
    /// The first day after the range on which there is a slot.
    pub next: Option<LocalDate>,
}

/// A session that would take the demand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// The session.
    pub session: SessionId,
    /// The space.
    pub space: SpaceId,
    /// The civil day.
    pub date: LocalDate,
    /// When it starts, civil time of the venue.
    pub start: LocalTime,
    /// When it ends, civil time of the venue.
    pub end: LocalTime,
    /// The class asked for.
    pub class: CapacityClass,
    /// How many units of it the channel could take.
    pub left: u32,
}

static NOBODY_ELSEWHERE: BTreeMap<PersonId, Vec<Occupancy>> = BTreeMap::new();

/// Searches `sessions`, which are the venue's, sorted by date; `view` shows one of them.
///
/// Only the sessions of the query's range are judged, and after them those until the first that fits.
pub fn availability<S>(
    query: &Query<'_>,
    venue: &Venue,
    now: Instant,
    sessions: &[S],
    view: impl Fn(&S) -> OpenSession<'_>,
) -> Availability {
    let judge = Judge {
        query,
        venue,
        now,
        window: rules::window(venue, query.channel, now),
        party: query.company.party(),
        against_all: query.company.against_numbers(&venue.policy.party),
    };
    let first = sessions.partition_point(|session| view(session).session.date < query.range.first());
    let mut upcoming = sessions[first..].iter().map(view).peekable();

    let mut reasons = Vec::new();
    let mut tally = Tally::new();
    let mut slots = Vec::new();
    let mut considered = 0;
    while let Some(open) = upcoming.next_if(|open| open.session.date <= query.range.last()) {
        considered += 1;
        match judge.slot(open, &mut reasons) {
            Some(slot) => slots.push(slot),
            None => reasons.iter().for_each(|reason| tally.count(reason)),
        }
    }
    let mut bookable = upcoming.take_while(|open| open.session.date <= judge.window.last);
    let next = bookable.find_map(|open| judge.slot(open, &mut reasons)).map(|slot| slot.date);

    let mut obstacles = tally.into_obstacles();
    if considered == 0 {
        obstacles.extend(judge.against_days(query.range));
    }
    Availability { window: judge.window, sessions: considered, slots, obstacles, next }
}

/// What is the same for every session of one search.
struct Judge<'a> {
    query: &'a Query<'a>,
    venue: &'a Venue,
    now: Instant,
    window: BookableWindow,
    party: scheduler_model::Party,
    against_all: Vec<Reason>,
}

impl Judge<'_> {
    /// The slot that the session would be; else nothing, and why in `reasons`.
    fn slot(&self, open: OpenSession<'_>, reasons: &mut Vec<Reason>) -> Option<Slot> {
        let OpenSession { session, counts } = open;
        let &Query { class, units, channel, facts, .. } = self.query;
        reasons.clear();
        reasons.extend_from_slice(&self.against_all);
        let context = Context {
            stage: Stage::Search,
            now: self.now,
            venue: self.venue,
            window: self.window,
            session,
            counts,
            class,
            units,
            channel,
            party: &self.party,
            facts,
            occupancies: &NOBODY_ELSEWHERE,
            booking: None,
            instead_of: None,
        };
        rules::judge_into(&context, rules::WHEN_SEARCHING, reasons);
        let count = counts.iter().find(|count| count.class == class)?;
        reasons.is_empty().then_some(Slot {
            session: session.id,
            space: session.space,
            date: session.date,
            start: session.start,
            end: session.end,
            class,
            left: count.left(channel),
        })
    }

    /// What stands against the days themselves, where there is no session to ask about.
    fn against_days(&self, range: DateRange) -> impl Iterator<Item = Obstacle> {
        let closed = (!self.venue.open).then_some(Reason::VenueClosed);
        let soon = (range.last() < self.window.first).then_some(Reason::NoticeTooSoon { first: self.window.first });
        let late = (range.first() > self.window.last).then_some(Reason::NoticeTooLate { last: self.window.last });
        let bookable = closed.is_none() && soon.is_none() && late.is_none();
        let empty = bookable.then_some(Reason::NoSessions);
        let against = [closed, soon, late, empty].into_iter().flatten();
        against.map(|reason| Obstacle { reason, sessions: 0 })
    }
}

#[cfg(test)]
mod tests;
