//! What a problem asks for and has, in figures for reports.

use std::collections::BTreeMap;
use std::fmt;

use listing_model::{LinkKind, ListKind, Problem};

use crate::calendar::{capacity, minutes_on};

/// Counts, and listing minutes asked for and to be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// The problem's name.
    pub name: String,
    /// Sitting days of the horizon.
    pub sitting_days: usize,
    /// Hearings by type.
    pub types: BTreeMap<String, TypeSummary>,
    /// Listing minutes of a day.
    pub day_minutes: u32,
    /// By role: minutes asked for by seats, and minutes for which people sit.
    pub roles: BTreeMap<String, (u64, u64)>,
    /// Minutes for which hearings would best have a room, and minutes for which rooms are open.
    pub rooms: (u64, u64),
    /// Venues, rooms, office-holders, interpreters, parties.
    pub supply: [usize; 5],
    /// Hearings in a link of each kind: ordered, same slot, same panel, same panel preferred.
    pub links: [usize; 4],
    /// Block, float and backup lists.
    pub lists: [usize; 3],
    /// Hearings with a window, with an interpreter, and with somebody who must sit.
    pub bound: [usize; 3],
    /// Hearings in force, and those of which something is locked.
    pub in_force: (usize, usize),
}

/// Hearings of a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TypeSummary {
    /// How many.
    pub hearings: u32,
    /// Of those, how many would best be held in a room.
    pub in_rooms: u32,
    /// Listing minutes in all.
    pub minutes: u64,
}

impl Summary {
    /// Of a problem.
    #[must_use]
    pub fn of(problem: &Problem) -> Self {
        let days = problem.horizon.sitting_days();
        let mut types: BTreeMap<String, TypeSummary> = BTreeMap::new();
        let mut roles: BTreeMap<String, (u64, u64)> = BTreeMap::new();
        let mut rooms = (0, 0);
        for hearing in &problem.hearings {
            let best = hearing.channels.iter().min_by_key(|choice| choice.cost);
            let in_a_room = best.is_some_and(|choice| choice.channel.needs_room());
            let minutes = u64::from(hearing.minutes);
            let of_type = types.entry(hearing.hearing_type.clone()).or_default();
            of_type.hearings += 1;
            of_type.in_rooms += u32::from(in_a_room);
            of_type.minutes += minutes;
            rooms.0 += if in_a_room { minutes } else { 0 };
            for seat in &hearing.panel {
                roles.entry(seat.role.clone()).or_default().0 += minutes;
            }
        }
        for person in &problem.supply.people {
            // Whoever has several roles is counted in the first.
            let role = person.roles.first().cloned().unwrap_or_default();
            roles.entry(role).or_default().1 += u64::from(capacity(&problem.horizon, &days, person));
        }
        for room in &problem.supply.rooms {
            let open =
                days.iter().map(|&day| u64::from(minutes_on(&problem.horizon, day, &room.openings, &room.closed)));
            rooms.1 += open.sum::<u64>();
        }
        let supply = &problem.supply;
        Self {
            name: problem.name.clone(),
            sitting_days: days.len(),
            types,
            day_minutes: problem.horizon.day_minutes(),
            roles,
            rooms,
            supply: [
                supply.venues.len(),
                supply.rooms.len(),
                supply.people.len(),
                supply.interpreters.len(),
                supply.parties.len(),
            ],
            links: links(problem),
            lists: lists(problem),
            bound: bound(problem),
            in_force: in_force(problem),
        }
    }
}

fn links(problem: &Problem) -> [usize; 4] {
    let mut counts = [0; 4];
    for link in &problem.links {
        let kind = match link.kind {
            LinkKind::Ordered { .. } => 0,
            LinkKind::SameSlot => 1,
            LinkKind::SamePanel => 2,
            LinkKind::SamePanelPreferred => 3,
        };
        counts[kind] += link.hearings.len();
    }
    counts
}

fn lists(problem: &Problem) -> [usize; 3] {
    let mut counts = [0; 3];
    for list in &problem.supply.lists {
        let kind = match list.kind {
            ListKind::Block { .. } => 0,
            ListKind::Float => 1,
            ListKind::Backup { .. } => 2,
        };
        counts[kind] += 1;
    }
    counts
}

fn bound(problem: &Problem) -> [usize; 3] {
    let must = |hearing: &&listing_model::Hearing| {
        hearing.panel_preferences.iter().any(|said| said.requirement == listing_model::Requirement::Include)
    };
    let hearings = &problem.hearings;
    [
        hearings.iter().filter(|hearing| hearing.window.is_some()).count(),
        hearings.iter().filter(|hearing| !hearing.interpreters.is_empty()).count(),
        hearings.iter().filter(must).count(),
    ]
}

fn in_force(problem: &Problem) -> (usize, usize) {
    let placed = problem.in_force.as_ref().map_or(0, |list| list.placements.len());
    (placed, problem.hearings.iter().filter(|hearing| !hearing.lock.is_open()).count())
}

/// Days, to one decimal, of listing minutes.
struct Days(u64, u32);

impl fmt::Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = self.0 * 10 / u64::from(self.1.max(1));
        write!(f, "{}.{}", tenths / 10, tenths % 10)
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let days = |minutes| Days(minutes, self.day_minutes);
        writeln!(f, "{}: {} sitting days", self.name, self.sitting_days)?;
        writeln!(f, "  {:<18} {:>8} {:>8} {:>10}", "type", "hearings", "in rooms", "days")?;
        for (code, of_type) in &self.types {
            let days = days(of_type.minutes).to_string();
            writeln!(f, "  {code:<18} {:>8} {:>8} {days:>10}", of_type.hearings, of_type.in_rooms)?;
        }
        writeln!(f, "  {:<18} {:>10} {:>10} {:>5}", "days of", "asked for", "to be had", "%")?;
        let rooms = std::iter::once(("rooms", self.rooms));
        for (what, (asked, had)) in self.roles.iter().map(|(role, &minutes)| (role.as_str(), minutes)).chain(rooms) {
            let percent = (asked * 100).checked_div(had).map_or_else(|| "-".to_owned(), |percent| percent.to_string());
            writeln!(f, "  {what:<18} {:>10} {:>10} {percent:>5}", days(asked).to_string(), days(had).to_string())?;
        }
        let [venues, rooms, people, interpreters, parties] = self.supply;
        writeln!(
            f,
            "  {venues} venues, {rooms} rooms, {people} office-holders, {interpreters} interpreters, {parties} parties"
        )?;
        let [ordered, slot, panel, preferred] = self.links;
        writeln!(
            f,
            "  linked: {ordered} in order, {slot} in one slot, {panel} before one judge, {preferred} if possible"
        )?;
        let [block, float, backup] = self.lists;
        writeln!(f, "  lists: {block} block, {float} float, {backup} backup")?;
        let [window, interpreter, must] = self.bound;
        writeln!(f, "  {window} with a window, {interpreter} with interpreters, {must} before somebody who must sit")?;
        write!(f, "  in force: {}, locked in part: {}", self.in_force.0, self.in_force.1)
    }
}
