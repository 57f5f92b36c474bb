//! A lawful ledger with something of everything in it, made by the real engine.

use std::sync::Arc;

use calendars::{
    Capacity, CapacityByClass, CapacityClass, DateRange, Disambiguation, Division, Instant, Interval, LocalDate,
    LocalTime, Span, Units, Zone,
};
use checker::{Auditor, Report};
use engine::{Clock, Engine, EngineConfig, EngineParts, RandomIds, Store, Submission};
use scheduler_model::{
    Bilingual, BookingEdit, BookingId, Caller, CallerId, CancelReason, Channel, Command, Contact, Eligibility,
    FreshPlace, HoldId, HoldPolicy, HoldPurpose, HoldRequest, IdempotencyKey, IdentityKey, Language, Outcome, Party,
    PartyMember, PartyRole, PersonId, PersonKind, PersonName, Place, PlannedSession, Publication, Role, SessionId,
    Space, SpaceId, Venue, VenueId, VenuePolicy, VenueScope,
};
use uuid::Uuid;

/// A venue with a few sessions, and an engine on its ledger.
pub(crate) struct Ledger {
    pub(crate) store: Arc<dyn Store>,
    pub(crate) engine: Engine,
    pub(crate) sessions: Vec<SessionId>,
    /// The instant of the first publication: later ones plan the same sessions.
    opened: Instant,
    keys: std::sync::atomic::AtomicU32,
}

impl Ledger {
    /// Publishes a venue in an empty, migrated store.
    pub(crate) async fn open(store: Arc<dyn Store>, clock: Arc<dyn Clock>, tables: u32, public: u32) -> Self {
        let engine = Engine::start(EngineParts {
            store: Arc::clone(&store),
            // What has run out is swept when a test says so.
            config: EngineConfig { sweep_every: Span::from_hours(1), ..EngineConfig::default() },
            clock: Arc::clone(&clock),
            stamps: Box::new(RandomIds::from_seed(Arc::clone(&clock), 1)),
            ids: Box::new(RandomIds::from_seed(clock, 2)),
        })
        .await
        .unwrap();
        let opened = store.now().await.unwrap();
        let mut ledger = Self { store, engine, sessions: Vec::new(), opened, keys: 0.into() };
        let venue = ledger.publish(tables, public, 3).await;
        ledger.sessions = ledger
            .engine
            .index()
            .with_venue(venue, |view| view.sessions().iter().map(|indexed| indexed.session.id).collect())
            .unwrap();
        ledger
    }

    /// Publishes the venue with so many tables in each of so many sessions; sessions beyond those are closed.
    pub(crate) async fn publish(&self, tables: u32, public: u32, sessions: u32) -> VenueId {
        let publication = publication(self.opened, tables, public, sessions);
        let venue = publication.venue.id;
        self.engine.publish(publication).await.unwrap();
        venue
    }

    /// Submits a command under a key of its own.
    pub(crate) async fn submit(&self, channel: Channel, command: Command) -> Outcome {
        let number = self.keys.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let mut fingerprint = [0; 32];
        fingerprint[..4].copy_from_slice(&number.to_be_bytes());
        let idempotency = Some(IdempotencyKey { key: format!("key {number}"), fingerprint });
        let caller = Caller {
            id: CallerId::from_uuid(Uuid::from_u128(77)),
            name: "desk".to_owned(),
            role: Role::Staff,
            venues: VenueScope::All,
        };
        let submission = Submission { command, caller, channel, language: Language::English, idempotency };
        self.engine.submit(submission).await.unwrap()
    }

    pub(crate) async fn hold(&self, session: usize, party: Party, contact: Option<Contact>) -> HoldId {
        let command = hold(self.sessions[session], party, contact, HoldPurpose::New);
        match self.submit(Channel::Public, command).await {
            Outcome::Held(receipt) => receipt.id,
            other => panic!("not held: {other:?}"),
        }
    }

    pub(crate) async fn book(&self, place: Place, party: Option<Party>) -> BookingId {
        let command = Command::Book { place, party, contact: contact() };
        match self.submit(Channel::Public, command).await {
            Outcome::Booked(receipt) => receipt.id,
            other => panic!("not booked: {other:?}"),
        }
    }

    pub(crate) fn fresh(&self, session: usize) -> Place {
        let session = self.sessions[session];
        Place::Fresh(FreshPlace { session, class: CapacityClass::OpenTable, units: Units(1) })
    }

    /// Something of everything. `pass` lets time pass, where the store's clock can be moved.
    pub(crate) async fn fill(&self, pass: impl Fn(Span)) {
        // A hold that runs out and is swept, where time can pass.
        self.hold(2, party(1), None).await;
        pass(Span::from_minutes(11));
        self.engine.sweep().await.unwrap();
        // Held with a message, extended, booked.
        let held = self.hold(0, party(2), Some(contact())).await;
        pass(Span::from_minutes(1));
        assert!(matches!(self.submit(Channel::Public, Command::Extend { hold: held }).await, Outcome::Extended(_)));
        self.book(Place::Held(held), None).await;
        // Booked at once, then moved through a hold for the new place.
        let moved = self.book(self.fresh(0), Some(party(3))).await;
        pass(Span::from_minutes(1));
        let command = hold(self.sessions[1], Party::default(), None, HoldPurpose::Change(moved));
        let Outcome::Held(place) = self.submit(Channel::Public, command).await else { panic!("not held") };
        let edit = BookingEdit { place: Some(Place::Held(place.id)), ..BookingEdit::default() };
        let change = Command::Change { booking: moved, expected_version: Some(1), edit };
        assert!(matches!(self.submit(Channel::Public, change).await, Outcome::Changed(_)));
        // Booked and cancelled; held and released; live.
        let cancelled = self.book(self.fresh(1), Some(party(4))).await;
        assert!(matches!(self.submit(Channel::Public, cancel(cancelled)).await, Outcome::Cancelled(_)));
        let released = self.hold(1, party(5), None).await;
        let release = Command::Release { hold: released };
        assert!(matches!(self.submit(Channel::Public, release).await, Outcome::Released(_)));
        self.hold(1, party(6), None).await;
        // Staff book beyond the public's share, and the public is refused.
        for number in 7..9 {
            let command = Command::Book { place: self.fresh(2), party: Some(party(number)), contact: contact() };
            assert!(matches!(self.submit(Channel::Staff, command).await, Outcome::Booked(_)));
        }
        let command = Command::Book { place: self.fresh(2), party: Some(party(3)), contact: contact() };
        pass(Span::from_minutes(1));
        self.submit(Channel::Public, command).await;
        let nobody = Command::Release { hold: HoldId::from_uuid(Uuid::from_u128(9)) };
        assert!(matches!(self.submit(Channel::Public, nobody).await, Outcome::Refused(_)));
    }

    pub(crate) async fn audit(&self) -> Report {
        audit(&*self.store).await
    }
}

/// Judges a whole store.
pub(crate) async fn audit(store: &dyn Store) -> Report {
    let mut auditor = Auditor::new();
    store.audit(&mut |row| auditor.row(row)).await.unwrap();
    auditor.finish()
}

pub(crate) fn hold(session: SessionId, party: Party, contact: Option<Contact>, purpose: HoldPurpose) -> Command {
    let (class, units) = (CapacityClass::OpenTable, Units(1));
    Command::Hold(HoldRequest { session, class, units, party, contact, purpose, instead_of: None })
}

pub(crate) fn cancel(booking: BookingId) -> Command {
    Command::Cancel { booking, expected_version: None, reason: CancelReason::Visitor }
}

pub(crate) fn contact() -> Contact {
    Contact { email: Some("sam@example.org".to_owned()), phone: None, language: Language::English }
}

/// A prisoner and one adult visitor, nobody else's.
pub(crate) fn party(number: u32) -> Party {
    let key = IdentityKey::from_secret("for tests");
    let member = |role, kind, natural: String, born: Option<LocalDate>| PartyMember {
        role,
        person: Some(PersonId::derive(&key, kind, &natural)),
        name: Some(PersonName { first: "Sam".to_owned(), last: format!("Jones{number}") }),
        born,
    };
    let born = LocalDate::new(1980, 1, 1).unwrap();
    Party(vec![
        member(PartyRole::Prisoner, PersonKind::Prisoner, format!("A{number}BC"), None),
        member(PartyRole::LeadVisitor, PersonKind::Visitor, format!("Sam Jones{number}|1980-01-01"), Some(born)),
    ])
}

/// Sessions of two hours, at 10:00, the first five days from `opened` and one a day after it.
fn publication(opened: Instant, tables: u32, public: u32, sessions: u32) -> Publication {
    let id = VenueId::from_uuid(Uuid::from_u128(1));
    let hold = HoldPolicy { lasts: Span::from_minutes(10), at_most: Span::from_minutes(60) };
    let venue = Venue {
        id,
        code: "CFI".parse().unwrap(),
        name: Bilingual::same("Cardiff"),
        address: vec!["Knox Road".to_owned()],
        phone: None,
        email: None,
        zone: Zone::LONDON,
        division: Division::EnglandAndWales,
        policy: VenuePolicy { hold, ..VenuePolicy::default() },
        open: true,
        version: 0,
    };
    let space = Space {
        id: SpaceId::from_uuid(Uuid::from_u128(2)),
        venue: id,
        key: "hall".to_owned(),
        name: Bilingual::same("Hall"),
    };
    let first = venue.zone.local_date(opened).plus_days(5);
    let (start, end) = (LocalTime::new(10, 0).unwrap(), LocalTime::new(12, 0).unwrap());
    let planned = |date: LocalDate| {
        let instant = |time| Zone::LONDON.resolve(date.at(time)).choose(Disambiguation::Compatible).unwrap();
        PlannedSession {
            space: "hall".to_owned(),
            pattern: "mornings".to_owned(),
            date,
            start,
            end,
            interval: Interval::new(instant(start), instant(end)).unwrap(),
            capacity: CapacityByClass::of(
                CapacityClass::OpenTable,
                Capacity::new(Units(tables), Units(public)).unwrap(),
            ),
            eligibility: Eligibility::default(),
        }
    };
    let range = DateRange::new(first, first.plus_days(3)).unwrap();
    let sessions = (0..sessions).map(|day| planned(first.plus_days(i64::from(day)))).collect();
    Publication { venue, spaces: vec![space], range, sessions }
}
