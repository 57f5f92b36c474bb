//! Where a hearing may be held, and whether a room there has what it needs.

use std::collections::BTreeSet;

use super::facts::Facts;
use crate::read::report::Judge;
use crate::read::supply::SupplyNames;
use crate::read::{FaultCode, items, path};
use crate::{Hearing, Room, VenueChoice};

/// A choice that is wrong, the field that is, and why.
type Wrong = (FaultCode, &'static str, String);

pub(super) fn judge(
    hearing: &mut Hearing,
    (facts, names): (&Facts<'_>, &SupplyNames),
    parties_known: bool,
    judge: &mut Judge<'_>,
) {
    let given = !hearing.venues.is_empty();
    items::drop_missing(&mut hearing.venues, "venues", judge, |choice, judge| wrong(choice, (facts, names), judge));
    let takes_room = |hearing: &Hearing| hearing.channels.iter().any(|choice| choice.channel.needs_room());
    if !names.venues.is_read() || !names.rooms.is_read() || !takes_room(hearing) || (given && hearing.venues.is_empty())
    {
        return;
    }
    let (code, below, message) = if hearing.venues.is_empty() {
        (
            FaultCode::NoVenue,
            ".venues",
            "A hearing that takes a room must say where: name a venue, cluster or region.".to_owned(),
        )
    } else {
        // What an unknown party needs is not known either.
        match no_room(hearing, facts).filter(|_| parties_known) {
            Some(message) => (FaultCode::NoRoom, ".room_needs", message),
            None => return,
        }
    };
    if hearing.channels.iter().all(|choice| choice.channel.needs_room()) {
        judge.fault(code, below, message);
    } else {
        judge.warn(code, below, format!("{message} Only channels without a room remain."));
    }
}

fn wrong(choice: &VenueChoice, (facts, names): (&Facts<'_>, &SupplyNames), judge: &mut Judge<'_>) -> Option<Wrong> {
    match (&choice.venue, &choice.cluster, &choice.region) {
        (Some(venue), None, None) => {
            judge.unnamed(&names.venues, venue.as_str()).map(|(code, message)| (code, ".venue", message))
        }
        (None, Some(cluster), None) => {
            let known = facts.venues.iter().filter_map(|venue| venue.cluster.as_deref());
            unknown((cluster, "cluster", names.venues.is_read()), known, judge)
                .map(|message| (FaultCode::UnknownCluster, ".cluster", message))
        }
        (None, None, Some(region)) => {
            let known = facts.venues.iter().filter_map(|venue| venue.region.as_deref());
            unknown((region, "region", names.venues.is_read()), known, judge)
                .map(|message| (FaultCode::UnknownRegion, ".region", message))
        }
        _ => {
            let message = "A choice must name a venue, a cluster or a region: exactly one of the three.".to_owned();
            Some((FaultCode::NotOneVenue, "", message))
        }
    }
}

fn unknown<'a>(
    (name, what, is_read): (&str, &str, bool),
    mut known: impl Iterator<Item = &'a str> + Clone,
    judge: &mut Judge<'_>,
) -> Option<String> {
    if !is_read || known.clone().any(|known| known == name) {
        return None;
    }
    let hint = judge.hint(name, known.by_ref().collect::<BTreeSet<_>>().into_iter());
    Some(format!("No venue is in a {what} `{}`.{hint}", path::short(name)))
}

/// Why none of its venues has a room for it; nothing if one has.
fn no_room(hearing: &Hearing, facts: &Facts<'_>) -> Option<String> {
    let needs = facts.room_needs(hearing);
    let may_be_there = |venue: &&crate::Venue| hearing.venues.iter().any(|choice| choice.names(venue));
    let venues = facts.venues.iter().copied().filter(may_be_there);
    let rooms: Vec<&Room> = venues.filter_map(|venue| facts.rooms.get(&venue.id)).flatten().copied().collect();
    let suits = |room: &&Room| room.seats(hearing.seats) && needs.iter().all(|need| room.has(need));
    if rooms.iter().any(suits) {
        return None;
    }
    if rooms.is_empty() {
        return Some("None of its venues has a room. Add rooms, or name other venues.".to_owned());
    }
    let nowhere: Vec<String> =
        needs.iter().filter(|need| !rooms.iter().any(|room| room.has(need))).map(|need| path::short(need)).collect();
    let most = rooms.iter().map(|room| room.seats.unwrap_or(u16::MAX)).max().unwrap_or(0);
    let why = if !nowhere.is_empty() {
        format!("No room of its venues has `{}`, which it or one of its parties needs.", nowhere.join("`, `"))
    } else if most < hearing.seats {
        format!("It needs {} seats; the largest room of its venues has {most}.", hearing.seats)
    } else {
        let needs: Vec<String> = needs.iter().map(|need| path::short(need)).collect();
        format!("No room of its venues has all of `{}` and {} seats.", needs.join("`, `"), hearing.seats)
    };
    Some(format!("{why} Mend the needs or name other venues."))
}
