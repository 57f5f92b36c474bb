//! Cancel: a booking's units are free again.

use scheduler_model::{BookingId, BookingReceipt, CancelReason, Ledger, Order, Outcome, Reason, Refusal};

use super::draft::Draft;
use super::{refuse_if, target};
use crate::rules;

pub(super) fn decide(
    draft: &mut Draft<'_>,
    order: &Order,
    id: BookingId,
    expected_version: Option<u32>,
    reason: CancelReason,
) -> Result<Outcome, Refusal> {
    judge(draft.ledger(), order, id, expected_version)?;
    let booking = draft.cancel(id, reason);
    booking
        .map(|booking| Outcome::Cancelled(BookingReceipt::from(&booking)))
        .ok_or_else(|| Reason::BookingUnknown.into())
}

fn judge(ledger: &Ledger, order: &Order, id: BookingId, expected_version: Option<u32>) -> Result<(), Refusal> {
    let booking = target::booking(ledger, order, id)?;
    target::entitled(order, booking.venue)?;
    let (entry, _) = target::session(ledger, booking.session)?;
    refuse_if(rules::not_cancellable(booking, &entry.session, expected_version, order.channel, ledger.now))
}
