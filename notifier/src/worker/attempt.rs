//! One try to send one message.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use calendars::Instant;
use futures::FutureExt;
use scheduler_model::{MessageChannel, MessageKind, NewMessage};
use store::OutboxItem;

use super::{LAST_TRY, WorkerParts};
use crate::{DeliveryError, compose, deliver_within};

/// What a try came to. The texts carry no personal data: they are stored and logged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Handed over; what the other side calls it.
    Sent(String),
    /// Not now, and why.
    TryAgain(String),
    /// Never, and why.
    GiveUp(String),
}

/// Writes a message and hands it over. A panic while writing it gives this message up; it would panic again. The others
/// are not touched.
pub(super) async fn attempt<O: ?Sized>(parts: &WorkerParts<O>, time_limit: Duration, item: &OutboxItem) -> Verdict {
    let message = &item.message;
    if item.attempts >= LAST_TRY {
        // A try that ends is never the one after the last: whoever made the others did not live to write that down.
        return Verdict::GiveUp(format!("tried {} times without a result", item.attempts));
    }
    if message.channel != MessageChannel::Email {
        return Verdict::GiveUp(format!("no way out for the channel {}", message.channel.code()));
    }
    if is_too_late(message, parts.clock.now()) {
        return Verdict::GiveUp("too late to be of use".to_owned());
    }
    let rendered = match catch_unwind(AssertUnwindSafe(|| parts.renderer.render_message(message))) {
        Ok(Ok(rendered)) => rendered,
        Ok(Err(error)) => return Verdict::GiveUp(format!("it cannot be written: {error}")),
        Err(_) => return Verdict::GiveUp("it cannot be written: a panic".to_owned()),
    };
    let mail = match compose(message, item.created_at, &rendered, &parts.sender) {
        Ok(mail) => mail,
        Err(error) => return Verdict::GiveUp(format!("the recipient: {error}")),
    };
    let delivery = AssertUnwindSafe(deliver_within(time_limit, &*parts.transport, &mail)).catch_unwind();
    match delivery.await {
        Ok(Ok(receipt)) => Verdict::Sent(receipt.transport_id),
        Ok(Err(DeliveryError::Permanent(reason))) => Verdict::GiveUp(reason),
        Ok(Err(DeliveryError::Transient(reason))) => Verdict::TryAgain(reason),
        Err(_) => Verdict::TryAgain("a panic while sending".to_owned()),
    }
}

/// A hold that has run out, or a visit that is over, needs no more news; that a visit is cancelled always does.
fn is_too_late(message: &NewMessage, now: Instant) -> bool {
    match message.kind {
        MessageKind::Held => message.facts.held_until.is_some_and(|until| until <= now),
        MessageKind::Booked | MessageKind::Changed => message.facts.ends_at <= now,
        MessageKind::Cancelled => false,
    }
}
