//! From what clients heard to the deeds of each session.

use std::collections::BTreeMap;

use calendars::{CapacityClass, Instant, Span, Units};
use engine::EngineError;
use scheduler_model::{
    BookingId, BookingReceipt, Channel, Command, FreshPlace, HoldId, HoldReceipt, HoldState, IdempotentOutcome,
    Outcome, Place as Where, Reason, Refusal, SessionId, SessionState,
};
use store_memory::Snapshot;

use super::place::{Check, Deed, Effect, Final, Giving, Seat, Tables};
use super::refusal::{of_hold, of_session};
use super::search::Timed;
use crate::history::{History, Published, Request, Step};
use crate::world::{Offer, SessionIds};

/// What is known of holds and bookings from every outcome, whoever heard it.
struct Known<'a> {
    history: &'a History,
    sessions: &'a SessionIds,
    lasts: Span,
    last_step: Step,
    /// Where each hold is.
    holds: BTreeMap<HoldId, SessionId>,
    /// Where each version of a booking was.
    bookings: BTreeMap<(BookingId, u32), (SessionId, Seat)>,
}

/// A request that happened, with what it came to; or one that may have happened.
struct Told<'a> {
    request: &'a Request,
    outcome: Option<&'a Outcome>,
}

/// The deeds of every session.
pub(crate) fn stories(
    history: &History,
    sessions: &SessionIds,
    lasts: Span,
    last_step: Step,
    end: &Snapshot,
) -> Vec<(SessionId, Vec<Timed>)> {
    let told: Vec<_> = history.requests.iter().filter_map(|request| told(request, &end.outcomes)).collect();
    let mut known = Known { history, sessions, lasts, last_step, holds: BTreeMap::new(), bookings: BTreeMap::new() };
    for outcome in told.iter().filter_map(|told| told.outcome) {
        known.learn(outcome);
    }
    let mut stories: BTreeMap<SessionId, Vec<Timed>> = sessions.iter().map(|id| (*id, Vec::new())).collect();
    for publication in &history.publications {
        known.publication(publication, &mut stories);
    }
    for told in &told {
        for (session, deed, now) in known.deeds(told) {
            let timed = known.timed(told, deed, now);
            if let Some(story) = stories.get_mut(&session) {
                story.push(timed);
            }
        }
    }
    for (session, story) in &mut stories {
        story.push(known.ending(*session, end));
    }
    stories.into_iter().collect()
}

/// What a request came to: what somebody heard, or else what is stored under its key. Nothing if it did not happen.
fn told<'a>(request: &'a Request, stored: &'a [IdempotentOutcome]) -> Option<Told<'a>> {
    let kept = request.key.as_ref().and_then(|key| {
        stored.iter().find(|kept| kept.caller == request.caller.id && kept.key == *key).map(|kept| &kept.outcome)
    });
    match (request.answer().map(|(outcome, _)| outcome).or(kept), &request.key) {
        (Some(outcome), _) => Some(Told { request, outcome: Some(outcome) }),
        (None, None) if !request.came_to_nothing() => Some(Told { request, outcome: None }),
        (None, _) => None,
    }
}

fn seat_of_hold(receipt: &HoldReceipt) -> Seat {
    Seat { class: receipt.class, channel: receipt.channel, units: receipt.units.0 }
}

fn seat_of_booking(receipt: &BookingReceipt) -> Seat {
    Seat { class: receipt.class, channel: receipt.channel, units: receipt.units.0 }
}

type Deeds = Vec<(SessionId, Deed, Option<Instant>)>;

impl Known<'_> {
    fn learn(&mut self, outcome: &Outcome) {
        match outcome {
            Outcome::Held(receipt) | Outcome::Extended(receipt) | Outcome::Released(receipt) => {
                self.holds.insert(receipt.id, receipt.session);
            }
            Outcome::Booked(receipt) | Outcome::Changed(receipt) => {
                let at = (receipt.session, seat_of_booking(receipt));
                self.bookings.insert((receipt.id, receipt.version), at);
            }
            Outcome::Cancelled(_) | Outcome::Expired { .. } | Outcome::Refused(_) => {}
        }
    }

    fn publication(&self, publication: &Published, stories: &mut BTreeMap<SessionId, Vec<Timed>>) {
        let certain = match &publication.effect {
            Some(Ok(_)) => true,
            None | Some(Err(EngineError::Unknown(_))) => false,
            // The engine says that nothing was done.
            Some(Err(_)) => return,
        };
        let until = publication.until.unwrap_or(self.last_step);
        for (session, offer) in self.sessions.iter().zip(&publication.offers) {
            let deed = Deed { checks: Vec::new(), effects: vec![Effect::Offer(tables(offer), offer.listed)] };
            let words = format!("publication of {offer:?}");
            let timed = self.between(deed, None, (publication.since, until), certain, words);
            if let Some(story) = stories.get_mut(session) {
                story.push(timed);
            }
        }
    }

    fn timed(&self, told: &Told<'_>, deed: Deed, now: Option<Instant>) -> Timed {
        let since = told.request.since().unwrap_or_default();
        let until = told.request.until().unwrap_or(self.last_step);
        let words = format!("{} between {since} and {until}: {deed:?}", told.request.short());
        self.between(deed, now, (since, until), told.outcome.is_some(), words)
    }

    fn between(&self, deed: Deed, now: Option<Instant>, steps: (Step, Step), certain: bool, words: String) -> Timed {
        let (since, until) = steps;
        let (earliest, _) = self.history.times_between(since, until);
        let (_, latest) = self.history.times_between(0, until);
        let earliest = now.map_or(earliest, |now| now.max(earliest));
        Timed { deed, since, until, earliest, latest, certain, words }
    }

    /// What the request did, or found, in each session.
    fn deeds(&self, told: &Told<'_>) -> Deeds {
        match (told.outcome, &told.request.command) {
            (Some(Outcome::Held(receipt)), Command::Hold(request)) => self.granted(receipt, request.instead_of),
            (Some(Outcome::Extended(receipt)), _) => self.extended(receipt),
            (Some(Outcome::Released(receipt)), _) => {
                let checks = vec![Check::Live(receipt.id)];
                vec![(receipt.session, Deed { checks, effects: vec![Effect::End(receipt.id, "released")] }, None)]
            }
            (Some(Outcome::Booked(receipt)), Command::Book { place, .. }) => vec![booked(receipt, *place)],
            (Some(Outcome::Changed(receipt)), Command::Change { edit, .. }) => self.changed(receipt, edit.place),
            (Some(Outcome::Cancelled(receipt)), _) => {
                let checks = vec![Check::Stands(receipt.id)];
                vec![(receipt.session, Deed { checks, effects: vec![Effect::Leave(receipt.id)] }, None)]
            }
            (Some(Outcome::Refused(refusal)), command) => self.refused(refusal, command, told.request.channel),
            (None, Command::Release { hold }) => self.perhaps_released(*hold),
            (None, Command::Cancel { booking, .. }) => self.perhaps_cancelled(*booking),
            _ => Vec::new(),
        }
    }

    fn granted(&self, receipt: &HoldReceipt, instead_of: Option<HoldId>) -> Deeds {
        let HoldState::Live { expires_at } = receipt.state else { return Vec::new() };
        let seat = seat_of_hold(receipt);
        let given = instead_of.and_then(|hold| Some((hold, *self.holds.get(&hold)?)));
        let here = given.filter(|(_, session)| *session == receipt.session).map(|(hold, _)| hold);
        let giving = Giving { hold: here, booking: None };
        let mut effects: Vec<_> = here.map(Effect::GiveBack).into_iter().collect();
        effects.push(Effect::Hold(receipt.id, seat, expires_at));
        let checks = vec![Check::Listed(true), Check::Room(seat, giving)];
        // A hold tells the very instant at which it was granted.
        let now = expires_at.minus(self.lasts);
        let mut deeds = vec![(receipt.session, Deed { checks, effects }, Some(now))];
        if let Some((hold, session)) = given.filter(|(_, session)| *session != receipt.session) {
            deeds.push((session, Deed { checks: Vec::new(), effects: vec![Effect::GiveBack(hold)] }, Some(now)));
        }
        deeds
    }

    fn extended(&self, receipt: &HoldReceipt) -> Deeds {
        let HoldState::Live { expires_at } = receipt.state else { return Vec::new() };
        let checks = vec![Check::Listed(true), Check::Live(receipt.id)];
        let now = (expires_at < receipt.last_moment).then(|| expires_at.minus(self.lasts));
        vec![(receipt.session, Deed { checks, effects: vec![Effect::Extend(receipt.id, expires_at)] }, now)]
    }

    fn changed(&self, receipt: &BookingReceipt, place: Option<Where>) -> Deeds {
        let id = receipt.id;
        let before = self.bookings.range((id, 0)..(id, receipt.version)).next_back();
        let Some((_, &(old, old_seat))) = before else { return Vec::new() };
        let (new, seat) = (receipt.session, seat_of_booking(receipt));
        let unmoved = |place: &FreshPlace| {
            (place.session, place.class, place.units) == (old, old_seat.class, Units(old_seat.units))
        };
        let mut checks = vec![Check::Stands(id)];
        let mut effects = Vec::new();
        match place {
            Some(Where::Held(hold)) => {
                checks.extend([Check::Live(hold), Check::Listed(true)]);
                effects.push(Effect::End(hold, "confirmed"));
            }
            Some(Where::Fresh(place)) if !unmoved(&place) => {
                let giving = Giving { hold: None, booking: (old == new).then_some(id) };
                checks.extend([Check::Room(seat, giving), Check::Listed(true)]);
            }
            Some(Where::Fresh(_)) | None => {}
        }
        if old == new {
            effects.push(Effect::Book(id, seat));
            return vec![(new, Deed { checks, effects }, None)];
        }
        effects.push(Effect::Book(id, seat));
        let leaving = Deed { checks: vec![Check::Stands(id)], effects: vec![Effect::Leave(id)] };
        checks.remove(0);
        vec![(old, leaving, None), (new, Deed { checks, effects }, None)]
    }

    /// A refusal must have been true at some moment: what it says of a session and of its holds.
    fn refused(&self, refusal: &Refusal, command: &Command, channel: Channel) -> Deeds {
        let mut found: BTreeMap<SessionId, Vec<Check>> = BTreeMap::new();
        let (wanted, held, instead_of, booking) = match command {
            Command::Hold(request) => {
                let fresh = FreshPlace { session: request.session, class: request.class, units: request.units };
                (Some(fresh), None, request.instead_of, None)
            }
            Command::Book { place: Where::Fresh(fresh), .. } => (Some(*fresh), None, None, None),
            Command::Book { place: Where::Held(hold), .. } | Command::Extend { hold } | Command::Release { hold } => {
                (None, Some(*hold), None, None)
            }
            Command::Change { booking, edit, .. } => match edit.place {
                Some(Where::Fresh(fresh)) => (Some(fresh), None, None, Some(*booking)),
                Some(Where::Held(hold)) => (None, Some(hold), None, None),
                None => return Vec::new(),
            },
            Command::Cancel { .. } | Command::Expire { .. } => return Vec::new(),
        };
        if let Some(fresh) = wanted {
            let seat = Seat { class: fresh.class, channel, units: fresh.units.0 };
            let giving = Giving { hold: instead_of, booking };
            found.entry(fresh.session).or_default().extend(of_session(refusal, seat, giving, booking.is_none()));
        }
        if let Some((hold, session)) = held.and_then(|hold| Some((hold, *self.holds.get(&hold)?))) {
            found.entry(session).or_default().extend(of_hold(refusal, hold));
            if refusal.reasons.contains(&Reason::SessionClosed) {
                found.entry(session).or_default().push(Check::Listed(false));
            }
        }
        let deed = |(session, checks)| (session, Deed { checks, effects: Vec::new() }, None);
        found.into_iter().filter(|(_, checks)| !checks.is_empty()).map(deed).collect()
    }

    fn perhaps_released(&self, hold: HoldId) -> Deeds {
        let session = self.holds.get(&hold);
        let deed = Deed { checks: vec![Check::Live(hold)], effects: vec![Effect::End(hold, "released")] };
        session.map(|session| (*session, deed, None)).into_iter().collect()
    }

    /// It may have been in any of its sessions by then; in one it may have been cancelled.
    fn perhaps_cancelled(&self, booking: BookingId) -> Deeds {
        let sessions: std::collections::BTreeSet<_> =
            self.bookings.range((booking, 0)..=(booking, u32::MAX)).map(|(_, (session, _))| *session).collect();
        let deed = Deed { checks: vec![Check::Stands(booking)], effects: vec![Effect::Leave(booking)] };
        sessions.into_iter().map(|session| (session, deed.clone(), None)).collect()
    }

    /// What is stored of a session when everything is over.
    fn ending(&self, id: SessionId, end: &Snapshot) -> Timed {
        let entry = end.sessions.iter().find(|entry| entry.session.id == id);
        let tables = entry.map_or_else(Tables::new, |entry| {
            entry.counts.iter().map(|count| (count.class, (count.total.0, count.public.0))).collect()
        });
        let listed = entry.is_some_and(|entry| entry.session.state == SessionState::Open);
        let holds = end.holds.iter().filter(|hold| hold.session == id).map(|hold| (hold.id, hold.state.code()));
        let seat = |class: CapacityClass, channel: Channel, units: Units| Seat { class, channel, units: units.0 };
        let bookings = end.bookings.iter().filter(|booking| booking.session == id && booking.is_booked());
        let bookings = bookings.map(|booking| (booking.id, seat(booking.class, booking.channel, booking.units)));
        let end = Final { tables, listed, holds: holds.collect(), bookings: bookings.collect() };
        let words = format!("what is stored at the end: {end:?}");
        let deed = Deed { checks: vec![Check::Final(end)], effects: Vec::new() };
        let step = self.last_step + 1;
        self.between(deed, None, (step, step), true, words)
    }
}

fn tables(offer: &Offer) -> Tables {
    offer.tables.clone()
}

fn booked(receipt: &BookingReceipt, place: Where) -> (SessionId, Deed, Option<Instant>) {
    let seat = seat_of_booking(receipt);
    let mut deed = Deed { checks: vec![Check::Listed(true)], effects: Vec::new() };
    match place {
        Where::Held(hold) => {
            deed.checks.push(Check::Live(hold));
            deed.effects.push(Effect::End(hold, "confirmed"));
        }
        Where::Fresh(_) => deed.checks.push(Check::Room(seat, Giving::default())),
    }
    deed.effects.push(Effect::Book(receipt.id, seat));
    (receipt.session, deed, None)
}
