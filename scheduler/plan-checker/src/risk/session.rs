//! Risks of rooms with slots.

use std::collections::BTreeMap;

use super::chance::Chance;
use super::exact::UNIT;
use super::spread::Spread;
use super::{Idle, SessionRisk};
use crate::grid::Stay;
use crate::problem::Outcome;
use crate::scene::{Diary, Entry, Holder, Listed, Scene};

/// The risk of each room and day with slots, by room and then by day.
///
/// Hearings of one slot count as the longest of them. A hearing of several days goes ahead or not, and takes what is planned.
pub(crate) fn of_sessions(scene: &Scene) -> Vec<SessionRisk> {
    let diary = Diary::of_rooms(scene);
    diary.days().filter_map(|(room, _, entries)| of_session(scene, room, entries)).collect()
}

fn of_session(scene: &Scene, room: &str, entries: &[Entry]) -> Option<SessionRisk> {
    let horizon = &scene.problem.horizon;
    let hearings: Vec<(&Listed, Stay)> = entries
        .iter()
        .filter_map(|entry| match entry.holder {
            Holder::Hearing(listed) => Some((listed, entry.stay)),
            Holder::List(_) => None,
        })
        .collect();
    let day = hearings.first()?.1.day;
    let is_touched = |code: &str| hearings.iter().any(|&(_, stay)| horizon.touched(stay).any(|one| one.code == code));
    let touched = horizon.sittings.iter().filter(|sitting| is_touched(sitting.code));
    let minutes: u32 = touched.map(|sitting| sitting.minutes).sum();
    let mut longest: BTreeMap<usize, (&Listed, Stay)> = BTreeMap::new();
    for &(listed, stay) in &hearings {
        let known = longest.entry(listed.slot).or_insert((listed, stay));
        if listed.hearing.minutes > known.0.hearing.minutes {
            *known = (listed, stay);
        }
    }
    let mut sum = Spread::at(0, i64::from(minutes) + 1);
    for (listed, stay) in longest.into_values() {
        let Outcome { goes_ahead, lengths } = scene.problem.outcomes.of(listed.hearing);
        let planned = u64::from((stay.to - stay.from) * horizon.grain_minutes);
        let lengths = if listed.days.len() > 1 { vec![(planned, UNIT)] } else { lengths };
        sum.add(goes_ahead, &lengths);
    }
    Some(SessionRisk {
        room: room.to_owned(),
        date: day.to_string(),
        minutes: u64::from(minutes),
        hearings: hearings.iter().map(|(listed, _)| listed.id().to_owned()).collect(),
        sent_away: Chance::from_parts(sum.above(i64::from(minutes)).parts_rounded_up()),
        expected_idle: Idle::ThousandthsOfMinutes(sum.expected_below(i64::from(minutes)).thousandths()),
    })
}
