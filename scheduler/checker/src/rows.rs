//! The rows that the checker judges, as plain as they are stored: ids, integers, texts.
//!
//! Instants are microseconds since 1970 in UTC. Codes (`kind`, `state`, `class` and so on) are the stored texts.

use crate::Id;

/// One row of the audited snapshot.
///
/// The rows come in passes, one for each variant, in the order of the variants; within a pass in ascending order of what the
/// variant says. Ids sort by their bytes, texts by theirs. A row out of order makes the whole audit void, because what it
/// belongs to may have been judged already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// Exactly one, first.
    Snapshot(Snapshot),
    /// Every venue, by id.
    Venue(Venue),
    /// Every space, by id.
    Space(Space),
    /// Every session, by id.
    Session(Session),
    /// Every row of `session_counts`, by session.
    Count(Count),
    /// Every event, by place in the feed.
    Feed(Event),
    /// Every event's id, by id.
    EventId(EventId),
    /// Every occupancy, by (person, start).
    Time(Occupancy),
    /// Every booking's reference, by reference.
    Reference(Reference),
    /// Every stored outcome that is about no booking: refusals, and what cannot be read. In any order.
    Other(OtherOutcome),
    /// All that belongs to a booking, or to a booking that a hold will become, by that booking's id. The parts of one booking
    /// come in any order.
    Case(Id, Part),
}

/// What belongs to a booking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// The booking itself.
    Booking(Booking),
    /// A hold that will become it, or keeps a new place for it.
    Hold(Hold),
    /// An event of the booking or of one of its holds.
    Event(Event),
    /// A message about it or about one of its holds.
    Message(Message),
    /// Time that it or one of its holds takes of a person.
    Occupancy(Occupancy),
    /// The stored outcome of a command about it or about one of its holds.
    Outcome(Outcome),
}

/// The snapshot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// The store's clock.
    pub now: i64,
    /// `feed.last`.
    pub feed_last: i64,
}

/// Table `venues`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Venue {
    /// `id`.
    pub id: Id,
    /// `version`.
    pub version: i64,
    /// How long a hold lasts, in microseconds: `hold.lasts` of `policy`, if it can be read.
    pub hold_lasts: Option<i64>,
    /// How long it lives at most, in microseconds: `hold.at_most` of `policy`, if it can be read.
    pub hold_at_most: Option<i64>,
}

/// Table `spaces`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Space {
    /// `id`.
    pub id: Id,
    /// `venue`.
    pub venue: Id,
}

/// Table `sessions`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// `id`.
    pub id: Id,
    /// `venue`.
    pub venue: Id,
    /// `space`.
    pub space: Id,
    /// `starts_at`.
    pub starts_at: i64,
    /// `ends_at`.
    pub ends_at: i64,
}

/// Table `session_counts`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// `session`.
    pub session: Id,
    /// `class`.
    pub class: String,
    /// `total`.
    pub total: i64,
    /// `public_share`.
    pub public_share: i64,
    /// `overbook`.
    pub overbook: i64,
    /// `public_held`.
    pub public_held: i64,
    /// `public_booked`.
    pub public_booked: i64,
    /// `staff_held`.
    pub staff_held: i64,
    /// `staff_booked`.
    pub staff_booked: i64,
}

/// Table `events`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// `seq`.
    pub seq: i64,
    /// `at`.
    pub at: i64,
    /// `kind`.
    pub kind: String,
    /// `venue`.
    pub venue: Id,
    /// `session`.
    pub session: Option<Id>,
    /// `booking`.
    pub booking: Option<Id>,
    /// `version`.
    pub version: i64,
}

/// Table `events`: the id alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventId {
    /// `id`.
    pub id: Id,
    /// `seq`.
    pub seq: i64,
}

/// Table `occupancies`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occupancy {
    /// `person`.
    pub person: Id,
    /// `role`.
    pub role: String,
    /// `booking`.
    pub booking: Id,
    /// `source_kind`.
    pub source_kind: String,
    /// `source`.
    pub source: Id,
    /// `session`.
    pub session: Id,
    /// `starts_at`.
    pub starts_at: i64,
    /// `ends_at`.
    pub ends_at: i64,
    /// `until`.
    pub until: Option<i64>,
}

/// Table `bookings`: the reference alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// `reference`.
    pub reference: String,
    /// `id`.
    pub booking: Id,
}

/// Table `bookings`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Booking {
    /// `id`.
    pub id: Id,
    /// `reference`.
    pub reference: String,
    /// `venue`.
    pub venue: Id,
    /// `session`.
    pub session: Id,
    /// `class`.
    pub class: String,
    /// `channel`.
    pub channel: String,
    /// `units`.
    pub units: i64,
    /// `party`, JSON; may be left out where `state` is not `booked`. Personal data.
    pub party: Option<String>,
    /// `contact`, JSON. Personal data.
    pub contact: Option<String>,
    /// `created_at`.
    pub created_at: i64,
    /// `updated_at`.
    pub updated_at: i64,
    /// `version`.
    pub version: i64,
    /// `state`.
    pub state: String,
    /// `cancelled_at`.
    pub cancelled_at: Option<i64>,
}

/// Table `holds`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hold {
    /// `id`.
    pub id: Id,
    /// `booking`.
    pub booking: Id,
    /// `replaces`.
    pub replaces: bool,
    /// `venue`.
    pub venue: Id,
    /// `session`.
    pub session: Id,
    /// `class`.
    pub class: String,
    /// `channel`.
    pub channel: String,
    /// `units`.
    pub units: i64,
    /// `party`, JSON; may be left out where `state` is not `live`. Personal data.
    pub party: Option<String>,
    /// `contact`, JSON. Personal data.
    pub contact: Option<String>,
    /// `created_at`.
    pub created_at: i64,
    /// `last_moment`.
    pub last_moment: i64,
    /// `version`.
    pub version: i64,
    /// `state`.
    pub state: String,
    /// `state_at`.
    pub state_at: i64,
}

/// Table `outbox`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// `position`.
    pub position: i64,
    /// `id`.
    pub id: Id,
    /// `booking`.
    pub booking: Id,
    /// `subject`.
    pub subject: Id,
    /// `kind`.
    pub kind: String,
    /// `version`.
    pub version: i64,
    /// `channel`.
    pub channel: String,
    /// `recipient`. Personal data.
    pub recipient: String,
    /// `created_at`.
    pub created_at: i64,
    /// `state`.
    pub state: String,
}

/// Table `outcomes`, of a command that did something: what its receipt says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// `caller`.
    pub caller: Id,
    /// `created_at`.
    pub created_at: i64,
    /// `outcome.outcome`: `held`, `extended`, `released`, `booked`, `changed` or `cancelled`.
    pub kind: String,
    /// `outcome.id`: of the hold or of the booking.
    pub id: Option<Id>,
    /// `outcome.session`.
    pub session: Option<Id>,
    /// `outcome.class`.
    pub class: Option<String>,
    /// `outcome.channel`.
    pub channel: Option<String>,
    /// `outcome.units`.
    pub units: Option<i64>,
    /// `outcome.version`.
    pub version: Option<i64>,
    /// `outcome.state`.
    pub state: Option<String>,
    /// `outcome.expires_at`, RFC 3339, of a hold that was live.
    pub expires_at: Option<String>,
    /// `outcome.reference`, of a booking, as it is shown (`XXX-XXXX-XXX`).
    pub reference: Option<String>,
}

/// Table `outcomes`, of any other outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherOutcome {
    /// `caller`.
    pub caller: Id,
    /// `created_at`.
    pub created_at: i64,
    /// `outcome`, JSON.
    pub outcome: String,
}
