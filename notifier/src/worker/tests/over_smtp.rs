//! Messages that go, or do not go, through a real SMTP conversation.

use calendars::Span;
use mailparse::{MailHeaderMap, parse_mail};
use scheduler_model::NewMessage;
use store::{Clock, Outbox, OutboxState};
use uuid::Uuid;

use super::{DrainReport, FAILED, NOTHING, RETRIED, SENT, clock, config, numbered, outbox, smtp, worker};
use crate::testing::{Answer, Step, renderer, sender};
use crate::{MailTransport, RenderMessages};

#[tokio::test]
async fn every_due_message_is_sent_once() {
    let clock = clock();
    let outbox = outbox(&clock, (1..=10).map(numbered));
    let (server, transport) = smtp(&[]).await;
    let worker = worker(&outbox, transport, &clock);
    assert_eq!(worker.drain().await.unwrap(), DrainReport { sent: 10, ..NOTHING });
    assert_eq!(worker.drain().await.unwrap(), NOTHING);
    assert_eq!(outbox.states(), [OutboxState::Sent; 10]);
    assert_eq!(outbox.row(0).transport_id, "2.0.0 queued as 4711");
    let mut ids: Vec<String> = server.received().iter().map(|one| message_id(&one.bytes)).collect();
    ids.sort();
    let expected: Vec<String> =
        (1..=10).map(|number| format!("<{}@visits.example.org>", Uuid::from_u128(number))).collect();
    assert_eq!(ids, expected);
    assert!(server.connections() <= 4);
}

fn message_id(bytes: &[u8]) -> String {
    parse_mail(bytes).unwrap().headers.get_first_value("Message-ID").unwrap()
}

#[tokio::test]
async fn a_message_that_was_not_taken_goes_again_later() {
    for answer in [
        Answer::Say(Step::Content, "451 4.3.0 <sian@example.org> later"),
        Answer::Hang(Step::Content),
        Answer::Drop(Step::Content),
        Answer::Say(Step::Greeting, "554 5.7.1 blocked"),
    ] {
        let clock = clock();
        let outbox = outbox(&clock, [numbered(1)]);
        let (server, transport) = smtp(&[answer]).await;
        let worker = worker(&outbox, transport, &clock);
        assert_eq!(worker.drain().await.unwrap(), RETRIED, "{answer:?}");
        let row = outbox.row(0);
        assert_eq!((row.state, row.attempts), (OutboxState::Pending, 1));
        assert!(!row.error.is_empty() && !row.error.contains("sian@"), "{}", row.error);
        let pause = row.due_at.since(clock.now());
        assert!(pause >= Span::from_seconds(10) && pause <= Span::from_seconds(12), "{pause}");

        clock.advance(Span::from_seconds(9));
        assert_eq!(worker.drain().await.unwrap(), NOTHING, "{answer:?}: too early");
        clock.advance(Span::from_seconds(3));
        assert_eq!(worker.drain().await.unwrap(), SENT, "{answer:?}");
        assert_eq!(server.received().len(), 1);
        assert_eq!(outbox.row(0).state, OutboxState::Sent);
    }
}

#[tokio::test]
async fn a_refused_message_is_given_up_and_the_others_go() {
    let clock = clock();
    let outbox = outbox(&clock, (1..=3).map(numbered));
    let (server, transport) = smtp(&[Answer::Say(Step::RcptTo, "550 5.1.1 <sian@example.org> unknown")]).await;
    let worker = worker(&outbox, transport, &clock);
    assert_eq!(worker.drain().await.unwrap(), DrainReport { sent: 2, failed: 1, ..NOTHING });
    assert_eq!(server.received().len(), 2);
    let failed = (0..3).map(|place| outbox.row(place)).find(|row| row.state == OutboxState::Failed).unwrap();
    assert!(failed.error.contains("550") && !failed.error.contains("sian@"), "{}", failed.error);
    clock.advance(Span::from_hours(24));
    assert_eq!(worker.drain().await.unwrap(), NOTHING);
}

#[tokio::test]
async fn a_bad_address_is_given_up_without_asking_the_server() {
    let clock = clock();
    let bad = NewMessage { recipient: "sian@example.org\r\nDATA".to_owned(), ..numbered(1) };
    let outbox = outbox(&clock, [bad]);
    let (server, transport) = smtp(&[]).await;
    assert_eq!(worker(&outbox, transport, &clock).drain().await.unwrap(), FAILED);
    assert_eq!(server.connections(), 0);
}

#[tokio::test]
async fn the_same_mail_goes_again_if_the_first_result_was_lost() {
    let clock = clock();
    let outbox = outbox(&clock, [numbered(1)]);
    let (server, transport) = smtp(&[]).await;
    // A worker that dies after handing the mail over: the lease is taken and never answered.
    let lease = config().lease();
    let item = outbox.lease_messages(Uuid::from_u128(99), 1, lease).await.unwrap().remove(0);
    let rendered = renderer().render_message(&item.message).unwrap();
    let mail = crate::compose(&item.message, item.created_at, &rendered, &sender()).unwrap();
    transport.deliver(&mail).await.unwrap();

    let worker = worker(&outbox, transport, &clock);
    assert_eq!(worker.drain().await.unwrap(), NOTHING, "the lease still holds");
    clock.advance(lease);
    assert_eq!(worker.drain().await.unwrap(), SENT);
    let received = server.received();
    assert_eq!(received[0], received[1]);
}
