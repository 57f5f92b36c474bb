//! Where an item may be held.

use std::collections::{BTreeMap, BTreeSet};

use listing_model::Hearing;

use super::Draft;
use crate::ground::item::RoomChoice;

impl Draft<'_> {
    /// The venues of a hearing by number, and what each costs.
    pub(super) fn venues(&self, hearing: &Hearing) -> BTreeMap<u16, i64> {
        let choices = self.problem.venue_choices(hearing).into_iter();
        choices.filter_map(|(id, cost)| Some((self.numbers.rooms.venue(id)?, i64::from(cost)))).collect()
    }

    /// The rooms that suit all of these hearings.
    pub(super) fn rooms(&self, hearings: &[&Hearing]) -> Vec<RoomChoice> {
        let venues: Vec<_> = hearings.iter().map(|hearing| self.venues(hearing)).collect();
        let needs: BTreeSet<&str> = hearings.iter().flat_map(|hearing| self.directory.room_needs(hearing)).collect();
        let seats = hearings.iter().map(|hearing| hearing.seats).max().unwrap_or(0);
        let mut found = Vec::new();
        for ((number, room), of) in (0..).zip(&self.problem.supply.rooms).zip(&self.numbers.rooms.all) {
            let costs: Option<Vec<i64>> = venues.iter().map(|costs| costs.get(&of.venue).copied()).collect();
            if let Some(costs) = costs
                && room.seats(seats)
                && needs.iter().all(|need| room.has(need))
            {
                found.push(RoomChoice { room: number, venue: of.venue, cost: costs.iter().sum() });
            }
        }
        found.sort_by_key(|choice| (choice.cost, choice.venue, choice.room));
        found
    }
}
