//! `venue.not_allowed`, `venue.closed`: of a slot's room, or of a list.

use crate::breach::{Code, Findings};
use crate::problem::{Hearing, Supply};
use crate::scene::{Listed, Scene};

/// The cheapest choice of a hearing that names a venue, its cluster or its region; `None` if none does.
pub(crate) fn cost(supply: &Supply, hearing: &Hearing, venue: &str) -> Option<u32> {
    let (cluster, region) = supply.venues.get(venue).map_or((None, None), |venue| (venue.cluster, venue.region));
    let names = |choice: Option<&str>, actual: Option<&str>| choice.is_some() && choice == actual;
    let choices = hearing.venues.iter().filter(|choice| {
        names(choice.venue, Some(venue)) || names(choice.cluster, cluster) || names(choice.region, region)
    });
    choices.map(|choice| choice.cost).min()
}

pub(super) fn check(scene: &Scene, listed: &Listed, findings: &mut Findings) {
    let Some(venue) = listed.venue() else { return };
    let supply = &scene.problem.supply;
    if cost(supply, listed.hearing, venue).is_none() {
        findings.add(Code::VenueNotAllowed, [listed.id()], format!("may not be held at {venue}"));
    }
    let Some(known) = supply.venues.get(venue) else { return };
    for day in listed.days.iter().filter(|&&day| !known.is_open(day)) {
        findings.add(Code::VenueClosed, [listed.id()], format!("{venue} is closed on {day}"));
    }
}
