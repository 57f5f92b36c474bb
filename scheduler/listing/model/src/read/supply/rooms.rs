//! Venues and rooms.

use serde_json::Value;

use super::super::items::{self, Item};
use super::super::report::Report;
use super::super::spans;
use super::{Setting, SupplyNames};
use crate::{Room, Venue};

pub(super) fn venues(
    values: Option<Vec<Value>>,
    setting: &Setting<'_>,
    names: &mut SupplyNames,
    report: &mut Report,
) -> Vec<Item<Venue>> {
    let names = &mut names.venues;
    let mut venues = items::read_named(values, "supply.venues", setting.repeated, (names, None), report);
    items::keep_named(&mut venues, names, report, |venue: &mut Venue, judge| {
        spans::spans(&venue.closed, "closed", judge);
    });
    venues
}

pub(super) fn rooms(
    values: Option<Vec<Value>>,
    setting: &Setting<'_>,
    names: &mut SupplyNames,
    report: &mut Report,
) -> Vec<Item<Room>> {
    let SupplyNames { venues, rooms: names, .. } = names;
    let mut rooms = items::read_named(values, "supply.rooms", setting.repeated, (names, None), report);
    items::keep_named(&mut rooms, names, report, |room: &mut Room, judge| {
        judge.names(venues, room.venue.as_str(), ".venue");
        spans::pattern(&room.openings, "openings", setting.time, judge);
        spans::sittings_on(&room.closed, "closed", setting.time, judge);
    });
    rooms
}
