//! How a waiting room is set up.

use std::collections::BTreeSet;
use std::num::NonZeroU32;

use scheduler_model::VenueCode;

/// How a waiting room is set up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingRoomSettings {
    /// How many people this process lets through in a second, at most 1,000,000.
    pub admitted_a_second: NonZeroU32,
    /// For how many seconds somebody whose turn has come may hold and book.
    pub admitted_seconds: u32,
    /// For how many commands one token may be used: one visit takes a hold and perhaps another choice or two, so a token is for
    /// one visit and not for everybody's.
    pub uses: u32,
    /// At which venues places are taken through the waiting room alone. None: at all.
    pub venues: BTreeSet<VenueCode>,
}

impl WaitingRoomSettings {
    /// Whether places at this venue are taken through the waiting room.
    pub(crate) fn covers(&self, venue: &VenueCode) -> bool {
        self.venues.is_empty() || self.venues.contains(venue)
    }
}
