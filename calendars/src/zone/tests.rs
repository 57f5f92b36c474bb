use proptest::prelude::*;
use rstest::rstest;

use super::*;
use crate::Disambiguation::{Compatible, Earlier, Later, Reject};
use crate::Span;

fn local(text: &str) -> LocalDateTime {
    text.parse().unwrap()
}

fn instant(text: &str) -> Instant {
    text.parse().unwrap()
}

fn zone(name: &str) -> Zone {
    Zone::parse(name).unwrap()
}

#[rstest]
#[case("Europe/London", "2026-01-15T14:00", "2026-01-15T14:00:00Z")]
#[case("Europe/London", "2026-07-15T14:00", "2026-07-15T13:00:00Z")]
#[case("Europe/London", "2026-03-29T00:59", "2026-03-29T00:59:00Z")]
#[case("Europe/London", "2026-03-29T02:00", "2026-03-29T01:00:00Z")]
#[case("Europe/London", "2026-10-25T00:59", "2026-10-24T23:59:00Z")]
#[case("Europe/London", "2026-10-25T02:00", "2026-10-25T02:00:00Z")]
#[case("America/New_York", "2026-07-15T14:00", "2026-07-15T18:00:00Z")]
#[case("Asia/Kathmandu", "2026-07-15T14:00", "2026-07-15T08:15:00Z")]
fn a_plain_wall_time_is_one_instant(#[case] name: &str, #[case] wall: &str, #[case] utc: &str) {
    assert_eq!(zone(name).resolve(local(wall)), Resolution::Unique(instant(utc)));
    assert_eq!(zone(name).local(instant(utc)), local(wall));
}

#[rstest]
#[case("Europe/London", "2026-03-29T01:00", "2026-03-29T01:00:00Z", "2026-03-29T00:00:00Z")]
#[case("Europe/London", "2026-03-29T01:30", "2026-03-29T01:30:00Z", "2026-03-29T00:30:00Z")]
#[case("Europe/London", "2026-03-29T01:59", "2026-03-29T01:59:00Z", "2026-03-29T00:59:00Z")]
#[case("America/New_York", "2026-03-08T02:30", "2026-03-08T07:30:00Z", "2026-03-08T06:30:00Z")]
#[case("Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:45:00Z", "2026-10-03T15:15:00Z")]
// Samoa crossed the date line and had no 30 December 2011 at all.
#[case("Pacific/Apia", "2011-12-30T12:00", "2011-12-30T22:00:00Z", "2011-12-29T22:00:00Z")]
fn a_gap_has_two_readings(#[case] name: &str, #[case] wall: &str, #[case] before: &str, #[case] after: &str) {
    let (before, after) = (instant(before), instant(after));
    let resolution = zone(name).resolve(local(wall));
    assert_eq!(resolution, Resolution::Gap { before, after });
    assert_eq!(resolution.choose(Compatible), Ok(before));
    assert_eq!(resolution.choose(Later), Ok(before));
    assert_eq!(resolution.choose(Earlier), Ok(after));
    assert_eq!(resolution.choose(Reject), Err(TimeError::InGap { before, after }));
}

#[rstest]
#[case("Europe/London", "2026-10-25T01:00", "2026-10-25T00:00:00Z", "2026-10-25T01:00:00Z")]
#[case("Europe/London", "2026-10-25T01:30", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z")]
#[case("Europe/London", "2026-10-25T01:59", "2026-10-25T00:59:00Z", "2026-10-25T01:59:00Z")]
#[case("America/New_York", "2026-11-01T01:30", "2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z")]
#[case("Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45:00Z", "2026-04-04T15:15:00Z")]
fn a_fold_has_two_instants(#[case] name: &str, #[case] wall: &str, #[case] earlier: &str, #[case] later: &str) {
    let (earlier, later) = (instant(earlier), instant(later));
    let resolution = zone(name).resolve(local(wall));
    assert_eq!(resolution, Resolution::Fold { earlier, later });
    assert_eq!(resolution.choose(Compatible), Ok(earlier));
    assert_eq!(resolution.choose(Earlier), Ok(earlier));
    assert_eq!(resolution.choose(Later), Ok(later));
    assert_eq!(resolution.choose(Reject), Err(TimeError::InFold { earlier, later }));
    assert_eq!(zone(name).local(earlier), local(wall));
    assert_eq!(zone(name).local(later), local(wall));
}

#[rstest]
#[case("Europe/London", "2026-03-29", "2026-03-29T00:00:00Z")]
#[case("Europe/London", "2026-03-30", "2026-03-29T23:00:00Z")]
// Cuba changes its clocks at midnight: forward over 00:00, and back over it.
#[case("America/Havana", "2026-03-08", "2026-03-08T05:00:00Z")]
#[case("America/Havana", "2026-11-01", "2026-11-01T04:00:00Z")]
fn the_day_starts_at_its_first_instant(#[case] name: &str, #[case] date: &str, #[case] utc: &str) {
    let date: LocalDate = date.parse().unwrap();
    let start = zone(name).start_of_day(date);
    assert_eq!(start, instant(utc));
    assert_eq!(zone(name).local_date(start), date);
    assert_eq!(zone(name).local_date(start.minus(Span::from_seconds(1))), date.plus_days(-1));
}

#[test]
fn london_is_known_by_offset_and_name() {
    let (winter, summer) = (instant("2026-01-01T12:00:00Z"), instant("2026-07-01T12:00:00Z"));
    assert_eq!(Zone::LONDON.offset_seconds(winter), 0);
    assert_eq!(Zone::LONDON.offset_seconds(summer), 3600);
    assert_eq!(Zone::LONDON.abbreviation(winter), "GMT");
    assert_eq!(Zone::LONDON.abbreviation(summer), "BST");
}

#[test]
fn names() {
    assert_eq!(serde_json::to_string(&Zone::LONDON).unwrap(), "\"Europe/London\"");
    assert_eq!(serde_json::from_str::<Zone>("\"Europe/London\"").unwrap(), Zone::LONDON);
    assert_eq!(Zone::parse("Europe/Atlantis"), Err(TimeError::UnknownZone { name: "Europe/Atlantis".into() }));
    assert!(Zone::parse("").is_err());
}

fn any_zone() -> impl Strategy<Value = Zone> {
    proptest::sample::select(Zone::all().collect::<Vec<_>>())
}

/// Wall times from 1880 to 2100, half of them within a day of one of the zone's clock changes.
fn any_zone_and_wall() -> impl Strategy<Value = (Zone, LocalDateTime)> {
    let minutes = (-47_000_000_i64..68_000_000, any::<bool>(), -1440_i64..1440);
    (any_zone(), minutes).prop_map(|(zone, (minute, near_change, shift))| {
        let mut at = Instant::EPOCH.plus(Span::from_minutes(minute));
        if near_change {
            let offset = zone.offset_seconds(at);
            let change = (1..400).map(|days| at.plus(Span::from_hours(24 * days)));
            at = change.into_iter().find(|later| zone.offset_seconds(*later) != offset).unwrap_or(at);
            at = at.plus(Span::from_minutes(shift));
        }
        (zone, zone.local(at))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Every instant that `resolve` names shows that wall time, a gap's readings lie on either side of the change, and
    /// both readings shift the wall clock by the length of the gap.
    #[test]
    fn resolving_then_looking_at_the_clock_round_trips((zone, wall) in any_zone_and_wall(), into_gap in -180_i64..180) {
        let minute = i64::from(wall.time.minutes_since_midnight()) + into_gap;
        let date = wall.date.plus_days(minute.div_euclid(1440));
        let time = LocalTime::from_minutes(u16::try_from(minute.rem_euclid(1440)).unwrap()).unwrap();
        let wall = date.at(time);
        match zone.resolve(wall) {
            Resolution::Unique(instant) => prop_assert_eq!(zone.local(instant), wall),
            Resolution::Fold { earlier, later } => {
                prop_assert!(earlier < later);
                prop_assert_eq!(zone.local(earlier), wall);
                prop_assert_eq!(zone.local(later), wall);
            }
            Resolution::Gap { before, after } => {
                prop_assert!(after < before);
                prop_assert!(zone.local(after) < wall);
                prop_assert!(zone.local(before) > wall);
                let gap = i64::from(zone.offset_seconds(before) - zone.offset_seconds(after));
                prop_assert_eq!(before.since(after).seconds(), gap);
            }
        }
    }

    /// Looking at the clock and resolving what it shows finds the minute again.
    #[test]
    fn the_clock_then_resolving_round_trips(zone in any_zone(), seconds in -2_800_000_000_i64..4_100_000_000) {
        let at = Instant::from_seconds(seconds);
        let within_the_minute = |start: Instant| start <= at && at < start.plus(Span::from_minutes(1));
        match zone.resolve(zone.local(at)) {
            Resolution::Unique(start) => prop_assert!(within_the_minute(start)),
            Resolution::Fold { earlier, later } => prop_assert!(within_the_minute(earlier) || within_the_minute(later)),
            Resolution::Gap { .. } => prop_assert!(false, "the clock showed a time that does not occur"),
        }
    }
}
