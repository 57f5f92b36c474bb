//! The times that these visitors could take.

use std::collections::BTreeSet;

use calendars::{BookableWindow, CapacityClass, DateRange, LocalDate, LocalTime, Units};
use engine::{Availability, Company, IndexedSession, Query, VenueView};
use scheduler_model::{
    Channel, Language, PersonFacts, PersonId, Reason, SessionId, SessionState, SpaceId, Venue, VenueId,
};

use super::problem::Stop;
use super::visit::Visit;

/// A time that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Offer {
    pub(super) session: SessionId,
    pub(super) date: LocalDate,
    pub(super) start: LocalTime,
    pub(super) end: LocalTime,
    /// The room's name, where there are several to choose from.
    pub(super) room: Option<String>,
}

/// What there is at a venue.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) venue: Venue,
    pub(super) window: BookableWindow,
    /// By day and start.
    pub(super) offers: Vec<Offer>,
    /// What keeps other sessions out, most telling first.
    pub(super) obstacles: Vec<Reason>,
    /// Where nothing has been published for the days that can be booked: the first day with a session after them, and the day
    /// from which it can be booked.
    pub(super) later: Option<(LocalDate, LocalDate)>,
}

/// Whom the times are for.
pub(super) struct Wanted {
    pub(super) venue: VenueId,
    pub(super) births: Vec<LocalDate>,
    pub(super) prisoner: Option<PersonId>,
    /// A session that is kept for them already: its table counts as taken, but not for them.
    pub(super) kept: Option<SessionId>,
    /// A session that they have a booking in already and so cannot choose.
    pub(super) except: Option<SessionId>,
}

/// Searches every day that can be booked now.
pub(super) async fn search(visit: &Visit, wanted: Wanted) -> Result<Found, Stop> {
    let engine = visit.state.engine();
    let facts = match wanted.prisoner {
        Some(person) => engine.store().facts(person).await?,
        None => PersonFacts::default(),
    };
    let (now, language) = (visit.now, visit.language);
    engine.index().with_venue(wanted.venue, |view| found(view, &wanted, &facts, now, language)).ok_or(Stop::NotFound)
}

fn found(view: &VenueView, wanted: &Wanted, facts: &PersonFacts, now: calendars::Instant, language: Language) -> Found {
    let venue = view.venue().clone();
    let ask = |range: DateRange| {
        let query = Query {
            range,
            channel: Channel::Public,
            class: CapacityClass::OpenTable,
            units: Units(1),
            company: Company::Born(&wanted.births),
            facts: Some(facts),
        };
        view.availability(&query, now)
    };
    let today = DateRange::single(venue.zone.local_date(now));
    let window = ask(today).window;
    let Availability { slots, obstacles, sessions, .. } = ask(window.range().unwrap_or(today));
    let mut offered: Vec<SessionId> = slots.iter().map(|slot| slot.session).collect();
    offered.extend(wanted.kept.filter(|kept| !offered.contains(kept)));
    offered.retain(|session| Some(*session) != wanted.except);
    let mut open: Vec<&IndexedSession> = offered.iter().filter_map(|id| view.session(*id)).collect();
    open.sort_by_key(|indexed| (indexed.session.date, indexed.session.start, indexed.session.space));
    let rooms: BTreeSet<SpaceId> = open.iter().map(|indexed| indexed.session.space).collect();
    // Where all times are in one room its name tells nothing.
    let room =
        |space| view.space(space).filter(|_| rooms.len() > 1).map(|space| space.name.in_language(language).to_owned());
    let offers = open.into_iter().map(|indexed| offer(indexed, room(indexed.session.space))).collect();
    let later = (sessions == 0).then(|| later(view, window)).flatten();
    Found { venue, window, offers, obstacles: obstacles.into_iter().map(|obstacle| obstacle.reason).collect(), later }
}

fn offer(indexed: &IndexedSession, room: Option<String>) -> Offer {
    let session = &indexed.session;
    Offer { session: session.id, date: session.date, start: session.start, end: session.end, room }
}

/// The first session after the days that can be booked, and since when it can be.
fn later(view: &VenueView, window: BookableWindow) -> Option<(LocalDate, LocalDate)> {
    let after = |indexed: &&IndexedSession| {
        indexed.session.state == SessionState::Open
            && indexed.session.date > window.last
            && indexed.counts.iter().any(|count| count.class == CapacityClass::OpenTable && count.public.0 > 0)
    };
    let first = view.sessions().iter().find(after)?.session.date;
    let ahead = view.venue().policy.notice.for_channel(Channel::Public).maximum_days;
    Some((first, first.plus_days(-i64::from(ahead))))
}
