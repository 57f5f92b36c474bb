//! Who has which row, and who waits for whom.

use std::collections::BTreeMap;

use scheduler_model::{BookingId, BookingReference, CallerId, HoldId, PersonId, SessionId, VenueId};

/// A transaction.
pub(crate) type TransactionId = u64;

/// What can be locked, in the order in which a transaction asks for it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Lock {
    /// The right to write at all, where one writes at a time.
    Writer,
    /// The publication of a venue.
    Publication(VenueId),
    /// A session with its counts.
    Session(SessionId),
    /// A person with their time.
    Person(PersonId),
    /// A hold's row.
    Hold(HoldId),
    /// A booking's row.
    Booking(BookingId),
    /// A new reference: whoever draws the same waits until it is known whether it is taken.
    Reference(BookingReference),
    /// A new idempotency key: likewise.
    Key(CallerId, String),
    /// A venue's row.
    Venue(VenueId),
    /// The feed's end.
    Feed,
}

/// What came of asking for a lock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asked {
    /// It is ours.
    Ours,
    /// Somebody else has it.
    Wait,
    /// Somebody else has it and waits, in the end, for us.
    Circle,
}

/// Who has which row, and who waits for whom.
#[derive(Debug, Default)]
pub(crate) struct Locks {
    held: BTreeMap<Lock, TransactionId>,
    waits: BTreeMap<TransactionId, Lock>,
}

impl Locks {
    /// Asks for a lock. Whoever is told to wait asks again when something was released.
    pub(crate) fn ask(&mut self, transaction: TransactionId, lock: &Lock) -> Asked {
        let asked = match self.held.get(lock) {
            None => {
                self.held.insert(lock.clone(), transaction);
                Asked::Ours
            }
            Some(&holder) if holder == transaction => Asked::Ours,
            Some(&holder) if self.waits_for(holder, transaction) => Asked::Circle,
            Some(_) => Asked::Wait,
        };
        if asked == Asked::Wait {
            self.waits.insert(transaction, lock.clone());
        } else {
            self.waits.remove(&transaction);
        }
        asked
    }

    /// Whether `transaction` waits, directly or through others, for `other`.
    fn waits_for(&self, mut transaction: TransactionId, other: TransactionId) -> bool {
        while let Some(&holder) = self.waits.get(&transaction).and_then(|lock| self.held.get(lock)) {
            if holder == other {
                return true;
            }
            transaction = holder;
        }
        false
    }

    /// Gives back all that a transaction has.
    pub(crate) fn release(&mut self, transaction: TransactionId) {
        self.held.retain(|_, holder| *holder != transaction);
        self.waits.remove(&transaction);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_closes_the_circle_is_told() {
        let person = |n| Lock::Person(PersonId::from_uuid(uuid::Uuid::from_u128(n)));
        let mut locks = Locks::default();
        for n in 1..=3 {
            assert_eq!(locks.ask(n, &person(n.into())), Asked::Ours);
        }
        assert_eq!(locks.ask(1, &person(1)), Asked::Ours);
        assert_eq!(locks.ask(1, &person(2)), Asked::Wait);
        assert_eq!(locks.ask(2, &person(3)), Asked::Wait);
        assert_eq!(locks.ask(3, &person(1)), Asked::Circle);
        locks.release(3);
        assert_eq!(locks.ask(2, &person(3)), Asked::Ours);
        assert_eq!(locks.ask(3, &person(1)), Asked::Wait);
        locks.release(1);
        assert_eq!(locks.ask(3, &person(1)), Asked::Ours);
    }
}
