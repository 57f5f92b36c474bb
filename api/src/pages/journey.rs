//! The visitor's answers so far. They travel in a cookie and nowhere else.

use calendars::Instant;
use scheduler_model::{BookingId, Contact, HoldId, PersonName, PrisonerNumber, SessionId, VenueCode};
use serde::{Deserialize, Serialize};

use super::details::DetailsDraft;
use super::visitors::VisitorsDraft;

/// All that is known of one visitor's journey.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Journey {
    /// 128 random bits: what form tokens and idempotency keys are made from. Empty until a form is shown.
    pub(super) id: String,
    /// Counts the commands that were answered: the next one is a new one, the same one sent twice is not.
    pub(super) attempt: u32,
    /// Which prison.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) venue: Option<VenueCode>,
    /// Whom they visit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) prisoner: Option<PrisonerAnswer>,
    /// Who comes, the main visitor first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) visitors: Vec<VisitorAnswer>,
    /// Whom to tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) contact: Option<Contact>,
    /// Their token for the waiting room, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) place_in_line: Option<String>,
    /// The time that is kept for them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) held: Option<Held>,
    /// A new time that is kept for a booking of theirs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) change: Option<Change>,
    /// What they booked last: a form that is sent again leads there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) booked: Option<BookingId>,
    /// What they typed and we could not accept yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) draft: Option<Draft>,
}

/// The prisoner as the visitor names them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct PrisonerAnswer {
    pub(super) number: PrisonerNumber,
    pub(super) name: PersonName,
}

/// A visitor. The name is asked for later than the date of birth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct VisitorAnswer {
    pub(super) born: calendars::LocalDate,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) name: Option<PersonName>,
}

/// A hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Held {
    pub(super) hold: HoldId,
    pub(super) booking: BookingId,
    pub(super) session: SessionId,
    pub(super) until: Instant,
}

impl Held {
    /// Whether it can still be used, as far as this can be known without asking.
    pub(super) fn is_live(&self, now: Instant) -> bool {
        now < self.until
    }
}

/// A new place for a booking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Change {
    pub(super) booking: BookingId,
    pub(super) held: Held,
}

/// A form as it was typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Draft {
    /// Of `/visitors`.
    Visitors(VisitorsDraft),
    /// Of `/details`.
    Details(DetailsDraft),
}

impl Journey {
    /// The first page whose question is not answered; `/check` if all are. A time that has run out counts as answered: the
    /// pages after it say what happened.
    pub(super) fn next_page(&self) -> &'static str {
        if self.venue.is_none() {
            "/prison"
        } else if self.prisoner.is_none() || self.visitors.is_empty() {
            "/visitors"
        } else if self.held.is_none() {
            "/times"
        } else if self.contact.is_none() || self.visitors.iter().any(|visitor| visitor.name.is_none()) {
            "/details"
        } else {
            "/check"
        }
    }

    /// Whether every question before `page` is answered.
    pub(super) fn has_reached(&self, page: &str) -> bool {
        let place =
            |page: &str| ["/prison", "/visitors", "/times", "/details", "/check"].iter().position(|one| *one == page);
        place(self.next_page()) >= place(page)
    }

    /// What a confirmation confirms, in short: a page that shows other answers cannot confirm these.
    pub(super) fn seen(&self) -> String {
        let answers =
            (&self.venue, &self.prisoner, &self.visitors, &self.contact, self.held.as_ref().map(|held| held.hold));
        let text = serde_json::to_string(&answers).unwrap_or_default();
        blake3::hash(text.as_bytes()).to_hex().chars().take(16).collect()
    }

    /// The journey after its end: nothing about anybody is left in it.
    pub(super) fn ended(&self, booking: BookingId) -> Self {
        Self { id: self.id.clone(), attempt: self.attempt, booked: Some(booking), ..Self::default() }
    }
}
