//! Release: give a hold's units back.

use scheduler_model::{HoldId, HoldReceipt, Ledger, Order, Outcome, Reason, Refusal};

use super::draft::Draft;
use super::{refuse_if, target};
use crate::rules;

pub(super) fn decide(draft: &mut Draft<'_>, order: &Order, id: HoldId) -> Result<Outcome, Refusal> {
    judge(draft.ledger(), order, id)?;
    let hold = draft.release(id);
    hold.map(|hold| Outcome::Released(HoldReceipt::from(&hold))).ok_or_else(|| Reason::HoldUnknown.into())
}

fn judge(ledger: &Ledger, order: &Order, id: HoldId) -> Result<(), Refusal> {
    let hold = target::hold(ledger, order, id)?;
    target::entitled(order, hold.venue)?;
    target::session(ledger, hold.session)?;
    refuse_if(rules::not_usable(hold, ledger.now).into_iter().collect())
}
