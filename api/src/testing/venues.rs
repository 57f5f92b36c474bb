//! Two venues with sessions.

use calendars::{
    Capacity, CapacityByClass, CapacityClass, DateRange, Disambiguation, Division, Interval, LocalDate, LocalTime,
    Units, Zone,
};
use scheduler_model::{
    Bilingual, Eligibility, GroupMode, GroupRule, LocationPattern, PartyLimits, PlannedSession, Publication, Space,
    SpaceId, Venue, VenueId, VenuePolicy,
};
use uuid::Uuid;

/// The venues' ids.
pub(super) const IDS: [u128; 2] = [1, 2];

/// The first day that the public can book at [`super::NOW`].
const FIRST: &str = "2026-06-04";

/// Cardiff: from the first bookable day five days running, 14:00 to 16:00, three open tables (two for the public) and a
/// closed one for staff; the third session is for wing C alone. Norwich: one session, the same time as Cardiff's first.
pub(super) fn publications() -> [Publication; 2] {
    let first: LocalDate = FIRST.parse().unwrap();
    let capacity = CapacityByClass::of(CapacityClass::OpenTable, Capacity::new(Units(3), Units(2)).unwrap())
        .with(CapacityClass::ClosedTable, Capacity::staff_only(Units(1)));
    let mut cardiff: Vec<_> = (0..5).map(|day| session(first.plus_days(day), capacity)).collect();
    cardiff[2].eligibility.location =
        Some(GroupRule { mode: GroupMode::Include, any_of: vec![LocationPattern(vec!["C".to_owned()])] });
    let tables = CapacityByClass::of(CapacityClass::OpenTable, Capacity::all_public(Units(1)));
    [
        publication(IDS[0], "CFI", Bilingual { en: "Cardiff".to_owned(), cy: Some("Caerdydd".to_owned()) }, cardiff),
        publication(IDS[1], "NWI", Bilingual::same("Norwich"), vec![session(first, tables)]),
    ]
}

fn publication(id: u128, code: &str, name: Bilingual, sessions: Vec<PlannedSession>) -> Publication {
    let venue = VenueId::from_uuid(Uuid::from_u128(id));
    let policy = VenuePolicy {
        party: PartyLimits { max_total: 4, max_adults: 3, max_children: 3, adult_age: 18 },
        ..VenuePolicy::default()
    };
    let hall = Space {
        id: SpaceId::from_uuid(Uuid::from_u128(id + 10)),
        venue,
        key: "hall".to_owned(),
        name: Bilingual { en: "Visits hall".to_owned(), cy: Some("Neuadd ymweliadau".to_owned()) },
    };
    let first: LocalDate = FIRST.parse().unwrap();
    Publication {
        venue: Venue {
            id: venue,
            code: code.parse().unwrap(),
            name,
            address: vec!["Knox Road".to_owned(), "CF24 0UG".to_owned()],
            phone: Some("029 2092 3100".to_owned()),
            email: None,
            zone: Zone::LONDON,
            division: Division::EnglandAndWales,
            policy,
            open: true,
            version: 0,
        },
        spaces: vec![hall],
        range: DateRange::new(first, first.plus_days(30)).unwrap(),
        sessions,
    }
}

fn session(date: LocalDate, capacity: CapacityByClass) -> PlannedSession {
    let (start, end) = (LocalTime::new(14, 0).unwrap(), LocalTime::new(16, 0).unwrap());
    let instant = |time| Zone::LONDON.resolve(date.at(time)).choose(Disambiguation::Compatible).unwrap();
    PlannedSession {
        space: "hall".to_owned(),
        pattern: "afternoons".to_owned(),
        date,
        start,
        end,
        interval: Interval::new(instant(start), instant(end)).unwrap(),
        capacity,
        eligibility: Eligibility::default(),
    }
}
