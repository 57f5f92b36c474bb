//! Messages to people, as the writer puts them into the outbox.

use calendars::{CapacityClass, Instant, LocalDate, LocalTime, Zone};
use serde::{Deserialize, Serialize};

use crate::{Bilingual, BookingId, BookingReference, CancelReason, Language, MessageId, PersonName};

/// What a message tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MessageKind {
    /// A place is kept for you, until a moment.
    Held,
    /// You are booked.
    Booked,
    /// Your booking has changed.
    Changed,
    /// Your booking is cancelled.
    Cancelled,
}

impl MessageKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Held, Self::Booked, Self::Changed, Self::Cancelled];

    /// The stable code, as stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Booked => "booked",
            Self::Changed => "changed",
            Self::Cancelled => "cancelled",
        }
    }

    /// The kind with that code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// The way a message goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MessageChannel {
    /// E-mail.
    Email,
    /// Text message.
    Sms,
}

impl MessageChannel {
    /// The stable code, as stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Sms => "sms",
        }
    }

    /// The channel with that code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Email, Self::Sms].into_iter().find(|channel| channel.code() == code)
    }
}

/// What a message needs to be written, as it was when the change was decided: a later change cannot make it wrong.
/// Personal data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageFacts {
    /// The booking that it is about: the stable UID of its calendar file.
    pub booking: BookingId,
    /// What people quote; a hold for a new booking has none yet.
    pub reference: Option<BookingReference>,
    /// The calendar file's SEQUENCE.
    pub sequence: u32,
    /// The venue's name.
    pub venue: Bilingual,
    /// The venue's address, a line each.
    pub address: Vec<String>,
    /// The booking desk's telephone number.
    pub phone: Option<String>,
    /// The booking desk's e-mail address.
    pub email: Option<String>,
    /// The space's name.
    pub space: Bilingual,
    /// The class.
    pub class: CapacityClass,
    /// The civil day.
    pub date: LocalDate,
    /// The civil time at which the session starts.
    pub start: LocalTime,
    /// The civil time at which it ends.
    pub end: LocalTime,
    /// The zone of those.
    pub zone: Zone,
    /// The start as an instant.
    pub starts_at: Instant,
    /// The end as an instant.
    pub ends_at: Instant,
    /// The visitor who answers for the booking.
    pub lead: Option<PersonName>,
    /// Every visitor, the one who answers for the booking first.
    pub visitors: Vec<PersonName>,
    /// The prisoner, where named.
    pub prisoner: Option<PersonName>,
    /// Until when a hold lives.
    pub held_until: Option<Instant>,
    /// Why a booking was cancelled.
    pub cancelled_because: Option<CancelReason>,
    /// The place before a change, if that changed: day and start.
    pub moved_from: Option<(LocalDate, LocalTime)>,
    /// When the change was decided.
    pub decided_at: Instant,
}

/// A message before it is sent. Unique by (`subject`, `kind`, `version`, `channel`, `recipient`); writing one silences every
/// unsent message of the same `booking` that the same or another transaction wrote before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewMessage {
    /// The message.
    pub id: MessageId,
    /// The booking, whose older unsent messages this one silences.
    pub booking: BookingId,
    /// The hold or booking that it is about, as a bare UUID.
    pub subject: uuid::Uuid,
    /// What it tells.
    pub kind: MessageKind,
    /// The version of its subject.
    pub version: u32,
    /// The way it goes.
    pub channel: MessageChannel,
    /// E-mail address or telephone number. Personal data.
    pub recipient: String,
    /// The recipient's language.
    pub language: Language,
    /// What it says.
    pub facts: MessageFacts,
}
