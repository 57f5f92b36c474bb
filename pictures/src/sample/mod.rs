//! Problems and plans to draw, and ways to look at what was drawn.

mod large;
mod region;
mod well_formed;

use calendars::{DateRange, Division, LocalDate};
use listing_model::{
    Bench, Channel, Contract, Hearing, Horizon, Lock, OfficeHolder, Placement, Plan, PlanFormat, Policy, Priority,
    Problem, ProblemFormat, Room, Sitting, Supply, Venue,
};

pub(crate) use large::large;
pub(crate) use region::region;
pub(crate) use well_formed::is_well_formed;

pub(crate) fn date(text: &str) -> LocalDate {
    text.parse().unwrap()
}

/// The week of Monday 24 August 2026.
pub(crate) fn week() -> DateRange {
    DateRange::new(date("2026-08-24"), date("2026-08-28")).unwrap()
}

/// That week and the next, whose Monday is a bank holiday.
pub(crate) fn fortnight() -> DateRange {
    DateRange::new(date("2026-08-24"), date("2026-09-04")).unwrap()
}

pub(crate) fn hearing(id: &str, hearing_type: &str, minutes: u32) -> Hearing {
    Hearing {
        id: id.into(),
        hearing_type: hearing_type.to_owned(),
        minutes,
        window: None,
        notice_days: 0,
        priority: Priority::Standard,
        received: None,
        target: None,
        channels: Vec::new(),
        venues: Vec::new(),
        room_needs: Vec::new(),
        seats: 0,
        panel: Vec::new(),
        panel_preferences: Vec::new(),
        parties: Vec::new(),
        interpreters: Vec::new(),
        may_float: false,
        lock: Lock::default(),
        forbidden: Vec::new(),
    }
}

/// In a room, in person; the first of the panel is the judge.
pub(crate) fn slot(hearing: &str, day: &str, start: &str, room: &str, panel: &[&str]) -> Placement {
    let role = |seat: usize| if seat == 0 { "judge" } else { "member" };
    let bench = |(seat, person): (usize, &&str)| Bench { role: role(seat).to_owned(), person: (*person).into() };
    Placement {
        hearing: hearing.into(),
        date: date(day),
        start: start.parse().unwrap(),
        channel: Channel::InPerson,
        list: None,
        room: Some(room.into()),
        panel: panel.iter().enumerate().map(bench).collect(),
        interpreters: Vec::new(),
    }
}

pub(crate) fn venue(id: &str, name: &str) -> Venue {
    Venue { id: id.into(), name: name.to_owned(), cluster: None, region: None, closed: Vec::new() }
}

pub(crate) fn room(id: &str, venue: &str, name: &str) -> Room {
    Room {
        id: id.into(),
        venue: venue.into(),
        name: name.to_owned(),
        attributes: Vec::new(),
        seats: None,
        openings: Vec::new(),
        closed: Vec::new(),
    }
}

pub(crate) fn person(id: &str, role: &str) -> OfficeHolder {
    OfficeHolder {
        id: id.into(),
        roles: vec![role.to_owned()],
        tickets: Vec::new(),
        specialisms: Vec::new(),
        contract: Contract::Salaried,
        venues: Vec::new(),
        pattern: Vec::new(),
        away: Vec::new(),
        max_days_a_week: None,
        max_days: None,
    }
}

pub(crate) fn problem(name: &str, supply: Supply, hearings: Vec<Hearing>) -> Problem {
    let sitting =
        |code: &str, start: &str| Sitting { code: code.to_owned(), start: start.parse().unwrap(), minutes: 180 };
    Problem {
        format: ProblemFormat::V1,
        name: name.to_owned(),
        horizon: Horizon {
            today: date("2026-08-03"),
            first: date("2026-08-24"),
            last: date("2026-09-25"),
            division: Division::EnglandAndWales,
            closed: Vec::new(),
            grain_minutes: 5,
            sittings: vec![sitting("AM", "10:00"), sitting("PM", "14:00")],
        },
        supply,
        hearings,
        links: Vec::new(),
        outcomes: None,
        in_force: None,
        policy: Policy::default(),
    }
}

pub(crate) fn plan(placements: Vec<Placement>) -> Plan {
    Plan { format: PlanFormat::V1, made_from: None, placements, unlisted: Vec::new() }
}

/// Hearings of an hour, of five hours and of three days, and nothing listed.
pub(crate) fn lengths() -> (Problem, Plan) {
    let hearings = vec![hearing("SHORT", "T", 60), hearing("DAY", "T", 300), hearing("LONG", "T", 1_080)];
    (problem("Lengths", Supply::default(), hearings), plan(Vec::new()))
}

/// Saves a picture for a person to look at, if `ASSIZE_SCREENSHOTS` names a folder.
pub(crate) fn save(name: &str, text: &str) {
    if let Ok(folder) = std::env::var("ASSIZE_SCREENSHOTS") {
        std::fs::write(std::path::Path::new(&folder).join(name), text).unwrap();
    }
}
