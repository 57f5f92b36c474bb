//! Hearings, each by itself. What binds them to each other comes after.

mod channel;
mod facts;
mod panel;
mod party;
mod place;
mod time;
mod venue;

use std::collections::BTreeSet;

use serde_json::Value;

use self::facts::Facts;
pub(super) use self::panel::MOST_PEOPLE;
use super::FaultCode;
use super::horizon::Time;
use super::items::{self, Item};
use super::names::Names;
use super::report::Report;
use super::supply::{Sound, SupplyNames};
use crate::Hearing;

/// What hearings are judged by.
pub(super) struct Setting<'a> {
    pub(super) time: Option<&'a Time>,
    pub(super) supply: &'a Sound,
    pub(super) names: &'a SupplyNames,
    /// The ids of hearings that have a place in the list in force, if that could be read.
    pub(super) in_force: Option<&'a BTreeSet<String>>,
    pub(super) repeated: &'a BTreeSet<String>,
}

/// Reads the hearings.
pub(super) fn read(
    values: Option<Vec<Value>>,
    setting: &Setting<'_>,
    names: &mut Names,
    report: &mut Report,
) -> Vec<Item<Hearing>> {
    let mut hearings = items::read_named(values, "hearings", setting.repeated, (names, None), report);
    let mut facts = Facts::new(setting.supply);
    items::keep_named(&mut hearings, names, report, |hearing: &mut Hearing, judge| {
        if let Some(wrong) = items::unusable(&hearing.hearing_type) {
            judge.fault(FaultCode::BadId, ".type", wrong);
        }
        time::judge(hearing, setting.time, judge);
        channel::judge(hearing, judge);
        let parties_known = party::judge(hearing, setting.names, judge);
        venue::judge(hearing, (&facts, setting.names), parties_known, judge);
        panel::judge(hearing, (&mut facts, setting.names), judge);
        place::judge(hearing, setting, judge);
    });
    hearings
}
