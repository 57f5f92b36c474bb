//! How the days on which a hearing could begin become fewer, one demand after another.

use listing_model::{Hearing, Seat};
use serde::Serialize;

use super::survey::Survey;
use crate::mask::Mask;
use crate::reason::Reason;
use crate::rules::Rules;
use crate::state::NOWHERE;

/// A demand on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Demand {
    /// It is a sitting day, and enough of them are left.
    SittingDay,
    /// It is in the window, or the fixed date.
    Window,
    /// It leaves so many days' notice.
    Notice(u16),
    /// Locks and forbidden places allow it.
    Decisions,
    /// Everybody who must attend is available.
    PartiesAvailable,
    /// Nobody who must attend is at another hearing.
    PartiesFree,
    /// It lies between the hearings that it is linked with.
    Links,
    /// Somebody who may have this seat sits.
    Sits(Seat),
    /// Somebody who may have it and sits is free, and may sit on one more day.
    Free(Seat),
    /// Somebody who interprets this language works.
    Interprets(String),
    /// Somebody who interprets it and works is free.
    InterpreterFree(String),
    /// A room that it may be in is open: at one of its venues, with these attributes.
    RoomOpen(Vec<String>),
    /// Such a room is free.
    RoomFree(Vec<String>),
    /// All of that at the same time and venue.
    Together,
}

/// A demand and what it leaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    /// The demand.
    pub demand: Demand,
    /// The days that meet this demand and all before it, at some time of the day.
    pub days: u32,
    /// For each rule that turned days away, how many.
    #[serde(skip)]
    pub(super) turned_away: Vec<(Reason, u32)>,
}

/// A demand, and how it is put to a survey.
struct Stage {
    demand: Demand,
    asked: Asked,
    /// Rules that later demands look after.
    waived: Rules,
    /// Rules that may turn a day away, the likeliest first.
    blamed: &'static [Reason],
}

/// What part of a survey a demand is about.
#[derive(Clone, Copy)]
enum Asked {
    Time,
    /// Who could be in a seat or interpret.
    People(usize),
    Rooms,
    Everything,
}

/// The demands one after another, each counted on the days that those before it leave.
pub(super) fn funnel(survey: &Survey<'_, '_>) -> Vec<Step> {
    let stages = stages(survey);
    let mut steps: Vec<Step> =
        stages.iter().map(|stage| Step { demand: stage.demand.clone(), days: 0, turned_away: Vec::new() }).collect();
    for day in survey.days() {
        let mut left = Mask::MAX;
        for (stage, step) in stages.iter().zip(&mut steps) {
            let met = left & stage.meets(survey, day, Rules::NONE, left);
            if met == 0 {
                for reason in stage.blame(survey, day, left).iter() {
                    match step.turned_away.iter_mut().find(|(known, _)| *known == reason) {
                        Some((_, days)) => *days += 1,
                        None => step.turned_away.push((reason, 1)),
                    }
                }
                break;
            }
            left = met;
            step.days += 1;
        }
    }
    steps
}

impl Stage {
    /// The starts of a day that meet the demand, with these rules waived as well; at least those among `wanted`.
    fn meets(&self, survey: &Survey<'_, '_>, day: u16, also: Rules, wanted: Mask) -> Mask {
        let waived = self.waived.and(also);
        match self.asked {
            Asked::Time => survey.time(day, waived),
            Asked::People(seat) => {
                let people = survey.seats[seat].iter();
                together(people.map(|candidate| survey.person_starts(day, NOWHERE, candidate, waived)), wanted)
            }
            Asked::Rooms => {
                let venues = survey.venues.iter();
                together(venues.map(|venue| survey.any_room(day, venue, waived, wanted)), wanted)
            }
            Asked::Everything => {
                let venues = survey.venues.iter();
                together(venues.map(|venue| survey.starts(day, venue, waived)), wanted)
            }
        }
    }

    /// The first rule without which the day would have met the demand; all that may be to blame if it takes several.
    fn blame(&self, survey: &Survey<'_, '_>, day: u16, left: Mask) -> Rules {
        let opens = |reason: &&Reason| self.meets(survey, day, Rules::one(**reason), left) & left != 0;
        match self.blamed {
            [reason] => Rules::one(*reason),
            several => several.iter().find(opens).map_or(Rules::of(several), |&reason| Rules::one(reason)),
        }
    }
}

/// All starts together, until all that are wanted are there.
fn together(starts: impl Iterator<Item = Mask>, wanted: Mask) -> Mask {
    let mut found = 0;
    for starts in starts {
        found |= starts;
        if wanted & !found == 0 {
            break;
        }
    }
    found
}

fn stages(survey: &Survey<'_, '_>) -> Vec<Stage> {
    let mut stages = times(survey);
    let hearings: Vec<&Hearing> = survey.book.hearings(survey.item).collect();
    let seats = hearings.first().map_or(&[][..], |hearing| &hearing.panel);
    let (sits, free) = (Rules::of(FREE), Rules::NONE);
    for (nth, seat) in seats.iter().enumerate() {
        stages.push(Stage::new(Demand::Sits(seat.clone()), Asked::People(nth), sits, SITS));
        stages.push(Stage::new(Demand::Free(seat.clone()), Asked::People(nth), free, FREE));
    }
    let languages = hearings.iter().flat_map(|hearing| &hearing.interpreters);
    let works = Rules::of(INTERPRETER_FREE);
    for (nth, language) in languages.enumerate() {
        let asked = Asked::People(seats.len() + nth);
        stages.push(Stage::new(Demand::Interprets(language.clone()), asked, works, INTERPRETS));
        stages.push(Stage::new(Demand::InterpreterFree(language.clone()), asked, free, INTERPRETER_FREE));
    }
    let needs = hearings.iter().flat_map(|hearing| survey.book.by_id.room_needs(hearing));
    let mut needs: Vec<String> = needs.map(str::to_owned).collect();
    needs.sort_unstable();
    needs.dedup();
    stages.push(Stage::new(Demand::RoomOpen(needs.clone()), Asked::Rooms, Rules::one(Reason::RoomTaken), ROOM_OPEN));
    stages.push(Stage::new(Demand::RoomFree(needs), Asked::Rooms, free, &[Reason::RoomTaken]));
    stages.push(Stage::new(Demand::Together, Asked::Everything, free, TOGETHER));
    stages
}

const SITS: &[Reason] = &[
    Reason::PersonAway,
    Reason::LinkPanel,
    Reason::PanelNotIncluded,
    Reason::LockBroken,
    Reason::PanelExcluded,
    Reason::PlaceForbidden,
    Reason::PanelWrong,
];
const FREE: &[Reason] = &[Reason::PersonTaken, Reason::PersonTooManyDays];
const INTERPRETS: &[Reason] = &[Reason::InterpreterAway, Reason::InterpreterWrong];
const INTERPRETER_FREE: &[Reason] = &[Reason::InterpreterTaken];
const ROOM_OPEN: &[Reason] = &[
    Reason::RoomClosed,
    Reason::VenueClosed,
    Reason::LockBroken,
    Reason::PlaceForbidden,
    Reason::RoomLacks,
    Reason::VenueNotAllowed,
    Reason::ChannelNotAllowed,
];
const TOGETHER: &[Reason] = &[
    Reason::PersonOtherVenue,
    Reason::PersonTaken,
    Reason::RoomTaken,
    Reason::InterpreterTaken,
    Reason::PersonTooManyDays,
    Reason::PersonAway,
    Reason::RoomClosed,
];

/// The demands on days and parties. Each is put with the rules of all later ones waived.
fn times(survey: &Survey<'_, '_>) -> Vec<Stage> {
    let notice = survey.book.hearings(survey.item).map(|hearing| hearing.notice_days).max().unwrap_or(0);
    let order: [(Demand, &'static [Reason]); 7] = [
        (Demand::SittingDay, &[Reason::NotASittingDay]),
        (Demand::Window, &[Reason::OutsideWindow]),
        (Demand::Notice(notice), &[Reason::ShortNotice]),
        (Demand::Decisions, &[Reason::LockBroken, Reason::PlaceForbidden]),
        (Demand::PartiesAvailable, &[Reason::PartyUnavailable]),
        (Demand::PartiesFree, &[Reason::PartyTaken]),
        (Demand::Links, &[Reason::LinkOrder]),
    ];
    let mut waived = Rules::NONE;
    let mut stages = Vec::new();
    for (demand, blamed) in order.into_iter().rev() {
        stages.push(Stage::new(demand, Asked::Time, waived, blamed));
        waived = waived.and(Rules::of(blamed));
    }
    stages.reverse();
    stages
}

impl Stage {
    fn new(demand: Demand, asked: Asked, waived: Rules, blamed: &'static [Reason]) -> Self {
        Self { demand, asked, waived, blamed }
    }
}
