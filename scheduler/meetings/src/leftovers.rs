//! Meetings for which the search found no place: a plan must have one for each, so they go where they do least harm.

use crate::score::Assignment;
use crate::search::penalties::packed;
use crate::search::plan::{Place, Plan};
use crate::search::small;
use crate::search::tables::Tables;

/// All meetings' places. Those that have none share a room with others; one after the other, each is put where that costs least.
pub(crate) fn placed(tables: &Tables, places: &[Place]) -> Vec<Assignment> {
    let plan = Plan::with(tables, places);
    let mut squeezed: Vec<(usize, Place)> = Vec::new();
    for meeting in (0..tables.meetings).filter(|meeting| plan.place(*meeting).is_none()) {
        squeezed.push((meeting, least_bad(tables, &plan, &squeezed, meeting)));
    }
    let mut all = places.to_vec();
    for (meeting, place) in squeezed {
        all[meeting] = place;
    }
    all.iter().map(|place| assignment(*place)).collect()
}

fn least_bad(tables: &Tables, plan: &Plan, squeezed: &[(usize, Place)], meeting: usize) -> Place {
    let duration = tables.duration(meeting);
    let starts =
        (0..=tables.grains - duration).filter(|start| tables.day_of(*start) == tables.day_of(start + duration - 1));
    let places = starts
        .flat_map(|start| tables.rooms_of(meeting).iter().map(move |room| Place { start: small(start), room: *room }));
    let harm = |place: &Place| {
        let (start, room) = (usize::from(place.start), usize::from(place.room));
        let taken = |grain: &usize| usize::from(plan.occupants(tables, *grain)[room]) < tables.meetings;
        let mut sum = plan.cost(tables, meeting, *place);
        sum += packed((start..start + duration).filter(taken).count(), 0, 0);
        for (other, there) in squeezed {
            let (begins, ends) = (usize::from(there.start), usize::from(there.start) + tables.duration(*other));
            let overlap = ends.min(start + duration).saturating_sub(begins.max(start));
            let same_room = usize::from(there.room == place.room);
            // As far as it goes: with very many that have no place, sums stop growing.
            sum = sum.saturating_add(
                (tables.pair(meeting)[*other] + packed(same_room, 0, 0)).saturating_mul(overlap as u64),
            );
        }
        sum
    };
    // No meeting is longer than the longest day, so there is a place.
    places.min_by_key(harm).unwrap_or(Place { start: 0, room: 0 })
}

fn assignment(place: Place) -> Assignment {
    Assignment { start: usize::from(place.start), room: usize::from(place.room) }
}
