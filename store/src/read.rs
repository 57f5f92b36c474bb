//! What can be read, by aggregate. Reads see whole commits and take no locks.

use std::collections::BTreeMap;

use async_trait::async_trait;
use calendars::{DateRange, Instant};
use scheduler_model::{
    Booking, BookingId, BookingReference, Caller, ClassCount, Event, Hold, HoldId, PersonFacts, PersonId, Session,
    SessionEntry, SessionId, Space, Venue, VenueCode, VenueId,
};

use crate::StoreResult;

/// Venues and spaces.
#[async_trait]
pub trait Venues {
    /// Every venue, by code.
    async fn venues(&self) -> StoreResult<Vec<Venue>>;
    /// One venue.
    async fn venue(&self, id: VenueId) -> StoreResult<Option<Venue>>;
    /// One venue by its code.
    async fn venue_by_code(&self, code: &VenueCode) -> StoreResult<Option<Venue>>;
    /// A venue's spaces, by key.
    async fn spaces(&self, venue: VenueId) -> StoreResult<Vec<Space>>;
}

/// A session with its venue and space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionRow {
    /// The session and its counts.
    pub entry: SessionEntry,
    /// Its venue.
    pub venue: Venue,
    /// Its space.
    pub space: Space,
}

/// A session as the availability index keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexSession {
    /// The session.
    pub session: Session,
    /// What is offered and taken, by class. Holds that ran out but were not given back yet still count here.
    pub counts: Vec<ClassCount>,
}

/// Sessions.
#[async_trait]
pub trait Sessions {
    /// One session.
    async fn session(&self, id: SessionId) -> StoreResult<Option<SessionRow>>;
    /// Every session of a venue in a range of civil days, sorted by (date, start, space), with the venue's version that the
    /// counts belong to: read in one snapshot.
    async fn index_sessions(&self, venue: VenueId, range: DateRange) -> StoreResult<(u64, Vec<IndexSession>)>;
}

/// A booking with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookingRow {
    /// The booking.
    pub booking: Booking,
    /// Its session.
    pub session: Session,
    /// Its venue.
    pub venue: Venue,
    /// Its space.
    pub space: Space,
}

/// A hold with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoldRow {
    /// The hold.
    pub hold: Hold,
    /// Its session.
    pub session: Session,
    /// Its venue.
    pub venue: Venue,
    /// Its space.
    pub space: Space,
}

/// Which bookings to list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookingFilter {
    /// Of which venue.
    pub venue: VenueId,
    /// On which civil days, if that matters.
    pub dates: Option<DateRange>,
    /// Only those made by this caller.
    pub caller: Option<scheduler_model::CallerId>,
    /// Also cancelled ones.
    pub cancelled: bool,
    /// After this booking in the order of the list, which is by (start, booking id).
    pub after: Option<(Instant, BookingId)>,
    /// At most so many.
    pub limit: u32,
}

/// A page of bookings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookingPage {
    /// The bookings, by (start, booking id).
    pub rows: Vec<BookingRow>,
    /// Where the next page begins, if there is one.
    pub next: Option<(Instant, BookingId)>,
}

/// Bookings and holds.
#[async_trait]
pub trait Bookings {
    /// One booking.
    async fn booking(&self, id: BookingId) -> StoreResult<Option<BookingRow>>;
    /// One booking by its reference.
    async fn booking_by_reference(&self, reference: BookingReference) -> StoreResult<Option<BookingRow>>;
    /// A page of bookings.
    async fn bookings(&self, filter: &BookingFilter) -> StoreResult<BookingPage>;
    /// One hold.
    async fn hold(&self, id: HoldId) -> StoreResult<Option<HoldRow>>;
}

/// What is known of people.
#[async_trait]
pub trait People {
    /// What is known of one person; nothing known is an empty record.
    async fn facts(&self, person: PersonId) -> StoreResult<PersonFacts>;
}

/// A page of the feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventPage {
    /// The events, in order.
    pub events: Vec<Event>,
    /// The last place given out when this was read: the feed's end.
    pub last: u64,
}

/// What has changed since a place in the feed, as of one moment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct News {
    /// The feed's end at that moment.
    pub last: u64,
    /// Every venue that has an event after the place.
    pub venues: BTreeMap<VenueId, VenueNews>,
}

/// What has changed at one venue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VenueNews {
    /// More than counts, or nobody can say: read the venue anew.
    Anew,
    /// Counts, and nothing else.
    Counts {
        /// The version that the counts belong to.
        version: u64,
        /// The counts of every session that may have changed, each sorted by class.
        counts: BTreeMap<SessionId, Vec<ClassCount>>,
    },
}

/// Events on a page, where news are told from pages.
const NEWS_PAGE: u32 = 10_000;

/// The event feed: ordered, gapless, resumable.
#[async_trait]
pub trait Feed {
    /// At most `limit` events with `seq > after`, in order; of some venues alone where `venues` says so.
    async fn events(&self, after: u64, limit: u32, venues: Option<&[VenueId]>) -> StoreResult<EventPage>;

    /// What the events with `seq > after` have changed, as it is now: read in one snapshot, set-wise, whoever wrote them.
    ///
    /// A back end that has no such read says [`VenueNews::Anew`] of every venue with an event, which is always true.
    async fn news(&self, after: u64) -> StoreResult<News> {
        let mut news = News { last: after, venues: BTreeMap::new() };
        loop {
            let page = self.events(news.last, NEWS_PAGE, None).await?;
            news.venues.extend(page.events.iter().map(|event| (event.event.venue, VenueNews::Anew)));
            match page.events.last() {
                Some(event) if event.seq < page.last => news.last = event.seq,
                _ => return Ok(News { last: page.last, ..news }),
            }
        }
    }
}

/// A caller and the hash of its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallerRecord {
    /// The caller.
    pub caller: Caller,
    /// The key's BLAKE3 hash; the key itself is never stored.
    pub key_hash: [u8; 32],
    /// When it was made.
    pub created_at: Instant,
    /// When it was revoked, if it was.
    pub revoked_at: Option<Instant>,
}

/// Callers and their keys.
#[async_trait]
pub trait Callers {
    /// The caller whose key has that hash, unless revoked.
    async fn caller_by_key(&self, key_hash: [u8; 32]) -> StoreResult<Option<Caller>>;
    /// Inserts a caller, or replaces name, role, venues, key and revocation of the one with that id.
    async fn put_caller(&self, record: &CallerRecord) -> StoreResult<()>;
    /// Every caller, by name.
    async fn callers(&self) -> StoreResult<Vec<CallerRecord>>;
}
