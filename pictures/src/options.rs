//! What of a plan is shown, and how.

use calendars::DateRange;
use listing_model::VenueId;

use crate::Words;

/// What the rows of a picture are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rows {
    /// Rooms, grouped by venue; what takes no room comes last.
    #[default]
    Rooms,
    /// Judges and members, grouped by role.
    People,
}

/// What of a plan is shown, and how.
#[derive(Debug, Clone)]
pub struct Options<'a> {
    /// The days. Only sitting days get a column.
    pub dates: DateRange,
    /// One venue alone; hearings without a room then stay away. With people as rows: those who sit there in these days.
    pub venue: Option<&'a VenueId>,
    /// What the rows are.
    pub rows: Rows,
    /// The language.
    pub words: &'a Words,
    /// For a page that is served under a strict Content-Security-Policy: the nonce of its `style` element.
    pub nonce: Option<&'a str>,
}

impl Options<'_> {
    /// Rooms of all venues, in English.
    #[must_use]
    pub const fn of(dates: DateRange) -> Self {
        Self { dates, venue: None, rows: Rows::Rooms, words: &Words::ENGLISH, nonce: None }
    }
}
