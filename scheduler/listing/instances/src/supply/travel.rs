//! Where people sit, and what it costs to get there.

use listing_model::{Venue, VenueCost};

use crate::hand::Hand;

/// A person's venues: one at no cost, usually the office's main one, and most of the others at the cost of the way. Now and then
/// the main venue of another office.
pub(crate) fn venues(own: &[Venue], elsewhere: &[&Venue], hand: &mut Hand) -> Vec<VenueCost> {
    let home = if hand.percent(70) { own.first() } else { hand.pick(own) };
    let mut venues: Vec<VenueCost> = Vec::new();
    for venue in own {
        let is_home = home.is_some_and(|home| home.id == venue.id);
        let near = home.is_some_and(|home| home.cluster.is_some() && home.cluster == venue.cluster);
        let cost = if is_home {
            0
        } else if near {
            hand.between(2, 6)
        } else {
            hand.between(6, 15)
        };
        let main = own.first().is_some_and(|main| main.id == venue.id);
        if is_home || main || hand.percent(75) {
            venues.push(VenueCost { venue: venue.id.clone(), cost: u16::try_from(cost).unwrap_or(u16::MAX) });
        }
    }
    if hand.percent(12) {
        venues.extend(hand.pick(elsewhere).map(|venue| VenueCost { venue: venue.id.clone(), cost: 25 }));
    }
    venues
}
