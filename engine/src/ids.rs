//! Fresh names, from a random source that is passed in.

use std::sync::Arc;

use rand::rngs::StdRng;
use rand::{RngCore, SeedableRng};
use scheduler::admission::FreshIds;
use scheduler_model::{BookingId, BookingReference, EventId, HoldId, MessageId, SessionId, Stamp};
use store::Clock;
use uuid::{Builder, Uuid};

/// Where fresh names come from.
pub trait IdSource: FreshIds + Send + 'static {
    /// A UUID never given before. Later ones sort after earlier ones where the source can do so.
    fn uuid(&mut self) -> Uuid;

    /// A reference never given before, as far as chance allows; the schema finds the rest.
    fn reference(&mut self) -> BookingReference;

    /// Names for whatever one command may make.
    fn stamp(&mut self) -> Stamp {
        Stamp {
            hold: HoldId::from_uuid(self.uuid()),
            booking: BookingId::from_uuid(self.uuid()),
            reference: self.reference(),
        }
    }

    /// A name for a session.
    fn session(&mut self) -> SessionId {
        SessionId::from_uuid(self.uuid())
    }
}

/// Version 7 UUIDs: the clock's milliseconds and 74 random bits.
#[derive(Debug)]
pub struct RandomIds {
    clock: Arc<dyn Clock>,
    random: StdRng,
}

impl RandomIds {
    /// A source that nobody can foretell.
    #[must_use]
    pub fn from_entropy(clock: Arc<dyn Clock>) -> Self {
        Self { clock, random: StdRng::from_os_rng() }
    }

    /// A source that gives the same names for the same seed and clock.
    #[must_use]
    pub fn from_seed(clock: Arc<dyn Clock>, seed: u64) -> Self {
        Self { clock, random: StdRng::seed_from_u64(seed) }
    }
}

impl IdSource for RandomIds {
    fn uuid(&mut self) -> Uuid {
        let millis = u64::try_from(self.clock.now().micros().max(0) / 1_000).unwrap_or(0);
        let mut bytes = [0_u8; 10];
        self.random.fill_bytes(&mut bytes);
        Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid()
    }

    fn reference(&mut self) -> BookingReference {
        loop {
            if let Some(reference) = BookingReference::from_random(self.random.next_u64()) {
                return reference;
            }
        }
    }
}

impl FreshIds for RandomIds {
    fn event(&mut self) -> EventId {
        EventId::from_uuid(IdSource::uuid(self))
    }

    fn message(&mut self) -> MessageId {
        MessageId::from_uuid(IdSource::uuid(self))
    }
}
