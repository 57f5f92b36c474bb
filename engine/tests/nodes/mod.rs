//! Several nodes on one PostgreSQL: each soon knows what the others have committed, whatever becomes of a notification.

mod cluster;
mod storm;

use calendars::Span;
use futures::future::join_all;
use scheduler_model::{BookingEdit, Command, FreshPlace, Outcome, Place};
use store_postgres::testing::{Durability, PrivateServer, TestDatabase};

use crate::fixture::{Setting, book_fresh, by, cancel, hold, keyed, party, public, publication};
use cluster::{NEVER, Node};

async fn booked(node: &Node, session: scheduler_model::SessionId, number: u32) -> scheduler_model::BookingReceipt {
    let command = book_fresh(session, party(number));
    let Ok(Outcome::Booked(receipt)) = node.engine.submit(by(public(), command)).await else { panic!("not booked") };
    receipt
}

/// A booking, a move to another session, a cancellation, a timetable: what one node commits the other is told of.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_commit_is_told_to_the_other_node() {
    let database = TestDatabase::fresh().await;
    let (a, b) = (Node::start(&database.url(), 1, NEVER).await, Node::start(&database.url(), 2, NEVER).await);
    let setting = Setting::default();
    let (venue, sessions) = a.publish(&setting).await;
    b.catches_up(&venue).await;
    let booking = booked(&a, sessions[0], 1).await;
    b.catches_up(&venue).await;
    let place = FreshPlace { session: sessions[1], class: booking.class, units: booking.units };
    let edit = BookingEdit { place: Some(Place::Fresh(place)), ..BookingEdit::default() };
    let change = Command::Change { booking: booking.id, expected_version: None, edit };
    // The other node changes it, so that each is told by the other.
    assert!(matches!(b.engine.submit(by(public(), change)).await, Ok(Outcome::Changed(_))));
    a.catches_up(&venue).await;
    assert!(matches!(a.engine.submit(by(public(), cancel(booking.id))).await, Ok(Outcome::Cancelled(_))));
    b.catches_up(&venue).await;
    let mut shorter = publication(a.store.now().await.unwrap(), &setting);
    shorter.sessions.pop();
    a.engine.publish(shorter).await.unwrap();
    b.catches_up(&venue).await;
    a.engine.stop().await;
    b.engine.stop().await;
}

/// A database that swallows notifications: the timer finds what was not told.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_not_told_is_found_by_the_timer() {
    let database = TestDatabase::fresh().await;
    database
        .run(
            "CREATE FUNCTION public.pg_notify(text, text) RETURNS void LANGUAGE sql AS 'SELECT';
             DO $$ BEGIN
                 EXECUTE format('ALTER DATABASE %I SET search_path = public, pg_catalog', current_database());
             END $$",
        )
        .await
        .unwrap();
    let a = Node::start(&database.url(), 1, NEVER).await;
    let (venue, sessions) = a.publish(&Setting::default()).await;
    let looking = Node::start(&database.url(), 2, Span::from_micros(100_000)).await;
    let deaf = Node::start(&database.url(), 3, NEVER).await;
    booked(&a, sessions[0], 1).await;
    looking.catches_up(&venue).await;
    if !deaf.is_behind().await {
        // A node looks once, when it begins to listen, and that came after the booking. It does not look again.
        booked(&a, sessions[0], 2).await;
        looking.catches_up(&venue).await;
    }
    assert!(deaf.is_behind().await, "nobody told the third node: the timer alone can have told the second");
    for node in [&a, &looking, &deaf] {
        node.engine.stop().await;
    }
}

/// The server ends the connections that listen: they are made anew, and what was committed meanwhile is found.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_cut_listener_heals() {
    let database = TestDatabase::fresh().await;
    let (a, b) = (Node::start(&database.url(), 1, NEVER).await, Node::start(&database.url(), 2, NEVER).await);
    let (venue, sessions) = a.publish(&Setting::default()).await;
    b.catches_up(&venue).await;
    for number in 1..=5 {
        let cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                   WHERE datname = current_database() AND application_name = 'assize listener'";
        database.run(cut).await.unwrap();
        booked(&a, sessions[0], number).await;
        b.catches_up(&venue).await;
    }
    a.engine.stop().await;
    b.engine.stop().await;
}

/// The server dies and comes back: both nodes go on, and each knows what the other does.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_comes_back_is_followed_again() {
    let folder = tempfile::tempdir().unwrap();
    let server = PrivateServer::start_in(folder.path(), Durability::Fast).unwrap();
    let url = server.url("postgres").unwrap();
    let first = store_postgres::PostgresStore::connect(&store_postgres::PostgresConfig::new(&url)).await.unwrap();
    store::Store::migrate(&first).await.unwrap();
    let often = Span::from_micros(200_000);
    let (a, b) = (Node::start(&url, 1, often).await, Node::start(&url, 2, often).await);
    let (venue, sessions) = a.publish(&Setting::default()).await;
    booked(&a, sessions[0], 1).await;
    b.catches_up(&venue).await;
    server.crash().unwrap();
    server.start_again().unwrap();
    booked(&a, sessions[0], 2).await;
    b.catches_up(&venue).await;
    booked(&b, sessions[1], 3).await;
    a.catches_up(&venue).await;
    a.engine.stop().await;
    b.engine.stop().await;
}

/// The same command under the same key, sent to both nodes at once: one booking, one outcome, and one of the two answers
/// says that it is a repetition.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_key_is_one_command_on_all_nodes() {
    let database = TestDatabase::fresh().await;
    let (a, b) = (Node::start(&database.url(), 1, NEVER).await, Node::start(&database.url(), 2, NEVER).await);
    let (venue, sessions) = a.publish(&Setting { tables: 100, ..Setting::default() }).await;
    for round in 0..40 {
        let command = || keyed(&format!("key {round}"), 1, book_fresh(sessions[0], party(round)));
        let answers = join_all([a.engine.answer(command()), b.engine.answer(command())]).await;
        let [first, second] = &answers[..] else { panic!("two answers") };
        let (first, second) = (first.as_ref().unwrap(), second.as_ref().unwrap());
        assert!(matches!(first.outcome, Outcome::Booked(_)));
        assert_eq!(first.outcome, second.outcome);
        assert_ne!(first.replayed, second.replayed, "one of them did it");
    }
    let stored = a.stored(&venue).await.1;
    let booked = stored[0].counts[0].taken_public.booked;
    assert_eq!(booked, 40);
    for node in [&a, &b] {
        node.catches_up(&venue).await;
        node.engine.stop().await;
    }
}

/// One node gives back the holds that ran out; when it stops, another does at once.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_node_sweeps() {
    let database = TestDatabase::fresh().await;
    let (a, b) = (Node::start(&database.url(), 1, NEVER).await, Node::start(&database.url(), 2, NEVER).await);
    let setting = Setting { hold_lasts: Span::from_micros(1), ..Setting::default() };
    let (_, sessions) = a.publish(&setting).await;
    let held = async |session: usize, number| {
        let outcome = a.engine.submit(by(public(), hold(sessions[session], party(number)))).await;
        assert!(matches!(outcome, Ok(Outcome::Held(_))));
    };
    held(0, 1).await;
    assert_eq!(a.engine.sweep().await, Ok(1));
    held(1, 2).await;
    assert_eq!(b.engine.sweep().await, Ok(0), "the first node has the job");
    assert_eq!(a.engine.sweep().await, Ok(1));
    held(2, 3).await;
    a.engine.stop().await;
    assert_eq!(b.engine.sweep().await, Ok(1));
    b.engine.stop().await;
}
