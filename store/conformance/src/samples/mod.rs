//! Made-up rows of every kind, with ids that never repeat within one [`Samples`].

mod messages;
pub mod places;
pub mod takings;

use std::sync::atomic::{AtomicU64, Ordering};

use calendars::{CapacityClass, Instant, LocalDate, LocalTime, Units};
use scheduler_model::{BookingReference, CallerId, ClassCount, PersonId};
use uuid::Uuid;

/// Makes rows. Ids are counted, not drawn: the same calls give the same rows in every run.
#[derive(Debug, Default)]
pub struct Samples {
    counter: AtomicU64,
}

impl Samples {
    /// A maker whose ids begin at 1.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A number that this maker has not given out before.
    pub fn number(&self) -> u64 {
        self.counter.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// A UUID that this maker has not given out before. They are spread, not sorted: order of making is not order of id.
    pub fn uuid(&self) -> Uuid {
        let spread = self.number().wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mut bytes = [0_u8; 16];
        bytes[..8].copy_from_slice(&spread.to_be_bytes());
        bytes[8..].copy_from_slice(&(!spread).to_be_bytes());
        Uuid::new_v8(bytes)
    }

    /// A booking reference that this maker has not given out before.
    pub fn reference(&self) -> BookingReference {
        loop {
            if let Some(reference) =
                BookingReference::from_random(self.number().wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 19)
            {
                return reference;
            }
        }
    }

    /// A person.
    pub fn person(&self) -> PersonId {
        PersonId::from_uuid(self.uuid())
    }

    /// A caller's id.
    pub fn caller_id(&self) -> CallerId {
        CallerId::from_uuid(self.uuid())
    }
}

/// The day on which sample sessions lie unless told otherwise, far in the future.
#[must_use]
pub fn day() -> LocalDate {
    LocalDate::new(2031, 3, 3).expect("a date")
}

/// A whole hour of the day.
#[must_use]
pub fn hour(hour: u32) -> LocalTime {
    LocalTime::new(hour, 0).expect("a time")
}

/// Open tables with nothing taken: `total` of them, `public` for the public.
#[must_use]
pub fn open_tables(total: u32, public: u32) -> ClassCount {
    ClassCount::fresh(CapacityClass::OpenTable, Units(total), Units(public))
}

/// Closed tables with nothing taken, for staff alone.
#[must_use]
pub fn closed_tables(total: u32) -> ClassCount {
    ClassCount::fresh(CapacityClass::ClosedTable, Units(total), Units(0))
}

/// An instant's neighbour: `minutes` later, or earlier if negative.
#[must_use]
pub fn later(instant: Instant, minutes: i64) -> Instant {
    instant.plus(calendars::Span::from_minutes(minutes))
}
