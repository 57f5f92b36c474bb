//! What becomes of a message, whatever the transport.

use std::sync::Arc;

use async_trait::async_trait;
use calendars::{Instant, Span};
use scheduler_model::{MessageChannel, MessageFacts, MessageKind, NewMessage};
use store::{Outbox, OutboxState};
use uuid::Uuid;

use super::{DrainReport, FAILED, NOON, NOTHING, RETRIED, clock, numbered, outbox, with_renderer, worker};
use crate::testing::{facts, renderer};
use crate::worker::LAST_TRY;
use crate::{DeliveryError, Mail, MailTransport, MemoryMailbox, Receipt, RenderError, RenderMessages, RenderedMessage};

#[tokio::test]
async fn after_the_last_try_a_message_is_given_up() {
    struct Never;
    #[async_trait]
    impl MailTransport for Never {
        async fn deliver(&self, _: &Mail) -> Result<Receipt, DeliveryError> {
            Err(DeliveryError::Transient("never".to_owned()))
        }
    }
    let clock = clock();
    let outbox = outbox(&clock, [numbered(1)]);
    let worker = worker(&outbox, Arc::new(Never), &clock);
    for _ in 1..LAST_TRY {
        assert_eq!(worker.drain().await.unwrap(), RETRIED);
        clock.set(outbox.row(0).due_at);
    }
    assert_eq!(worker.drain().await.unwrap(), FAILED);
    assert_eq!(outbox.row(0).attempts, LAST_TRY);
}

#[tokio::test]
async fn a_message_that_kills_whoever_tries_it_is_given_up() {
    let clock = clock();
    let outbox = outbox(&clock, [numbered(1)]);
    for number in 0..LAST_TRY {
        // A worker that dies writes nothing down.
        let leased = outbox.lease_messages(Uuid::from_u128(number.into()), 1, Span::from_minutes(1)).await.unwrap();
        assert_eq!((leased[0].attempts, leased[0].unfinished), (number, number > 0));
        clock.advance(Span::from_minutes(1));
    }
    let mailbox = Arc::new(MemoryMailbox::default());
    let transport: Arc<dyn MailTransport> = Arc::clone(&mailbox) as _;
    assert_eq!(worker(&outbox, transport, &clock).drain().await.unwrap(), FAILED);
    assert_eq!(outbox.row(0).error, "tried 8 times without a result");
    assert!(mailbox.mails().is_empty(), "it was not tried again");
}

/// Panics on, or refuses to write, the message with a number.
struct Faulty {
    panics_on: u128,
    refuses: u128,
}

impl RenderMessages for Faulty {
    fn render_message(&self, message: &NewMessage) -> Result<RenderedMessage, RenderError> {
        let number = message.id.uuid().as_u128();
        assert_ne!(number, self.panics_on, "a mistake in the renderer");
        if number == self.refuses {
            return Err(RenderError::Times("upside down".to_owned()));
        }
        renderer().render_message(message)
    }
}

#[tokio::test]
async fn a_message_that_cannot_be_written_is_given_up_and_the_others_go() {
    let clock = clock();
    let outbox = outbox(&clock, (1..=4).map(numbered));
    let mailbox = Arc::new(MemoryMailbox::default());
    let transport = Arc::clone(&mailbox);
    let worker = with_renderer(&outbox, transport, &clock, Arc::new(Faulty { panics_on: 2, refuses: 3 }));
    assert_eq!(worker.drain().await.unwrap(), DrainReport { sent: 2, failed: 2, ..NOTHING });
    use OutboxState::{Failed, Sent};
    assert_eq!(outbox.states(), [Sent, Failed, Failed, Sent]);
    assert_eq!(outbox.row(1).error, "it cannot be written: a panic");
    assert!(outbox.row(2).error.contains("upside down"));
    assert_eq!(mailbox.mails().len(), 2);
}

#[tokio::test]
async fn a_panic_in_the_transport_is_tried_again() {
    struct Broken;
    #[async_trait]
    impl MailTransport for Broken {
        async fn deliver(&self, _: &Mail) -> Result<Receipt, DeliveryError> {
            panic!("a mistake in the transport")
        }
    }
    let clock = clock();
    let outbox = outbox(&clock, [numbered(1)]);
    assert_eq!(worker(&outbox, Arc::new(Broken), &clock).drain().await.unwrap(), RETRIED);
}

#[tokio::test]
async fn what_is_of_no_use_any_more_is_not_sent() {
    let now: Instant = NOON.parse().unwrap();
    let kind = |number, kind, facts| NewMessage { kind, facts, ..numbered(number) };
    let held = |until| MessageFacts { held_until: Some(until), ..facts() };
    let over = MessageFacts { starts_at: now.minus(Span::from_hours(2)), ends_at: now, ..facts() };
    let messages = [
        kind(1, MessageKind::Held, held(now)),
        kind(2, MessageKind::Held, held(now.plus(Span::from_micros(1)))),
        kind(3, MessageKind::Booked, over.clone()),
        kind(4, MessageKind::Changed, over.clone()),
        kind(5, MessageKind::Cancelled, over),
        NewMessage { channel: MessageChannel::Sms, ..numbered(6) },
    ];
    let clock = clock();
    let outbox = outbox(&clock, messages);
    let worker = worker(&outbox, Arc::new(MemoryMailbox::default()), &clock);
    assert_eq!(worker.drain().await.unwrap(), DrainReport { sent: 2, failed: 4, ..NOTHING });
    use OutboxState::{Failed, Sent};
    assert_eq!(outbox.states(), [Failed, Sent, Failed, Failed, Sent, Failed]);
    assert_eq!(outbox.row(5).error, "no way out for the channel sms");
}

#[tokio::test(start_paused = true)]
async fn a_result_is_written_even_if_the_database_is_away_for_a_moment() {
    let clock = clock();
    let outbox = outbox(&clock, [numbered(1), numbered(2)]);
    let mailbox = Arc::new(MemoryMailbox::default());
    let worker = worker(&outbox, Arc::clone(&mailbox) as Arc<dyn MailTransport>, &clock);
    outbox.fail_next_writes(4);
    assert_eq!(worker.drain().await.unwrap(), DrainReport { sent: 2, ..NOTHING });
    assert_eq!(mailbox.mails().len(), 2);

    outbox.add(numbered(3));
    outbox.fail_next_writes(3);
    assert_eq!(worker.drain().await.unwrap(), DrainReport { unrecorded: 1, ..NOTHING });
    assert_eq!(outbox.row(2).state, OutboxState::Pending);
}
