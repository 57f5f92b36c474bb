//! Who is told what. A message carries all that its words need, as it was when the change was decided.

use calendars::CapacityClass;
use scheduler_model::{
    Booking, BookingId, BookingState, Contact, Hold, HoldState, Ledger, MessageChannel, MessageFacts, MessageId,
    MessageKind, NewMessage, Party, PartyMember, PartyRole, PersonName, SessionId,
};

use super::Draft;

impl Draft<'_> {
    /// Tells of a hold, where its owner wished so.
    pub(super) fn tell_held(&mut self, hold: &Hold) {
        let Some(contact) = &hold.contact else { return };
        let Some(mut facts) = facts(&self.ledger, hold.booking, hold.session, hold.class, &hold.party) else { return };
        facts.reference = self.ledger.bookings.get(&hold.booking).map(|booking| booking.reference);
        facts.held_until = match hold.state {
            HoldState::Live { expires_at } => Some(expires_at),
            HoldState::Released { .. } | HoldState::Expired { .. } | HoldState::Confirmed { .. } => None,
        };
        self.address(contact, |id, recipient| NewMessage {
            id,
            booking: hold.booking,
            subject: hold.id.uuid(),
            kind: MessageKind::Held,
            version: hold.version,
            channel: MessageChannel::Email,
            recipient,
            language: contact.language,
            facts,
        });
    }

    /// Tells of a booking. `was_in` is the session before a change.
    pub(super) fn tell(&mut self, kind: MessageKind, booking: &Booking, was_in: Option<SessionId>) {
        let Some(mut facts) = facts(&self.ledger, booking.id, booking.session, booking.class, &booking.party) else {
            return;
        };
        facts.reference = Some(booking.reference);
        facts.sequence = booking.version.saturating_sub(1);
        facts.cancelled_because = match booking.state {
            BookingState::Booked => None,
            BookingState::Cancelled { reason, .. } => Some(reason),
        };
        let old = was_in.and_then(|session| self.ledger.sessions.get(&session)).map(|entry| &entry.session);
        facts.moved_from = old.map(|old| (old.date, old.start)).filter(|moment| *moment != (facts.date, facts.start));
        self.address(&booking.contact, |id, recipient| NewMessage {
            id,
            booking: booking.id,
            subject: booking.id.uuid(),
            kind,
            version: booking.version,
            channel: MessageChannel::Email,
            recipient,
            language: booking.contact.language,
            facts,
        });
    }

    /// Puts `message` into the outbox for each way in which the contact can be reached: today that is e-mail.
    fn address(&mut self, contact: &Contact, message: impl FnOnce(MessageId, String) -> NewMessage) {
        let Some(email) = contact.email.as_deref().map(str::trim).filter(|email| !email.is_empty()) else { return };
        let id = self.ids.message();
        self.log.messages.push(message(id, email.to_owned()));
    }
}

/// What every message says of its place and its people. Nothing if the ledger lacks the place.
fn facts(
    ledger: &Ledger,
    booking: BookingId,
    session: SessionId,
    class: CapacityClass,
    party: &Party,
) -> Option<MessageFacts> {
    let session = &ledger.sessions.get(&session)?.session;
    let venue = ledger.venues.get(&session.venue)?;
    let space = ledger.spaces.get(&session.space)?;
    Some(MessageFacts {
        booking,
        reference: None,
        sequence: 0,
        venue: venue.name.clone(),
        address: venue.address.clone(),
        phone: venue.phone.clone(),
        email: venue.email.clone(),
        space: space.name.clone(),
        class,
        date: session.date,
        start: session.start,
        end: session.end,
        zone: venue.zone,
        starts_at: session.interval.start(),
        ends_at: session.interval.end(),
        lead: party.lead().and_then(|member| member.name.clone()),
        visitors: visitor_names(party),
        prisoner: party.prisoner().and_then(|member| member.name.clone()),
        held_until: None,
        cancelled_because: None,
        moved_from: None,
        decided_at: ledger.now,
    })
}

/// The visitors' names, the one who answers for the booking first.
fn visitor_names(party: &Party) -> Vec<PersonName> {
    let leads = |member: &&PartyMember| member.role == PartyRole::LeadVisitor;
    let (first, others) = (party.visitors().filter(leads), party.visitors().filter(|member| !leads(member)));
    first.chain(others).filter_map(|member| member.name.clone()).collect()
}
