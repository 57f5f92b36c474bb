//! Names without an order, and references that are few: two bookings may well draw the same.

use engine::IdSource;
use scheduler::admission::FreshIds;
use scheduler_model::{BookingReference, EventId, MessageId};
use uuid::Uuid;

use crate::dice::Dice;

/// How many references there are to draw from, about.
const REFERENCES: usize = 40;

/// Names drawn from a seed.
#[derive(Debug)]
pub(crate) struct DrawnIds(Dice);

impl DrawnIds {
    pub(crate) const fn new(dice: Dice) -> Self {
        Self(dice)
    }
}

impl IdSource for DrawnIds {
    fn uuid(&mut self) -> Uuid {
        Uuid::new_v8(self.0.bytes())
    }

    fn reference(&mut self) -> BookingReference {
        loop {
            let number = u64::try_from(self.0.below(REFERENCES)).unwrap_or_default();
            if let Some(reference) = BookingReference::from_random(number) {
                return reference;
            }
        }
    }
}

impl FreshIds for DrawnIds {
    fn event(&mut self) -> EventId {
        EventId::from_uuid(IdSource::uuid(self))
    }

    fn message(&mut self) -> MessageId {
        MessageId::from_uuid(IdSource::uuid(self))
    }
}
