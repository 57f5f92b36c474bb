//! A problem made ready for a search: everything by dense numbers, every calendar as bits.

mod build;
pub(crate) mod calendar;
mod costs;
mod forbidden;
pub(crate) mod item;
mod items;
pub(crate) mod list;
mod parties;
pub(crate) mod people;
pub(crate) mod places;
pub(crate) mod rooms;

use listing_model::{HearingId, Weights};
use over_listing::Prospect;

use crate::mask::Mask;
use crate::score::{Order, Scale};
use crate::state::slack::Length;
use calendar::Calendar;
use item::Item;
use list::List;
use people::People;
use rooms::Rooms;

/// A problem made ready. Built from what the reader of `listing/1` has accepted.
#[derive(Debug, Clone)]
pub struct Ground {
    pub(crate) calendar: Calendar,
    pub(crate) rooms: Rooms,
    pub(crate) people: People,
    pub(crate) lists: Vec<List>,
    /// The grains in which each room is open and not taken by a block list, by room and day.
    pub(crate) room_free: Vec<Mask>,
    /// The grains in which each person could sit and is not taken by a block list, by person and day.
    pub(crate) person_free: Vec<Mask>,
    /// For each person and day, the venue of a block list that they sit in.
    pub(crate) blocked_at: Vec<Option<u16>>,
    /// How many parties more than one item needs.
    pub(crate) shared_parties: usize,
    pub(crate) items: Vec<Item>,
    /// The lengths that items have, each once.
    pub(crate) lengths: Vec<Length>,
    /// For each link that asks or hopes for one presiding person, its items.
    pub(crate) panel_links: Vec<Vec<u32>>,
    /// For each hearing, the item that it belongs to.
    pub(crate) item_of: Vec<u32>,
    /// For each hearing, what it may take of a list's minutes.
    pub(crate) prospects: Vec<Prospect>,
    pub(crate) hearing_ids: Vec<HearingId>,
    pub(crate) weights: Weights,
    /// The order of the layers.
    pub(crate) order: Order,
    pub(crate) scale: Scale,
    /// The version of the list in force.
    pub(crate) version: Option<u64>,
}

impl Ground {
    /// How many days.
    pub(crate) fn days(&self) -> usize {
        self.calendar.days()
    }

    /// Where the row of a room, person or party keeps a day.
    pub(crate) fn at(&self, row: u16, day: u16) -> usize {
        usize::from(row) * self.days() + usize::from(day)
    }

    /// The order in which the policy compares layers.
    #[must_use]
    pub fn order(&self) -> Order {
        self.order
    }

    /// How many hearings there are.
    #[must_use]
    pub fn hearings(&self) -> usize {
        self.hearing_ids.len()
    }
}
