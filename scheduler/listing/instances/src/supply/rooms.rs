//! Venues and rooms: as many of an office's real ones as its hearings need.

use listing_model::{Room, RoomId, Venue, VenueId, WeekdaySittings};

use super::attributes;
use crate::calendar::{Calendar, DAY};
use crate::ground::{Building, Office};
use crate::hand::Hand;

/// The rooms of one office that take part.
pub(crate) struct Rooms {
    /// The main venue first.
    pub(crate) venues: Vec<Venue>,
    pub(crate) rooms: Vec<Room>,
}

/// Rooms are lent to others, lie empty between hearings, and must be had where the parties are: a fifth more than is asked for,
/// and two rooms.
const SLACK_PERCENT: u32 = 120;

/// Rooms for so many minutes of hearings. A little more than half of them are in the office's largest building.
pub(crate) fn rooms(office: &Office, minutes: u32, calendar: &Calendar, hand: &mut Hand) -> Rooms {
    let wanted = (minutes * SLACK_PERCENT / 100).div_ceil(DAY * calendar.count().max(1)) + 2;
    let mut taken = Rooms { venues: Vec::new(), rooms: Vec::new() };
    let Some((main, others)) = office.buildings.split_first() else { return taken };
    let mut others: Vec<&Building> = others.iter().collect();
    hand.shuffle(&mut others);
    let at_main = (wanted * 3).div_ceil(5);
    taken.add(office, main, at_main, hand);
    for building in others {
        let left = wanted.saturating_sub(taken.count());
        if left == 0 {
            break;
        }
        // Two or three rooms in a building: hearing centres outside the office's own are small.
        let here = hand.between(1, 3).min(left);
        taken.add(office, building, here, hand);
    }
    let left = wanted.saturating_sub(taken.count());
    taken.add(office, main, at_main + left, hand);
    taken
}

impl Rooms {
    fn count(&self) -> u32 {
        u32::try_from(self.rooms.len()).unwrap_or(u32::MAX)
    }

    /// Up to so many rooms of a building, with those that are there already.
    fn add(&mut self, office: &Office, building: &Building, up_to: u32, hand: &mut Hand) {
        let id = VenueId::from(building.code.as_str());
        if self.venues.iter().all(|venue| venue.id != id) {
            self.venues.push(Venue {
                id: id.clone(),
                name: building.name.clone(),
                cluster: building.cluster.clone(),
                region: Some(office.region.clone()),
                closed: Vec::new(),
            });
        }
        let at_main = self.venues.first().is_some_and(|venue| venue.id == id);
        let here = self.rooms.iter().filter(|room| room.venue == id).count();
        for name in building.rooms.iter().take(up_to as usize).skip(here) {
            let best_equipped = self.rooms.is_empty();
            self.rooms.push(Room {
                id: RoomId::from(format!("{}/{name}", building.code)),
                venue: id.clone(),
                name: name.clone(),
                attributes: attributes::of_a_room(best_equipped, hand),
                seats: Some(seats(best_equipped, hand)),
                openings: if at_main { Vec::new() } else { openings(hand) },
                closed: Vec::new(),
            });
        }
    }
}

fn seats(largest: bool, hand: &mut Hand) -> u16 {
    const SIZES: [(u16, u32); 6] = [(10, 10), (14, 20), (18, 30), (24, 25), (32, 10), (45, 5)];
    if largest { 45 } else { hand.weighted(&SIZES) }
}

/// A court building elsewhere lends a room on all days, or on three or four in a row.
fn openings(hand: &mut Hand) -> Vec<WeekdaySittings> {
    use calendars::Weekday::{Friday, Monday, Thursday, Tuesday, Wednesday};
    const WEEKS: [(&[calendars::Weekday], u32); 4] = [
        (&[], 55),
        (&[Monday, Tuesday, Wednesday], 15),
        (&[Wednesday, Thursday, Friday], 15),
        (&[Monday, Tuesday, Wednesday, Thursday], 15),
    ];
    hand.weighted(&WEEKS).iter().map(|&weekday| WeekdaySittings { weekday, sittings: Vec::new() }).collect()
}
