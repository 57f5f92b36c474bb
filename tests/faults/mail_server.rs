//! A mail server that dies, hangs, or forgets what it was told.

use std::time::Duration;

use crate::harness::service::{CLIENTS, Service};
use crate::harness::settings::rounds;
use crate::harness::wait::until;

/// How many commands are timed, to compare.
const COMMANDS: u64 = 60;
/// How many mails are taken without saying so.
const FORGOTTEN: usize = 10;
/// How long a node tries to send one mail, by its settings.
const SEND_LIMIT: Duration = Duration::from_secs(3);
/// A mail is tried again after 10 seconds and more, and sending one may take up to 3.
const DELIVERY_LIMIT: Duration = Duration::from_secs(90);
const SOON: Duration = Duration::from_secs(20);

/// It dies, comes back and hangs, and takes mail without saying so: bookings go on as if nothing was, and once it is well
/// everybody is told. A mail whose acceptance was not told goes out once more, under the same Message-ID.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn bookings_go_on_and_everybody_is_told() {
    // Each round has a service of its own: a mail that failed in several of them would rightly wait for hours.
    for _ in 0..rounds() {
        a_round_of_harm().await;
    }
}

async fn a_round_of_harm() {
    let mut service = Service::on_sqlite().await;
    let load = service.load(CLIENTS).await;
    until("mail arrives", SOON, async || (service.mail.taken() > 0).then_some(())).await;
    let well = load.more(COMMANDS).await;
    service.mail.kill().await;
    let dead = load.more(COMMANDS).await;
    service.mail.hang();
    service.mail.start_again().await;
    let hanging = load.more(COMMANDS).await;
    println!(
        "{COMMANDS} commands took {well:?} with a mail server that is well, {dead:?} without one, {hanging:?} with one that hangs"
    );
    // The machine may be busy with other tests. Clients that waited for mail would wait for its time limit each time.
    let limit = 4 * well + SEND_LIMIT;
    assert!(dead < limit && hanging < limit, "bookings were slowed down");
    service.mail.forget_to_answer();
    let taken = service.mail.taken();
    // Some of them need not go again: their booking has a newer message by then.
    until("it takes mails and forgets", SOON, async || (service.mail.taken() >= taken + FORGOTTEN).then_some(())).await;
    service.mail.be_well();
    load.more(20).await;
    let journal = load.finish().await;
    let received = service.verify_mail(&journal, DELIVERY_LIMIT).await;
    assert!(received.duplicates() > 0, "a mail whose acceptance was lost goes again");
    service.verify(&journal).await;
}

/// A mail server that is well, and nodes that do not die: then each message goes out once, and no message is late.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_faults_every_message_goes_once() {
    let mut service = Service::on_postgres().await;
    let load = service.load(CLIENTS).await;
    load.more(u64::from(100 * rounds())).await;
    let journal = load.finish().await;
    let received = service.verify_mail(&journal, DELIVERY_LIMIT).await;
    assert_eq!(received.duplicates(), 0);
    service.verify(&journal).await;
}
