//! Office-holders, interpreters and those who attend.

use serde_json::Value;

use super::super::items::{self, Item};
use super::super::report::Report;
use super::super::spans;
use super::{Setting, SupplyNames};
use crate::{Interpreter, OfficeHolder, Party};

pub(super) fn holders(
    values: Option<Vec<Value>>,
    setting: &Setting<'_>,
    names: &mut SupplyNames,
    report: &mut Report,
) -> Vec<Item<OfficeHolder>> {
    let SupplyNames { venues, people: names, .. } = names;
    let mut people = items::read_named(values, "supply.people", setting.repeated, (names, None), report);
    items::keep_named(&mut people, names, report, |person: &mut OfficeHolder, judge| {
        // Nobody who sits at one unknown venue sits anywhere: that would be the meaning of an empty list.
        items::drop_missing(&mut person.venues, "venues", judge, |at, judge| {
            judge.unnamed(venues, at.venue.as_str()).map(|(code, message)| (code, ".venue", message))
        });
        spans::pattern(&person.pattern, "pattern", setting.time, judge);
        spans::sittings_on(&person.away, "away", setting.time, judge);
    });
    people
}

pub(super) fn interpreters(
    values: Option<Vec<Value>>,
    setting: &Setting<'_>,
    names: &mut SupplyNames,
    report: &mut Report,
) -> Vec<Item<Interpreter>> {
    let SupplyNames { people, interpreters: names, .. } = names;
    let ids = (&mut *names, Some(&*people));
    let mut interpreters = items::read_named(values, "supply.interpreters", setting.repeated, ids, report);
    items::keep_named(&mut interpreters, names, report, |interpreter: &mut Interpreter, judge| {
        spans::pattern(&interpreter.pattern, "pattern", setting.time, judge);
        spans::sittings_on(&interpreter.away, "away", setting.time, judge);
    });
    interpreters
}

pub(super) fn parties(
    values: Option<Vec<Value>>,
    setting: &Setting<'_>,
    names: &mut SupplyNames,
    report: &mut Report,
) -> Vec<Item<Party>> {
    let names = &mut names.parties;
    let mut parties = items::read_named(values, "supply.parties", setting.repeated, (names, None), report);
    items::keep_named(&mut parties, names, report, |party: &mut Party, judge| {
        spans::sittings_on(&party.unavailable, "unavailable", setting.time, judge);
        spans::weekdays(&party.unavailable_weekdays, "unavailable_weekdays", setting.time, judge);
    });
    parties
}
