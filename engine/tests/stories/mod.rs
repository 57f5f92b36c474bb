//! What the engine promises, told on a given back end.

use std::collections::BTreeSet;

use calendars::{Span, Units};
use engine::{EngineConfig, EngineError};
use futures::future::join_all;
use scheduler_model::{BookingEdit, Command, FreshPlace, HoldState, Outcome, Place, Reason};

use crate::fixture::{
    BackEnd, Fixture, Setting, book_fresh, book_held, by, cancel, expect_held, hold, keyed, party, public, publication,
    reasons,
};

/// Hold, extend, book, change, cancel: each leaves the counts, the feed and the index as it should.
pub(crate) async fn a_booking_travels(back_end: BackEnd) {
    let fixture = Fixture::open(back_end, Setting::default()).await;
    let held = fixture.held(0, party(1)).await;
    assert_eq!(fixture.taken(0).await, (1, 0));
    pass_time(&fixture, Span::from_minutes(1));
    assert!(matches!(fixture.submit(Command::Extend { hold: held.id }).await, Outcome::Extended(_)));
    let Outcome::Booked(booked) = fixture.submit(book_held(held.id)).await else { panic!("not booked") };
    assert_eq!(booked.id, held.booking);
    assert_eq!(fixture.taken(0).await, (0, 1));
    let place = FreshPlace { session: fixture.sessions[1], class: booked.class, units: Units(1) };
    let edit = BookingEdit { place: Some(Place::Fresh(place)), ..BookingEdit::default() };
    let change = Command::Change { booking: booked.id, expected_version: Some(1), edit };
    let Outcome::Changed(changed) = fixture.submit(change).await else { panic!("not changed") };
    assert_eq!((changed.version, changed.session), (2, fixture.sessions[1]));
    assert_eq!((fixture.taken(0).await, fixture.taken(1).await), ((0, 0), (0, 1)));
    assert!(matches!(fixture.submit(cancel(booked.id)).await, Outcome::Cancelled(_)));
    assert_eq!(fixture.taken(1).await, (0, 0));
    let version = fixture.store.events(0, 1, None).await.unwrap().events[0].event.version;
    assert_eq!(version, 1, "the venue's version after its first publication");
    let kinds = fixture.kinds_in_feed().await;
    assert_eq!(kinds.first(), Some(&"venue.published"));
    assert_eq!(kinds[kinds.len() - 3..], ["booking.booked", "booking.changed", "booking.cancelled"]);
    // Booked and changed were never sent: the newest message has silenced them.
    let outbox = fixture.store.outbox_stats().await.unwrap();
    assert_eq!((outbox.pending, outbox.superseded), (1, 2));
    fixture.assert_index_is_exact().await;
    fixture.engine.stop().await;
}

/// Many want the last tables at once: as many as there are get one, the others hear why not.
pub(crate) async fn the_last_tables_are_not_oversold(back_end: BackEnd) {
    let fixture = Fixture::open(back_end, Setting { tables: 7, ..Setting::default() }).await;
    let racing = (0..100).map(|number| fixture.submit(book_fresh(fixture.sessions[0], party(number))));
    let outcomes = join_all(racing).await;
    let booked = outcomes.iter().filter(|outcome| matches!(outcome, Outcome::Booked(_))).count();
    assert_eq!(booked, 7);
    for outcome in outcomes.into_iter().filter(|outcome| !matches!(outcome, Outcome::Booked(_))) {
        assert!(matches!(reasons(outcome)[..], [Reason::CapacityFull { left: 0, wanted: 1, .. }]));
    }
    assert_eq!(fixture.taken(0).await, (0, 7));
    fixture.assert_index_is_exact().await;
    assert_eq!(fixture.kinds_in_feed().await.len(), 1 + 7);
    fixture.engine.stop().await;
}

/// First come, first served: within a batch the order of arrival decides.
pub(crate) async fn arrival_decides(back_end: BackEnd) {
    let fixture = Fixture::open(back_end, Setting { tables: 3, ..Setting::default() }).await;
    // A join polls its futures in order, and submitting enqueues at the first poll.
    let outcomes = join_all((0..20).map(|number| fixture.submit(book_fresh(fixture.sessions[0], party(number))))).await;
    let winners: Vec<usize> = outcomes
        .iter()
        .enumerate()
        .filter(|(_, outcome)| matches!(outcome, Outcome::Booked(_)))
        .map(|(n, _)| n)
        .collect();
    assert_eq!(winners, [0, 1, 2]);
    fixture.engine.stop().await;
}

/// One prisoner asked for twice at the same time, by two parties: one gets it.
pub(crate) async fn nobody_is_in_two_places(back_end: BackEnd) {
    let fixture = Fixture::open(back_end, Setting::default()).await;
    let mut other = party(2);
    other.0[0] = party(1).0[0].clone();
    let outcomes = join_all([
        fixture.submit(book_fresh(fixture.sessions[0], party(1))),
        fixture.submit(book_fresh(fixture.sessions[0], other)),
    ])
    .await;
    assert!(matches!(outcomes[0], Outcome::Booked(_)));
    assert_eq!(reasons(outcomes[1].clone()), [Reason::PrisonerInSession]);
    fixture.engine.stop().await;
}

/// The same key is one command, whether repeated later or at the same moment; another content under it is refused.
pub(crate) async fn a_key_makes_a_command_one(back_end: BackEnd) {
    let fixture = Fixture::open(back_end, Setting::default()).await;
    let command = || book_fresh(fixture.sessions[0], party(1));
    let twins =
        join_all([fixture.engine.submit(keyed("k", 1, command())), fixture.engine.submit(keyed("k", 1, command()))])
            .await;
    let later = fixture.engine.submit(keyed("k", 1, command())).await.unwrap();
    assert!(matches!(later, Outcome::Booked(_)));
    assert!(twins.iter().all(|twin| twin.as_ref() == Ok(&later)));
    assert_eq!(fixture.taken(0).await, (0, 1));
    let reused = fixture.engine.submit(keyed("k", 2, command())).await.unwrap();
    assert_eq!(reasons(reused), [Reason::IdempotencyReused]);
    assert_eq!(fixture.kinds_in_feed().await.len(), 2);
    fixture.engine.stop().await;
}

/// A hold that ran out never confirms, its units go to others at once, and sweeping gives back what nobody asked for.
pub(crate) async fn a_hold_runs_out(back_end: BackEnd) {
    // A microsecond: over before the next transaction begins, on any clock.
    let setting = Setting { tables: 1, hold_lasts: Span::from_micros(1), ..Setting::default() };
    let fixture = Fixture::open(back_end, setting).await;
    let held = fixture.held(0, party(1)).await;
    assert!(matches!(held.state, HoldState::Live { .. }));
    pass_time(&fixture, Span::from_seconds(1));
    // Somebody else gets the one table although nobody has swept.
    assert!(matches!(fixture.submit(book_fresh(fixture.sessions[0], party(2))).await, Outcome::Booked(_)));
    assert_eq!(reasons(fixture.submit(book_held(held.id)).await), [Reason::HoldExpired]);
    let other = fixture.held(1, party(1)).await;
    pass_time(&fixture, Span::from_seconds(1));
    assert_eq!(fixture.taken(1).await, (1, 0));
    assert_eq!(fixture.engine.sweep().await, Ok(1));
    assert_eq!(fixture.engine.sweep().await, Ok(0));
    assert_eq!(fixture.taken(1).await, (0, 0));
    assert_eq!(reasons(fixture.submit(book_held(other.id)).await), [Reason::HoldExpired]);
    fixture.assert_index_is_exact().await;
    fixture.engine.stop().await;
}

/// When the queue is full one more is told so at once; what was accepted is done.
pub(crate) async fn a_full_queue_says_so(back_end: BackEnd) {
    let config = EngineConfig { queue: 4, batch: 2, ..Setting::default().config };
    let fixture = Fixture::open(back_end, Setting { config, ..Setting::default() }).await;
    let all =
        join_all((0..50).map(|number| fixture.engine.submit(by(public(), hold(fixture.sessions[0], party(number))))))
            .await;
    let busy = all.iter().filter(|result| **result == Err(EngineError::Busy)).count();
    let held = all.iter().filter(|result| matches!(result, Ok(Outcome::Held(_)))).count();
    assert!(busy > 0 && held >= 4 && busy + held == 50, "{busy} busy, {held} held");
    assert_eq!(fixture.taken(0).await, (u32::try_from(held).unwrap(), 0));
    fixture.engine.stop().await;
}

/// Stopping answers what was accepted, and takes nothing more.
pub(crate) async fn stopping_answers_everybody(back_end: BackEnd) {
    let fixture = Fixture::open(back_end, Setting { tables: 60, ..Setting::default() }).await;
    let engine = fixture.engine.clone();
    let submitted =
        join_all((0..50).map(|number| engine.submit(by(public(), hold(fixture.sessions[0], party(number))))));
    let (outcomes, ()) = futures::join!(submitted, fixture.engine.stop());
    assert!(outcomes.iter().all(|outcome| matches!(outcome, Ok(Outcome::Held(_)))));
    assert_eq!(fixture.taken(0).await, (50, 0));
    let late = fixture.engine.submit(by(public(), hold(fixture.sessions[0], party(51)))).await;
    assert_eq!(late, Err(EngineError::Stopping));
}

/// Publishing again changes nothing; a session taken out of the timetable closes and keeps its bookings.
pub(crate) async fn publishing_again(back_end: BackEnd) {
    let fixture = Fixture::open(back_end, Setting::default()).await;
    let setting = Setting::default();
    let mut same = publication(fixture.store.now().await.unwrap(), &setting);
    assert_eq!(fixture.engine.publish(same.clone()).await.unwrap(), scheduler_model::PublicationEffect::default());
    assert_eq!(fixture.kinds_in_feed().await.len(), 1);
    let booked = fixture.booked(2, party(1)).await;
    same.sessions.pop();
    let effect = fixture.engine.publish(same).await.unwrap();
    assert_eq!((effect.closed, effect.overfull), (1, vec![booked.session]));
    assert_eq!(reasons(fixture.hold(2, party(2)).await), [Reason::SessionClosed]);
    assert_eq!(fixture.taken(2).await, (0, 1));
    fixture.assert_index_is_exact().await;
    fixture.engine.stop().await;
}

/// Two engines on one database: together they sell no table twice, and each sees what the other did.
pub(crate) async fn two_engines_share_a_database(back_end: BackEnd) {
    let fixture = Fixture::open(back_end, Setting { tables: 9, ..Setting::default() }).await;
    let second = fixture.second_engine().await;
    let engines = [&fixture.engine, &second];
    let racing = (0..60_u32).map(|number| {
        let engine = engines[usize::try_from(number % 2).unwrap()];
        engine.submit(by(public(), book_fresh(fixture.sessions[0], party(number))))
    });
    let outcomes = join_all(racing).await;
    let ids: BTreeSet<_> = outcomes
        .into_iter()
        .filter_map(|outcome| match outcome.unwrap() {
            Outcome::Booked(receipt) => Some(receipt.id),
            _ => None,
        })
        .collect();
    assert_eq!(ids.len(), 9);
    assert_eq!(fixture.taken(0).await, (0, 9));
    assert_eq!(fixture.kinds_in_feed().await.len(), 1 + 9);
    second.stop().await;
    fixture.engine.stop().await;
}

/// A hold belongs to whoever asked for it.
pub(crate) async fn a_hold_is_its_owners(back_end: BackEnd) {
    let fixture = Fixture::open(back_end, Setting::default()).await;
    let held = expect_held(fixture.hold(0, party(1)).await);
    let mut stranger = public();
    stranger.id = scheduler_model::CallerId::from_uuid(uuid::Uuid::from_u128(78));
    let outcome = fixture.engine.submit(by(stranger, book_held(held.id))).await.unwrap();
    assert_eq!(reasons(outcome), [Reason::HoldUnknown]);
    fixture.engine.stop().await;
}

fn pass_time(fixture: &Fixture, span: Span) {
    if let Some(clock) = &fixture.clock {
        clock.advance(span);
    }
}
