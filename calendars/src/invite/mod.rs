//! The calendar file that travels with a message about a booking (RFC 5545, RFC 5546).

mod file;
mod fold;
mod time_zone;

pub use file::calendar_file;

use crate::{Instant, Interval, Zone};

/// One booking as an entry for somebody's calendar.
///
/// A booking keeps its `uid` for ever. Each change of it takes a higher `sequence`; that is how a calendar knows which
/// of two files is the newer, and what a cancellation cancels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarInvite {
    /// What the file asks the calendar to do.
    pub method: CalendarMethod,
    /// The name of the entry, the same for every version: unique in the world, such as a booking's id and a host name.
    pub uid: String,
    /// The version of the entry; 0 at first.
    pub sequence: u32,
    /// When this version was made (DTSTAMP).
    pub stamp: Instant,
    /// When it takes place.
    pub interval: Interval,
    /// The zone whose wall clock the venue goes by.
    pub zone: Zone,
    /// One line that says what it is.
    pub summary: String,
    /// Where it takes place.
    pub location: Option<String>,
    /// What else there is to know; may have several lines.
    pub description: Option<String>,
    /// Who sends it.
    pub organizer: CalendarAddress,
    /// Where the booking can be seen and changed.
    pub url: Option<String>,
}

/// What a calendar file asks the calendar to do (RFC 5546).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CalendarMethod {
    /// Enter it, or change it to this version. The place is already taken, so no answer is asked for.
    Request {
        /// Whose calendar it is for.
        attendee: CalendarAddress,
    },
    /// Strike it out.
    Cancel {
        /// Whose calendar it is for.
        attendee: CalendarAddress,
    },
    /// Show it: a file that anybody may take from a page, addressed to nobody.
    Publish,
}

impl CalendarMethod {
    /// The value of METHOD, which the `text/calendar` content type must repeat.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Request { .. } => "REQUEST",
            Self::Cancel { .. } => "CANCEL",
            Self::Publish => "PUBLISH",
        }
    }
}

/// Somebody with an e-mail address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarAddress {
    /// What to call them.
    pub name: String,
    /// Their e-mail address, without `mailto:`.
    pub email: String,
}

#[cfg(test)]
mod tests;
