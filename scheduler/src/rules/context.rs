//! What a rule may look at.

use std::collections::BTreeMap;

use calendars::{BookableWindow, CapacityClass, Instant, Units};
use scheduler_model::{
    BookingId, Channel, ClassCount, Occupancy, OccupancySource, Party, PersonFacts, PersonId, Session, Venue,
};

use crate::planted::{self, Bug};

/// How much must be known of the party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Somebody looks for a session: perhaps some dates of birth are known.
    Search,
    /// Units shall be kept: the visitors' ages and who leads are known, the prisoner and the names perhaps not yet.
    Hold,
    /// A place is taken for good: everybody is known.
    Booking,
}

/// A demand for units of one session, and what is known around it.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// How much must be known.
    pub stage: Stage,
    /// The one clock.
    pub now: Instant,
    /// The venue.
    pub venue: &'a Venue,
    /// The days that can be booked now through the channel: see [`window`](super::window).
    pub window: BookableWindow,
    /// The session.
    pub session: &'a Session,
    /// What it offers and what is taken; what the demand gives back first is already taken off.
    pub counts: &'a [ClassCount],
    /// The class wanted.
    pub class: CapacityClass,
    /// How many units are wanted.
    pub units: Units,
    /// Through which channel.
    pub channel: Channel,
    /// Who comes.
    pub party: &'a Party,
    /// What is known of the prisoner, if anything.
    pub facts: Option<&'a PersonFacts>,
    /// The time of the people in the party that is taken already.
    pub occupancies: &'a BTreeMap<PersonId, Vec<Occupancy>>,
    /// The booking that the demand belongs to: what that booking and its holds take does not stand in its own way.
    pub booking: Option<BookingId>,
    /// A hold that the demand gives back first.
    pub instead_of: Option<OccupancySource>,
}

impl<'a> Context<'a> {
    /// The person's visits that overlap this session, those of the demand's own booking and holds that ran out left out.
    pub(super) fn clashes(&self, person: PersonId) -> impl Iterator<Item = &'a Occupancy> + use<'a> {
        let (now, booking, instead_of, interval) = (self.now, self.booking, self.instead_of, self.session.interval);
        self.occupancies.get(&person).map_or(&[][..], Vec::as_slice).iter().filter(move |taken| {
            Some(taken.booking) != booking
                && Some(taken.source) != instead_of
                && taken.until.is_none_or(|until| now < until && !planted::on(Bug::HoldsTakeNobodysTime))
                && taken.interval.overlaps(interval)
        })
    }

    /// Whether the prisoner visits in this session by `booking`.
    pub(super) fn prisoner_comes_by(&self, booking: BookingId) -> bool {
        let prisoner = self.party.prisoner().and_then(|member| member.person);
        prisoner.is_some_and(|person| {
            self.clashes(person).any(|taken| taken.booking == booking && taken.session == self.session.id)
        })
    }
}
