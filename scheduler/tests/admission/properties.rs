//! Whatever is asked, in whatever order and however it is split into batches.
//!
//! [`ModelStore::run`] checks after every batch that counts are the sums of live holds and bookings and never exceed, that
//! nobody is in two places, that each change has its event, and that a hold that ran out stays so.

use std::collections::BTreeSet;

use calendars::{CapacityClass, Span, Units};
use proptest::prelude::*;
use scheduler_model::{
    BookingEdit, BookingReceipt, CancelReason, Channel, ClassCount, Command, FreshPlace, HoldPurpose, HoldRequest,
    IdempotencyKey, Order, Outcome, Party, Place, Reason, Role,
};

use crate::model_store::ModelStore;
use crate::orders::order;
use crate::world::{caller, contact, id, lead, prisoner, session, visitor};

/// Sessions 1 and 2 overlap, 3 follows 1 at once, 4 is a week later. Few tables, so that they run out.
fn world() -> ModelStore {
    let mut store = ModelStore::with([
        session(1, "2026-06-12T14:00", 3, 2),
        session(2, "2026-06-12T15:00", 2, 2),
        session(3, "2026-06-12T16:00", 2, 1),
        session(4, "2026-06-19T14:00", 2, 2),
    ]);
    store.entry(1).counts.push(ClassCount::fresh(CapacityClass::ClosedTable, Units(1), Units(0)));
    store
}

/// One step: who does what. Small numbers, so that steps meet each other.
#[derive(Debug, Clone)]
struct Step {
    caller: u64,
    staff_channel: bool,
    key: Option<u8>,
    act: Act,
}

/// Holds and bookings are named by a number that picks one of those asked for so far: see [`Asked`].
#[derive(Debug, Clone)]
enum Act {
    Hold {
        session: u64,
        units: u32,
        closed: bool,
        people: People,
        change: Option<u64>,
        instead_of: Option<u64>,
    },
    Extend(u64),
    Release(u64),
    Book {
        held: Option<u64>,
        session: u64,
        units: u32,
        people: Option<People>,
    },
    Change {
        booking: u64,
        held: Option<u64>,
        session: Option<u64>,
        people: Option<People>,
        seen: Option<u32>,
        mail: bool,
    },
    Cancel {
        booking: u64,
        seen: Option<u32>,
    },
    Expire,
}

#[derive(Debug, Clone, Copy)]
struct People {
    prisoner: u64,
    lead: u64,
    friend: Option<u64>,
}

impl People {
    fn party(self) -> Party {
        let mut party = vec![prisoner(self.prisoner), lead(self.lead, "1990-01-01")];
        party.extend(self.friend.map(|friend| visitor(friend, "2012-05-05")));
        Party(party)
    }
}

fn people() -> impl Strategy<Value = People> {
    (1_u64..4, 11_u64..15, prop::option::of(14_u64..17)).prop_map(|(prisoner, lead, friend)| People {
        prisoner,
        lead,
        friend,
    })
}

fn act() -> impl Strategy<Value = Act> {
    let made = || 1_u64..30;
    let holds = (
        1_u64..5,
        0_u32..3,
        prop::bool::weighted(0.2),
        people(),
        prop::option::weighted(0.2, made()),
        prop::option::weighted(0.3, made()),
    )
        .prop_map(|(session, units, closed, people, change, instead_of)| Act::Hold {
            session,
            units,
            closed,
            people,
            change,
            instead_of,
        });
    let books = (prop::option::weighted(0.6, made()), 1_u64..5, 1_u32..3, prop::option::of(people()))
        .prop_map(|(held, session, units, people)| Act::Book { held, session, units, people });
    let changes = (
        made(),
        prop::option::weighted(0.3, made()),
        prop::option::of(1_u64..5),
        prop::option::of(people()),
        prop::option::weighted(0.2, 1_u32..4),
        any::<bool>(),
    )
        .prop_map(|(booking, held, session, people, seen, mail)| Act::Change {
            booking,
            held,
            session,
            people,
            seen,
            mail,
        });
    prop_oneof![
        5 => holds,
        1 => made().prop_map(Act::Extend),
        1 => made().prop_map(Act::Release),
        5 => books,
        3 => changes,
        1 => (made(), prop::option::weighted(0.2, 1_u32..4)).prop_map(|(booking, seen)| Act::Cancel { booking, seen }),
        1 => Just(Act::Expire),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    (
        prop_oneof![4 => Just(1_u64), 1 => Just(2), 2 => Just(9)],
        any::<bool>(),
        prop::option::weighted(0.2, 0_u8..6),
        act(),
    )
        .prop_map(|(caller, staff_channel, key, act)| Step { caller, staff_channel, key, act })
}

/// Some minutes pass; then these steps come, all at one instant.
fn moments() -> impl Strategy<Value = Vec<(i64, Vec<Step>)>> {
    prop::collection::vec((0_i64..8, prop::collection::vec(step(), 1..9)), 1..7)
}

/// The orders that may have made a hold, or what a booking's number is, so far.
#[derive(Default)]
struct Asked {
    holds: Vec<u64>,
    bookings: Vec<u64>,
}

impl Asked {
    fn hold(&self, pick: u64) -> u64 {
        Self::picked(&self.holds, pick)
    }

    fn booking(&self, pick: u64) -> u64 {
        1000 + Self::picked(&self.bookings, pick)
    }

    fn picked(all: &[u64], pick: u64) -> u64 {
        usize::try_from(pick).unwrap().checked_rem(all.len()).map_or(pick, |place| all[place])
    }

    /// The step as the order number `n`.
    fn order(&mut self, n: u64, step: &Step) -> Order {
        let order = order_of(n, step, self);
        match &step.act {
            Act::Hold { .. } => self.holds.push(n),
            Act::Book { held, .. } => self.bookings.push(held.map_or(n, |pick| self.hold(pick))),
            _ => {}
        }
        order
    }
}

fn place(session: u64, units: u32) -> Place {
    Place::Fresh(FreshPlace { session: id(session), class: CapacityClass::OpenTable, units: Units(units) })
}

fn command(act: &Act, asked: &Asked) -> Command {
    match act {
        Act::Hold { session, units, closed, people, change, instead_of } => Command::Hold(HoldRequest {
            session: id(*session),
            class: if *closed { CapacityClass::ClosedTable } else { CapacityClass::OpenTable },
            units: Units(*units),
            party: people.party(),
            contact: Some(contact("held@example.org")),
            purpose: change.map_or(HoldPurpose::New, |pick| HoldPurpose::Change(id(asked.booking(pick)))),
            instead_of: instead_of.map(|pick| id(asked.hold(pick))),
        }),
        Act::Extend(pick) => Command::Extend { hold: id(asked.hold(*pick)) },
        Act::Release(pick) => Command::Release { hold: id(asked.hold(*pick)) },
        Act::Book { held, session, units, people } => Command::Book {
            place: held.map_or_else(|| place(*session, *units), |pick| Place::Held(id(asked.hold(pick)))),
            party: people.map(People::party),
            contact: contact("booked@example.org"),
        },
        Act::Change { booking, held, session, people, seen, mail } => Command::Change {
            booking: id(asked.booking(*booking)),
            expected_version: *seen,
            edit: BookingEdit {
                place: held.map(|pick| Place::Held(id(asked.hold(pick)))).or(session.map(|session| place(session, 1))),
                party: people.map(People::party),
                contact: mail.then(|| contact("changed@example.org")),
            },
        },
        Act::Cancel { booking, seen } => Command::Cancel {
            booking: id(asked.booking(*booking)),
            expected_version: *seen,
            reason: CancelReason::Visitor,
        },
        Act::Expire => Command::Expire { sessions: (1..5).map(id).collect() },
    }
}

fn order_of(n: u64, step: &Step, asked: &Asked) -> Order {
    let command = command(&step.act, asked);
    let mut fingerprint = [0; 32];
    fingerprint[..8].copy_from_slice(&(format!("{command:?}").len() as u64).to_le_bytes());
    let (role, channel) = match step {
        Step { caller: 9, staff_channel: true, .. } => (Role::Staff, Channel::Staff),
        Step { caller: 9, .. } => (Role::Staff, Channel::Public),
        _ => (Role::Public, Channel::Public),
    };
    let idempotency = step.key.map(|key| IdempotencyKey { key: format!("key {key}"), fingerprint });
    Order { caller: caller(step.caller, role), channel, idempotency, ..order(n, command) }
}

/// Runs everything; a moment's orders are cut into batches after every order for which `cut` says so.
fn run(moments: &[(i64, Vec<Step>)], cut: impl Fn(u64) -> bool) -> (ModelStore, Vec<Outcome>) {
    let mut store = world();
    let mut outcomes = Vec::new();
    let mut asked = Asked::default();
    let mut n = 0;
    for (minutes, steps) in moments {
        store.wait(Span::from_minutes(*minutes));
        let mut batch = Vec::new();
        for step in steps {
            n += 1;
            batch.push(asked.order(n, step));
            if cut(n) {
                outcomes.extend(store.run(&std::mem::take(&mut batch)));
            }
        }
        outcomes.extend(store.run(&batch));
    }
    (store, outcomes)
}

/// Everything but drawn ids, the order of events of one instant, and housekeeping's own count, which tells how many holds
/// its batch gave back.
fn essence(store: &ModelStore, outcomes: &[Outcome]) -> impl PartialEq + std::fmt::Debug {
    let outcomes: Vec<_> = outcomes
        .iter()
        .map(|outcome| match outcome {
            Outcome::Expired { .. } => Outcome::Expired { holds: 0 },
            other => other.clone(),
        })
        .collect();
    let mut events: Vec<_> =
        store.events.iter().map(|event| (event.kind, event.session, event.booking, event.version)).collect();
    events.sort_unstable();
    let messages: BTreeSet<_> = store
        .messages
        .iter()
        .map(|message| (message.booking, message.kind, message.version, message.recipient.clone()))
        .collect();
    let sessions: Vec<_> = store.sessions.values().cloned().collect();
    let bookings: Vec<_> = store.bookings.values().cloned().collect();
    let holds: Vec<_> = store.holds.values().cloned().collect();
    (outcomes, events, messages, sessions, bookings, holds)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn batches_do_not_change_what_happens(moments in moments(), cuts in prop::collection::vec(any::<bool>(), 64)) {
        let (whole, in_whole) = run(&moments, |_| false);
        let (split, in_split) = run(&moments, |n| cuts[usize::try_from(n).unwrap() % cuts.len()]);
        prop_assert_eq!(essence(&whole, &in_whole), essence(&split, &in_split));
        let (single, in_single) = run(&moments, |_| true);
        prop_assert_eq!(essence(&whole, &in_whole), essence(&single, &in_single));
    }

    #[test]
    fn a_refused_order_leaves_no_trace(moments in moments()) {
        let (with_all, outcomes) = run(&moments, |_| true);
        // Without those that were refused (and stored nothing), everything else is the same.
        let mut places = outcomes.iter();
        let kept: Vec<Vec<bool>> = moments
            .iter()
            .map(|(_, steps)| {
                let kept = |step: &Step| !matches!(places.next(), Some(Outcome::Refused(_))) || step.key.is_some();
                steps.iter().map(kept).collect()
            })
            .collect();
        let mut store = world();
        let mut asked = Asked::default();
        let mut n = 0;
        for ((minutes, steps), kept) in moments.iter().zip(&kept) {
            store.wait(Span::from_minutes(*minutes));
            for (step, kept) in steps.iter().zip(kept) {
                n += 1;
                // A refused order still touches its sessions, and so gives back what has run out there.
                let sessions = (1..5).map(id).collect();
                let asked = asked.order(n, step);
                store.run(&[if *kept { asked } else { order(n, Command::Expire { sessions }) }]);
            }
        }
        let standing = |store: &ModelStore| store.bookings.clone();
        prop_assert_eq!(standing(&store), standing(&with_all));
        let receipts = |outcomes: &[Outcome]| -> Vec<BookingReceipt> {
            outcomes.iter().filter_map(|outcome| match outcome {
                Outcome::Booked(receipt) => Some(receipt.clone()),
                _ => None,
            }).collect()
        };
        prop_assert!(receipts(&outcomes).iter().all(|receipt| store.bookings.contains_key(&receipt.id)));
    }

    #[test]
    fn a_live_hold_is_honoured(moments in moments()) {
        let (mut store, _) = run(&moments, |_| false);
        let holds: Vec<_> = store.holds.values().filter(|hold| hold.is_live(store.now) && !hold.replaces).cloned().collect();
        for (hold, n) in holds.iter().zip(500..) {
            let command = Command::Book { place: Place::Held(hold.id), party: None, contact: contact("late@example.org") };
            let owner = Order { caller: scheduler_model::Caller { id: hold.caller, ..caller(1, Role::Public) }, ..order(n, command) };
            let outcome = store.one(owner);
            prop_assert!(matches!(&outcome, Outcome::Booked(receipt) if receipt.id == hold.booking), "{outcome:?}");
        }
    }

    #[test]
    fn every_refusal_is_settled(moments in moments()) {
        let (_, outcomes) = run(&moments, |_| false);
        for outcome in outcomes {
            if let Outcome::Refused(refusal) = outcome {
                let mut settled = refusal.reasons.clone();
                scheduler::rules::settle(&mut settled);
                prop_assert!(!settled.is_empty());
                prop_assert_eq!(&settled, &refusal.reasons);
                prop_assert!(!settled.contains(&Reason::ConstraintConflict));
            }
        }
    }
}

/// The steps above must reach every kind of outcome and most refusals, or they prove little.
#[test]
fn the_steps_reach_everything() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;

    let mut runner = TestRunner::deterministic();
    let mut seen = BTreeSet::new();
    for _ in 0..150 {
        let moments = moments().new_tree(&mut runner).unwrap().current();
        let (_, outcomes) = run(&moments, |_| false);
        for outcome in outcomes {
            match outcome {
                Outcome::Refused(refusal) => seen.extend(refusal.reasons.iter().map(|reason| reason.code().as_str())),
                Outcome::Held(_) => drop(seen.insert("held")),
                Outcome::Extended(_) => drop(seen.insert("extended")),
                Outcome::Released(_) => drop(seen.insert("released")),
                Outcome::Booked(_) => drop(seen.insert("booked")),
                Outcome::Changed(_) => drop(seen.insert("changed")),
                Outcome::Cancelled(_) => drop(seen.insert("cancelled")),
                Outcome::Expired { holds: 0 } => {}
                Outcome::Expired { .. } => drop(seen.insert("expired")),
            }
        }
    }
    let expected = [
        "held",
        "extended",
        "released",
        "booked",
        "changed",
        "cancelled",
        "expired",
        "booking.cancelled",
        "booking.duplicate",
        "booking.nothing_to_change",
        "booking.unknown",
        "booking.version",
        "capacity.class_not_offered",
        "capacity.full",
        "capacity.zero_units",
        "hold.confirmed",
        "hold.expired",
        "hold.purpose",
        "hold.released",
        "hold.unknown",
        "idempotency.reused",
        "party.person_repeated",
        "person.prisoner_elsewhere",
        "person.prisoner_in_session",
        "person.visitor_elsewhere",
    ];
    let missing: Vec<_> = expected.iter().filter(|kind| !seen.contains(**kind)).collect();
    assert!(missing.is_empty(), "never reached: {missing:?}");
}
