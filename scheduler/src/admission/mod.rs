//! Admission: a batch of commands and the touched part of the ledger in, outcomes and a set of changes out.
//!
//! Each command has a file with two halves. `judge` sees the ledger by shared reference and comes to a plan or to a refusal,
//! so a refused command cannot leave a trace. `carry_out` takes the plan and cannot fail. All that it changes goes through
//! the few methods of the draft, each of which also records the event, the messages, the counts and the people's time, so
//! that nothing can change without them.

mod book;
mod cancel;
mod change;
mod demand;
mod draft;
mod expire;
mod extend;
mod hold;
mod memory;
mod release;
mod seat;
mod target;

use scheduler_model::{ChangeSet, Command, EventId, Ledger, MessageId, Order, Outcome, Reason, Refusal};

use crate::planted::{self, Bug};
use crate::rules;
use draft::Draft;
use memory::{Memory, Recalled};

/// Where new events and messages get their ids from. A parameter, so that a run can be repeated.
pub trait FreshIds {
    /// The id of the next event.
    fn event(&mut self) -> EventId;
    /// The id of the next message.
    fn message(&mut self) -> MessageId;
}

/// What a batch came to.
#[derive(Debug)]
pub struct Decision {
    /// What each command came to, in the order of the commands.
    pub outcomes: Vec<Outcome>,
    /// Which of them are the stored outcome of the same command sent before, in the same order.
    pub replayed: Vec<bool>,
    /// All that must be written, in one transaction.
    pub changes: ChangeSet,
    /// The touched part of the ledger as it is once that is written.
    pub ledger: Ledger,
}

/// Decides the commands one after the other; each sees what those before it did.
///
/// Holds of the ledger that have run out by `ledger.now` are given back before anything is decided. A command whose
/// idempotency key is known, from the ledger or from earlier in this batch, gets the stored outcome and does nothing.
#[must_use]
pub fn decide(ledger: Ledger, orders: &[Order], ids: &mut dyn FreshIds) -> Decision {
    let mut memory = Memory::of(&ledger.replays);
    let mut draft = Draft::new(ledger, ids);
    let mut expired = draft.sweep();
    let mut outcomes = Vec::with_capacity(orders.len());
    let mut replayed = Vec::with_capacity(orders.len());
    for order in orders {
        let recalled = memory.recall(order);
        replayed.push(matches!(recalled, Recalled::Same(_)));
        let outcome = match recalled {
            Recalled::Same(_) if planted::on(Bug::ReplayDecidedAnew) => carry_out(&mut draft, order, &mut expired),
            Recalled::Same(outcome) => outcome,
            Recalled::Other => Outcome::Refused(Reason::IdempotencyReused.into()),
            Recalled::Nothing => {
                let outcome = carry_out(&mut draft, order, &mut expired);
                if let Some(stored) = memory.store(order, &outcome) {
                    draft.remember(stored);
                }
                outcome
            }
        };
        outcomes.push(outcome);
    }
    let (changes, ledger) = draft.finish();
    Decision { outcomes, replayed, changes, ledger }
}

fn carry_out(draft: &mut Draft<'_>, order: &Order, expired: &mut expire::Swept) -> Outcome {
    let decided = match &order.command {
        Command::Hold(request) => hold::decide(draft, order, request),
        Command::Extend { hold } => extend::decide(draft, order, *hold),
        Command::Release { hold } => release::decide(draft, order, *hold),
        Command::Book { place, party, contact } => book::decide(draft, order, *place, party.as_ref(), contact),
        Command::Change { booking, expected_version, edit } => {
            change::decide(draft, order, *booking, *expected_version, edit)
        }
        Command::Cancel { booking, expected_version, reason } => {
            cancel::decide(draft, order, *booking, *expected_version, *reason)
        }
        Command::Expire { sessions } => Ok(expire::decide(expired, sessions)),
    };
    decided.unwrap_or_else(Outcome::Refused)
}

/// The refusal for `reasons`, settled, or nothing if there are none.
fn refuse_if(mut reasons: Vec<Reason>) -> Result<(), Refusal> {
    if reasons.is_empty() {
        return Ok(());
    }
    rules::settle(&mut reasons);
    Err(Refusal { reasons })
}
