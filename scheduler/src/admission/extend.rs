//! Extend: let a hold live longer, up to its last moment.

use calendars::Instant;
use scheduler_model::{HoldId, HoldReceipt, HoldState, Ledger, Order, Outcome, Reason, Refusal, SessionState};

use super::demand::Demand;
use super::draft::Draft;
use super::seat::Seat;
use super::{refuse_if, target};
use crate::planted::{self, Bug};
use crate::rules::{self, Stage};

pub(super) fn decide(draft: &mut Draft<'_>, order: &Order, id: HoldId) -> Result<Outcome, Refusal> {
    let expires_at = judge(draft.ledger(), order, id)?;
    let hold = draft.extend(id, expires_at);
    hold.map(|hold| Outcome::Extended(HoldReceipt::from(&hold))).ok_or_else(|| Reason::HoldUnknown.into())
}

/// The instant at which the extended hold runs out.
fn judge(ledger: &Ledger, order: &Order, id: HoldId) -> Result<Instant, Refusal> {
    let hold = target::hold(ledger, order, id)?;
    target::entitled(order, hold.venue)?;
    let (entry, venue) = target::session(ledger, hold.session)?;
    let mut longest = ledger.now.plus(venue.policy.hold.lasts);
    if !planted::on(Bug::ExtensionPastTheLastMoment) {
        longest = longest.min(hold.last_moment);
    }
    let mut reasons: Vec<Reason> = rules::not_usable(hold, ledger.now).into_iter().collect();
    if matches!(hold.state, HoldState::Live { expires_at } if ledger.now < expires_at && longest <= expires_at) {
        reasons.push(Reason::HoldLastMoment { last_moment: hold.last_moment });
    }
    // Its people's time is its own while it lives. But a transaction that came later by the clock and earlier by the locks
    // may have seen it run out and given their time away.
    let demand = Demand { stage: Stage::Hold, seat: Seat::from(hold), party: &hold.party, booking: hold.booking };
    reasons.extend(rules::judge(&demand.context(ledger)?, &[rules::PEOPLE]));
    if !venue.open {
        reasons.push(Reason::VenueClosed);
    }
    if entry.session.state == SessionState::Closed {
        reasons.push(Reason::SessionClosed);
    }
    refuse_if(reasons)?;
    Ok(longest)
}
