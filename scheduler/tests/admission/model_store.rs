//! A store in memory: loads what a batch touches, as a database would, and writes its changes under the same constraints.

use std::collections::{BTreeMap, BTreeSet};

use calendars::{Instant, Span};
use scheduler::admission::{Decision, FreshIds, decide};
use scheduler_model::{
    Booking, BookingEdit, BookingId, ChangeSet, Command, EventId, Hold, HoldId, HoldPurpose, IdempotentOutcome, Ledger,
    MessageId, NewEvent, NewMessage, Occupancy, Order, Outcome, Party, PersonFacts, PersonId, Place, SessionEntry,
    SessionId, Venue,
};

use crate::check;
use crate::world::{id, now, session, space, venue};

/// Everything that is stored.
#[derive(Clone)]
pub(crate) struct ModelStore {
    pub(crate) now: Instant,
    pub(crate) venues: Vec<Venue>,
    pub(crate) sessions: BTreeMap<SessionId, SessionEntry>,
    pub(crate) holds: BTreeMap<HoldId, Hold>,
    pub(crate) bookings: BTreeMap<BookingId, Booking>,
    pub(crate) occupancies: Vec<Occupancy>,
    pub(crate) facts: BTreeMap<PersonId, PersonFacts>,
    pub(crate) outcomes: Vec<IdempotentOutcome>,
    pub(crate) events: Vec<NewEvent>,
    /// Those that no newer one has silenced.
    pub(crate) messages: Vec<NewMessage>,
    /// What the last batch wrote.
    pub(crate) written: ChangeSet,
    drawn: u64,
}

impl ModelStore {
    /// Venue 1 with these sessions.
    pub(crate) fn with(sessions: impl IntoIterator<Item = SessionEntry>) -> Self {
        Self {
            now: now(),
            venues: vec![venue()],
            sessions: sessions.into_iter().map(|entry| (entry.session.id, entry)).collect(),
            holds: BTreeMap::new(),
            bookings: BTreeMap::new(),
            occupancies: Vec::new(),
            facts: BTreeMap::new(),
            outcomes: Vec::new(),
            events: Vec::new(),
            messages: Vec::new(),
            written: ChangeSet::default(),
            drawn: 0,
        }
    }

    /// Two Fridays, ten tables each, eight for the public: session 1 on 12 June, session 2 on 19 June.
    pub(crate) fn two_fridays() -> Self {
        Self::with([session(1, "2026-06-12T14:00", 10, 8), session(2, "2026-06-19T14:00", 10, 8)])
    }

    /// Loads, decides, writes and checks one batch.
    pub(crate) fn run(&mut self, orders: &[Order]) -> Vec<Outcome> {
        let ledger = self.load(orders);
        let mut ids = Counter(self.drawn);
        let Decision { outcomes, changes, ledger, .. } = decide(ledger, orders, &mut ids);
        self.drawn = ids.0;
        assert_eq!(outcomes.len(), orders.len());
        check::events(self, &changes);
        self.write(&changes);
        check::counts(self);
        check::people(self);
        check::same_as(self, &ledger);
        assert!(ledger.replays.ends_with(&changes.outcomes), "the ledger that is given back forgets an outcome");
        self.written = changes;
        outcomes
    }

    /// Runs a batch of one.
    pub(crate) fn one(&mut self, order: Order) -> Outcome {
        self.run(&[order]).remove(0)
    }

    pub(crate) fn wait(&mut self, span: Span) {
        self.now = self.now.plus(span);
    }

    pub(crate) fn entry(&mut self, n: u64) -> &mut SessionEntry {
        self.sessions.get_mut(&id(n)).unwrap()
    }

    /// (held, booked) of the first class of a session, both channels together.
    pub(crate) fn taken(&self, n: u64) -> (u32, u32) {
        let count = &self.sessions[&id(n)].counts[0];
        (count.taken_public.held + count.taken_staff.held, count.taken_public.booked + count.taken_staff.booked)
    }

    /// What the orders touch, and nothing else.
    pub(crate) fn load(&self, orders: &[Order]) -> Ledger {
        let mut scope = Scope::default();
        orders.iter().for_each(|order| scope.add(order));
        for hold in scope.holds.clone().iter().filter_map(|id| self.holds.get(id)) {
            scope.sessions.insert(hold.session);
            scope.bookings.insert(hold.booking);
            scope.add_people(&hold.party);
        }
        for booking in scope.bookings.clone().iter().filter_map(|id| self.bookings.get(id)) {
            scope.sessions.insert(booking.session);
            scope.add_people(&booking.party);
        }
        let due_here = |hold: &&Hold| hold.is_due(self.now) && scope.sessions.contains(&hold.session);
        let wanted = |hold: &&Hold| scope.holds.contains(&hold.id) || due_here(hold);
        let counts = |taken: &&Occupancy| {
            scope.people.contains(&taken.person) && taken.until.is_none_or(|until| self.now < until)
        };
        let mut ledger = Ledger::empty(self.now);
        ledger.sessions = picked(&self.sessions, &scope.sessions);
        let at = |venue: &&Venue| ledger.sessions.values().any(|entry| entry.session.venue == venue.id);
        ledger.venues = self.venues.iter().filter(at).map(|venue| (venue.id, venue.clone())).collect();
        ledger.spaces = [(space().id, space())].into();
        ledger.holds = self.holds.values().filter(wanted).map(|hold| (hold.id, hold.clone())).collect();
        ledger.bookings = picked(&self.bookings, &scope.bookings);
        ledger.facts = picked(&self.facts, &scope.people);
        for taken in self.occupancies.iter().filter(counts) {
            ledger.occupancies.entry(taken.person).or_default().push(taken.clone());
        }
        let replayed = |stored: &&IdempotentOutcome| scope.keys.contains(&(stored.caller, stored.key.key.clone()));
        ledger.replays = self.outcomes.iter().filter(replayed).cloned().collect();
        ledger
    }

    fn write(&mut self, changes: &ChangeSet) {
        assert!(changes.capacity.is_sorted_by_key(|delta| (delta.session, delta.class, delta.channel)));
        for delta in &changes.capacity {
            assert_ne!((delta.held, delta.booked), (0, 0), "a delta of nothing");
            let entry = self.sessions.get_mut(&delta.session).unwrap();
            assert!(changes.venues.contains(&entry.session.venue), "counts change and the venue's version does not");
            let count = entry.count_mut(delta.class).unwrap();
            let before = count.taken_by(delta.channel);
            assert!(
                i64::from(before.held) + delta.held >= 0 && i64::from(before.booked) + delta.booked >= 0,
                "{delta:?}"
            );
            count.shift(delta.channel, delta.held, delta.booked);
        }
        for venue in &mut self.venues {
            venue.version += u64::from(changes.venues.contains(&venue.id));
        }
        self.write_time(changes);
        for hold in &changes.holds_new {
            assert!(self.holds.insert(hold.id, hold.clone()).is_none(), "a new hold was there");
        }
        for hold in &changes.holds_changed {
            assert!(self.holds.insert(hold.id, hold.clone()).is_some(), "a changed hold was not there");
        }
        for booking in &changes.bookings_new {
            assert!(self.bookings.insert(booking.id, booking.clone()).is_none(), "a new booking was there");
        }
        for booking in &changes.bookings_changed {
            assert!(self.bookings.insert(booking.id, booking.clone()).is_some(), "a changed booking was not there");
        }
        self.events.extend(changes.events.iter().cloned());
        for message in &changes.messages {
            self.messages.retain(|old| (old.booking, &old.recipient) != (message.booking, &message.recipient));
            self.messages.push(message.clone());
        }
        for stored in &changes.outcomes {
            let taken = self.outcomes.iter().any(|old| (old.caller, &old.key.key) == (stored.caller, &stored.key.key));
            assert!(!taken, "a key is stored once");
            self.outcomes.push(stored.clone());
        }
    }

    /// Takes time away before it gives any, and clears what ran out for those who get some.
    fn write_time(&mut self, changes: &ChangeSet) {
        let (gone, now) = (&changes.occupancies_gone, self.now);
        let renewed: BTreeSet<_> = changes.occupancies_new.iter().map(|taken| taken.person).collect();
        let ran_out =
            |taken: &Occupancy| renewed.contains(&taken.person) && taken.until.is_some_and(|until| until <= now);
        self.occupancies.retain(|taken| !gone.contains(&taken.source) && !ran_out(taken));
        self.occupancies.extend(changes.occupancies_new.iter().cloned());
    }
}

fn picked<K: Ord + Copy, V: Clone>(all: &BTreeMap<K, V>, wanted: &BTreeSet<K>) -> BTreeMap<K, V> {
    wanted.iter().filter_map(|key| Some((*key, all.get(key)?.clone()))).collect()
}

/// What orders touch.
#[derive(Default)]
struct Scope {
    sessions: BTreeSet<SessionId>,
    people: BTreeSet<PersonId>,
    holds: BTreeSet<HoldId>,
    bookings: BTreeSet<BookingId>,
    keys: BTreeSet<(scheduler_model::CallerId, String)>,
}

impl Scope {
    fn add(&mut self, order: &Order) {
        match &order.command {
            Command::Hold(request) => {
                self.sessions.insert(request.session);
                self.add_people(&request.party);
                self.holds.extend(request.instead_of);
                if let HoldPurpose::Change(booking) = request.purpose {
                    self.bookings.insert(booking);
                }
            }
            Command::Extend { hold } | Command::Release { hold } => {
                self.holds.insert(*hold);
            }
            Command::Book { place, party, .. } => {
                self.add_place(*place);
                party.iter().for_each(|party| self.add_people(party));
            }
            Command::Change { booking, edit: BookingEdit { place, party, .. }, .. } => {
                self.bookings.insert(*booking);
                place.iter().for_each(|place| self.add_place(*place));
                party.iter().for_each(|party| self.add_people(party));
            }
            Command::Cancel { booking, .. } => {
                self.bookings.insert(*booking);
            }
            Command::Expire { sessions } => self.sessions.extend(sessions),
        }
        self.keys.extend(order.idempotency.iter().map(|key| (order.caller.id, key.key.clone())));
    }

    fn add_place(&mut self, place: Place) {
        match place {
            Place::Held(hold) => self.holds.insert(hold),
            Place::Fresh(fresh) => self.sessions.insert(fresh.session),
        };
    }

    fn add_people(&mut self, party: &Party) {
        self.people.extend(party.people().map(|(person, _)| person));
    }
}

/// Ids in a row.
pub(crate) struct Counter(pub(crate) u64);

impl FreshIds for Counter {
    fn event(&mut self) -> EventId {
        self.0 += 1;
        id(self.0)
    }

    fn message(&mut self) -> MessageId {
        self.0 += 1;
        id(self.0)
    }
}
