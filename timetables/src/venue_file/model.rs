//! A venue as its file says it.

use calendars::{CapacityByClass, Division, Hours, LocalDate, Weekday, Zone};
use scheduler_model::{Bilingual, CategoryCode, IncentiveCode, LocationPattern, VenueCode, VenuePolicy};

/// A venue, its rules and its timetable. A value that [`load`](crate::load) gives is sound: every name it uses is defined,
/// no two sessions overlap in one space, and it can be expanded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VenueFile {
    /// Its short code.
    pub code: VenueCode,
    /// Its name.
    pub name: Bilingual,
    /// Postal address, a line each, the postcode last.
    pub address: Vec<String>,
    /// The booking desk's telephone number.
    pub phone: Option<String>,
    /// The booking desk's e-mail address.
    pub email: Option<String>,
    /// The zone of its wall clocks.
    pub zone: Zone,
    /// Whose bank holidays it keeps.
    pub division: Division,
    /// Whether it takes bookings at all.
    pub open: bool,
    /// Its rules.
    pub policy: VenuePolicy,
    /// Groups of people that sessions may be kept for or from.
    pub groups: Vec<Group>,
    /// Its spaces.
    pub spaces: Vec<SpaceEntry>,
    /// What recurs.
    pub sessions: Vec<SessionRule>,
    /// Days on which nothing takes place.
    pub closures: Vec<ClosedDay>,
    /// Days with other sessions than usual.
    pub replaced: Vec<ReplacedDay>,
    /// Days with another capacity than usual.
    pub capacity_on: Vec<CapacityChange>,
}

/// A named group of people, by where they live, their category or their incentive level. Within one characteristic any
/// match counts; of several characteristics each must match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its key, unique in the file.
    pub key: String,
    /// Its name.
    pub name: Bilingual,
    /// Parts of the prison, written `C` or `C-2-008`.
    pub locations: Vec<LocationPattern>,
    /// Security categories.
    pub categories: Vec<CategoryCode>,
    /// Incentive levels.
    pub incentives: Vec<IncentiveCode>,
}

/// A space in which sessions are held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpaceEntry {
    /// Its key, unique in the file.
    pub key: String,
    /// Its name.
    pub name: Bilingual,
}

/// Sessions that recur: the same hours in the same space on one or several days of the week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionRule {
    /// The start of its patterns' keys; made from space and time where the file does not say.
    pub key: Option<String>,
    /// The key of its space.
    pub space: String,
    /// The days of the week, in order, each once.
    pub days: Vec<Weekday>,
    /// From when to when.
    pub hours: Hours,
    /// Every how many weeks; 1 is every week. The weeks are counted from the one that holds `from`.
    pub every_weeks: u8,
    /// The first day on which it may take place.
    pub from: Option<LocalDate>,
    /// The last day on which it may take place.
    pub to: Option<LocalDate>,
    /// What it offers.
    pub capacity: CapacityByClass,
    /// Whom it is for.
    pub groups: GroupUse,
}

/// For whom a session is, by the keys of groups.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GroupUse {
    /// Only those in any of these groups; everybody if empty.
    pub only: Vec<String>,
    /// Nobody in any of these groups.
    pub except: Vec<String>,
}

/// A day on which nothing takes place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClosedDay {
    /// The day.
    pub date: LocalDate,
    /// Why.
    pub reason: Option<Bilingual>,
}

/// A day with other sessions than usual.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplacedDay {
    /// The day.
    pub date: LocalDate,
    /// Why.
    pub reason: Option<Bilingual>,
    /// All its sessions.
    pub sessions: Vec<DaySession>,
}

/// One session of a replaced day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DaySession {
    /// Its key, unique on its day; made from space and time where the file does not say.
    pub key: Option<String>,
    /// The key of its space.
    pub space: String,
    /// From when to when.
    pub hours: Hours,
    /// What it offers.
    pub capacity: CapacityByClass,
    /// Whom it is for.
    pub groups: GroupUse,
}

/// Another capacity on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CapacityChange {
    /// The day.
    pub date: LocalDate,
    /// The key of the pattern or of the replaced day's session; every session of the day if absent.
    pub session: Option<String>,
    /// The new capacity of the classes that it names.
    pub capacity: CapacityByClass,
}
