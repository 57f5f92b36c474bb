//! Whatever the engine does is lawful.

use std::sync::Arc;

use calendars::{CapacityClass, Span, Units};
use engine::{ManualClock, Store};
use proptest::prelude::*;
use scheduler_model::{BookingEdit, BookingId, Channel, Command, FreshPlace, HoldId, HoldPurpose, Outcome, Place};
use store_sqlite::{SqliteConfig, SqliteStore};

use crate::ledger::{Ledger, cancel, contact, hold, party};

/// One thing that happens. Numbers choose among what there is.
#[derive(Debug, Clone)]
enum Step {
    Hold { session: usize, party: u32, told: bool, staff: bool },
    HoldForChange { session: usize, booking: usize },
    Extend { hold: usize },
    Release { hold: usize },
    BookHeld { hold: usize, staff: bool },
    BookFresh { session: usize, party: u32, staff: bool },
    ChangePlace { session: usize, booking: usize },
    ChangeHeld { hold: usize, booking: usize },
    ChangeParty { booking: usize, party: u32 },
    ChangeContact { booking: usize, email: bool },
    Cancel { booking: usize },
    Pass { minutes: i64 },
    Sweep,
    Publish { tables: u32, public: u32, sessions: u32 },
}

fn step() -> impl Strategy<Value = Step> {
    let session = || 0_usize..3;
    let person = || 0_u32..9;
    let thing = || 0_usize..12;
    prop_oneof![
        4 => (session(), person(), any::<bool>(), any::<bool>())
            .prop_map(|(session, party, told, staff)| Step::Hold { session, party, told, staff }),
        2 => (session(), thing()).prop_map(|(session, booking)| Step::HoldForChange { session, booking }),
        2 => thing().prop_map(|hold| Step::Extend { hold }),
        1 => thing().prop_map(|hold| Step::Release { hold }),
        4 => (thing(), any::<bool>()).prop_map(|(hold, staff)| Step::BookHeld { hold, staff }),
        4 => (session(), person(), any::<bool>())
            .prop_map(|(session, party, staff)| Step::BookFresh { session, party, staff }),
        2 => (session(), thing()).prop_map(|(session, booking)| Step::ChangePlace { session, booking }),
        2 => (thing(), thing()).prop_map(|(hold, booking)| Step::ChangeHeld { hold, booking }),
        1 => (thing(), person()).prop_map(|(booking, party)| Step::ChangeParty { booking, party }),
        1 => (thing(), any::<bool>()).prop_map(|(booking, email)| Step::ChangeContact { booking, email }),
        2 => thing().prop_map(|booking| Step::Cancel { booking }),
        3 => (0_i64..15).prop_map(|minutes| Step::Pass { minutes }),
        1 => Just(Step::Sweep),
        1 => (1_u32..5, 0_u32..5, 1_u32..=3)
            .prop_map(|(tables, public, sessions)| Step::Publish { tables, public: public.min(tables), sessions }),
    ]
}

/// What there is to choose from.
#[derive(Default)]
struct Known {
    holds: Vec<HoldId>,
    bookings: Vec<BookingId>,
}

fn pick<T: Copy>(known: &[T], number: usize) -> Option<T> {
    known.get(number % known.len().max(1)).copied()
}

fn channel(staff: bool) -> Channel {
    if staff { Channel::Staff } else { Channel::Public }
}

/// The command of a step, if it is one and there is what it needs.
fn command(ledger: &Ledger, known: &Known, step: &Step) -> Option<(Channel, Command)> {
    let fresh = |session: usize| FreshPlace {
        session: ledger.sessions[session],
        class: CapacityClass::OpenTable,
        units: Units(1),
    };
    let change = |booking, edit| Command::Change { booking, expected_version: None, edit };
    let (staff, command) = match *step {
        Step::Hold { session, party: who, told, staff } => {
            let contact = told.then(contact);
            (staff, hold(ledger.sessions[session], party(who), contact, HoldPurpose::New))
        }
        Step::HoldForChange { session, booking } => {
            let purpose = HoldPurpose::Change(pick(&known.bookings, booking)?);
            (false, hold(ledger.sessions[session], scheduler_model::Party::default(), Some(contact()), purpose))
        }
        Step::Extend { hold } => (false, Command::Extend { hold: pick(&known.holds, hold)? }),
        Step::Release { hold } => (false, Command::Release { hold: pick(&known.holds, hold)? }),
        Step::BookHeld { hold, staff } => {
            let place = Place::Held(pick(&known.holds, hold)?);
            (staff, Command::Book { place, party: None, contact: contact() })
        }
        Step::BookFresh { session, party: who, staff } => {
            let place = Place::Fresh(fresh(session));
            (staff, Command::Book { place, party: Some(party(who)), contact: contact() })
        }
        Step::ChangePlace { session, booking } => {
            let edit = BookingEdit { place: Some(Place::Fresh(fresh(session))), ..BookingEdit::default() };
            (true, change(pick(&known.bookings, booking)?, edit))
        }
        Step::ChangeHeld { hold, booking } => {
            let place = Some(Place::Held(pick(&known.holds, hold)?));
            (false, change(pick(&known.bookings, booking)?, BookingEdit { place, ..BookingEdit::default() }))
        }
        Step::ChangeParty { booking, party: who } => {
            let edit = BookingEdit { party: Some(party(who)), ..BookingEdit::default() };
            (true, change(pick(&known.bookings, booking)?, edit))
        }
        Step::ChangeContact { booking, email } => {
            let mut contact = contact();
            contact.email = email.then(|| "other@example.org".to_owned());
            let edit = BookingEdit { contact: Some(contact), ..BookingEdit::default() };
            (true, change(pick(&known.bookings, booking)?, edit))
        }
        Step::Cancel { booking } => (true, cancel(pick(&known.bookings, booking)?)),
        Step::Pass { .. } | Step::Sweep | Step::Publish { .. } => return None,
    };
    Some((channel(staff), command))
}

/// Carries the steps out, some of them together so that they share a transaction, and counts what came of them.
async fn live_through(steps: &[Step]) -> (checker::Report, usize) {
    let folder = tempfile::tempdir().unwrap();
    let clock = ManualClock::at("2031-03-03T09:00:00Z".parse().unwrap());
    let config = SqliteConfig::new(folder.path().join("assize.db"), Arc::new(clock.clone()));
    let store = SqliteStore::open(&config).await.unwrap();
    store.migrate().await.unwrap();
    let ledger = Ledger::open(Arc::new(store), Arc::new(clock.clone()), 3, 2).await;
    let mut known = Known::default();
    let mut done = 0;
    for some in steps.chunks(3) {
        let commands = some.iter().filter_map(|step| command(&ledger, &known, step));
        let together = commands.map(|(channel, command)| ledger.submit(channel, command));
        for outcome in futures::future::join_all(together).await {
            done += 1;
            match outcome {
                Outcome::Held(receipt) => known.holds.push(receipt.id),
                Outcome::Booked(receipt) => known.bookings.push(receipt.id),
                Outcome::Refused(_) => done -= 1,
                _ => {}
            }
        }
        for step in some {
            match *step {
                Step::Pass { minutes } => clock.advance(Span::from_minutes(minutes)),
                Step::Sweep => drop(ledger.engine.sweep().await.unwrap()),
                Step::Publish { tables, public, sessions } => drop(ledger.publish(tables, public, sessions).await),
                _ => {}
            }
        }
    }
    ledger.engine.stop().await;
    let report = ledger.audit().await;
    ledger.store.close().await;
    (report, done)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn what_the_engine_does_is_lawful(steps in prop::collection::vec(step(), 30..120)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let (report, done) = runtime.block_on(live_through(&steps));
        prop_assert!(report.is_lawful(), "{}", report);
        prop_assert!(done > 0, "nothing happened");
    }
}
