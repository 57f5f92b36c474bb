//! Idempotency: what a caller's key stands for already.

use std::collections::HashMap;

use scheduler_model::{CallerId, IdempotentOutcome, Order, Outcome};

/// The outcomes under known keys, those of the ledger and those of this batch.
pub(super) struct Memory {
    known: HashMap<(CallerId, String), ([u8; 32], Outcome)>,
}

/// What the memory has for a command.
pub(super) enum Recalled {
    /// It was never seen, or has no key.
    Nothing,
    /// It was decided before, to this.
    Same(Outcome),
    /// Its key belongs to another command.
    Other,
}

impl Memory {
    pub(super) fn of(replays: &[IdempotentOutcome]) -> Self {
        let entry = |stored: &IdempotentOutcome| {
            ((stored.caller, stored.key.key.clone()), (stored.key.fingerprint, stored.outcome.clone()))
        };
        Self { known: replays.iter().map(entry).collect() }
    }

    pub(super) fn recall(&self, order: &Order) -> Recalled {
        let Some(key) = &order.idempotency else { return Recalled::Nothing };
        match self.known.get(&(order.caller.id, key.key.clone())) {
            None => Recalled::Nothing,
            Some((fingerprint, outcome)) if *fingerprint == key.fingerprint => Recalled::Same(outcome.clone()),
            Some(_) => Recalled::Other,
        }
    }

    /// Keeps the outcome under the command's key, and returns what is to be stored; nothing if it has no key.
    pub(super) fn store(&mut self, order: &Order, outcome: &Outcome) -> Option<IdempotentOutcome> {
        let key = order.idempotency.clone()?;
        self.known.insert((order.caller.id, key.key.clone()), (key.fingerprint, outcome.clone()));
        Some(IdempotentOutcome { caller: order.caller.id, key, outcome: outcome.clone() })
    }
}
