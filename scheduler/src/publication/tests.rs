use calendars::{Capacity, CapacityClass, DateRange, Span};
use proptest::prelude::*;
use scheduler_model::{Channel, Eligibility, GroupMode, GroupRule, IncentiveCode};

use super::*;
use crate::fixtures::{id, now, session, space, venue};

/// A publication of these days and tables, each from 14:00 to 16:00.
fn publication(days: &[(&str, u32)]) -> Publication {
    let planned = |&(day, tables): &(&str, u32)| {
        let session = session(0, &format!("{day}T14:00"), 0, 0).session;
        PlannedSession {
            space: "hall".into(),
            pattern: session.pattern,
            date: session.date,
            start: session.start,
            end: session.end,
            interval: session.interval,
            capacity: CapacityByClass::of(CapacityClass::OpenTable, Capacity::all_public(Units(tables))),
            eligibility: Eligibility::default(),
        }
    };
    Publication {
        venue: venue(),
        spaces: vec![space()],
        range: DateRange::new("2026-06-01".parse().unwrap(), "2026-06-30".parse().unwrap()).unwrap(),
        sessions: days.iter().map(planned).collect(),
    }
}

fn compare(existing: &[SessionEntry], publication: &Publication) -> (SessionsDiff, PublicationEffect) {
    let mut ids = (100..).map(id);
    diff(existing, publication, now(), &mut || ids.next().unwrap()).unwrap()
}

/// What the store has after `diff`.
fn applied(existing: &[SessionEntry], diff: SessionsDiff) -> Vec<SessionEntry> {
    let mut entries: BTreeMap<_, _> = existing.iter().map(|entry| (entry.session.id, entry.clone())).collect();
    for entry in diff.new.into_iter().chain(diff.changed) {
        entries.insert(entry.session.id, entry);
    }
    for id in diff.closed {
        entries.get_mut(&id).unwrap().session.state = SessionState::Closed;
    }
    entries.into_values().collect()
}

fn booked(mut entry: SessionEntry, units: i64) -> SessionEntry {
    entry.counts[0].shift(Channel::Public, 0, units);
    entry
}

#[test]
fn the_first_publication_makes_everything_and_the_second_nothing() {
    let publication = publication(&[("2026-06-12", 10), ("2026-06-13", 20)]);
    let (first, effect) = compare(&[], &publication);
    assert_eq!(effect, PublicationEffect { new: 2, ..PublicationEffect::default() });
    assert_eq!(first.new[0].session, session(100, "2026-06-12T14:00", 0, 0).session);
    assert_eq!(first.new[1].counts, session(101, "2026-06-13T14:00", 20, 20).counts);
    let stored = applied(&[], first);
    assert_eq!(compare(&stored, &publication), Default::default());
}

#[test]
fn what_the_timetable_no_longer_has_closes_once_and_may_open_again() {
    let stored = [session(1, "2026-06-12T14:00", 10, 10), booked(session(2, "2026-06-13T14:00", 10, 10), 1)];
    let (closing, effect) = compare(&stored, &publication(&[]));
    assert_eq!(closing.closed, [id(1), id(2)]);
    assert_eq!(effect, PublicationEffect { closed: 2, overfull: vec![id(2)], ..PublicationEffect::default() });
    let stored = applied(&stored, closing);
    assert_eq!(compare(&stored, &publication(&[])), Default::default());
    let (opening, effect) = compare(&stored, &publication(&[("2026-06-13", 10)]));
    assert_eq!(effect.changed, 1);
    assert_eq!(opening.changed, [booked(session(2, "2026-06-13T14:00", 10, 10), 1)]);
}

#[test]
fn capacity_and_eligibility_change_and_what_is_taken_stays() {
    let stored = [booked(session(1, "2026-06-12T14:00", 10, 10), 4)];
    let mut publication = publication(&[("2026-06-12", 3)]);
    let any_of = vec![IncentiveCode("ENHANCED".into())];
    publication.sessions[0].eligibility.incentive = Some(GroupRule { mode: GroupMode::Include, any_of });
    let (diff, effect) = compare(&stored, &publication);
    let mut wished = booked(session(1, "2026-06-12T14:00", 3, 3), 4);
    wished.session.eligibility = publication.sessions[0].eligibility.clone();
    assert_eq!(diff.changed, [wished]);
    assert_eq!(effect, PublicationEffect { changed: 1, overfull: vec![id(1)], ..PublicationEffect::default() });
}

#[test]
fn a_class_no_longer_offered_stays_with_nothing() {
    let stored = [booked(session(1, "2026-06-12T14:00", 10, 10), 1)];
    let mut publication = publication(&[("2026-06-12", 0)]);
    publication.sessions[0].capacity = CapacityByClass::of(CapacityClass::ClosedTable, Capacity::staff_only(Units(2)));
    let (diff, effect) = compare(&stored, &publication);
    let mut wished = booked(session(1, "2026-06-12T14:00", 0, 0), 1);
    wished.counts.push(ClassCount::fresh(CapacityClass::ClosedTable, Units(2), Units(0)));
    assert_eq!(diff.changed, [wished]);
    assert_eq!(effect.overfull, [id(1)]);
    let stored = applied(&stored, diff);
    assert_eq!(compare(&stored, &publication), Default::default());
}

#[test]
fn an_overbooking_grant_stays() {
    let mut stored = [booked(session(1, "2026-06-12T14:00", 4, 4), 4)];
    stored[0].counts[0].overbook = Units(1);
    let (diff, effect) = compare(&stored, &publication(&[("2026-06-12", 3)]));
    assert_eq!(diff.changed[0].counts[0].overbook, Units(1));
    assert_eq!(effect.overfull, []);
}

#[test]
fn the_past_and_other_days_stay() {
    let started = session(1, "2026-06-01T10:00", 10, 10);
    let to_come = session(2, "2026-06-01T11:00", 10, 10);
    let outside = session(3, "2026-07-01T14:00", 10, 10);
    let (diff, _) = compare(&[started, to_come, outside], &publication(&[]));
    assert_eq!(diff.closed, [id(2)]);

    let mut publication = publication(&[("2026-06-01", 10)]);
    let mut ids = || unreachable!("the past is not made");
    let at = publication.sessions[0].interval.start();
    assert_eq!(super::diff(&[], &publication, at, &mut ids).unwrap(), Default::default());
    publication.range = DateRange::single("2026-06-02".parse().unwrap());
    assert!(matches!(super::diff(&[], &publication, at, &mut ids), Err(PublicationError::OutsideRange { .. })));
}

#[test]
fn another_end_is_another_session_and_another_clock_rule_is_not() {
    let mut stored = session(1, "2026-06-12T14:00", 10, 10);
    stored.session.interval = calendars::Interval::new(
        stored.session.interval.start().plus(Span::from_hours(1)),
        stored.session.interval.end().plus(Span::from_hours(1)),
    )
    .unwrap();
    assert_eq!(compare(&[stored.clone()], &publication(&[("2026-06-12", 10)])), Default::default());
    stored.session.end = "17:00".parse().unwrap();
    let (diff, _) = compare(&[stored], &publication(&[("2026-06-12", 10)]));
    assert_eq!((diff.new.len(), diff.closed), (1, vec![id(1)]));
}

#[test]
fn contradictions_are_refused() {
    let twice = publication(&[("2026-06-12", 10), ("2026-06-12", 10)]);
    let error = diff(&[], &twice, now(), &mut || id(9)).unwrap_err();
    assert_eq!(error.to_string(), "the session on 2026-06-12 at 14:00 in space `hall` is there twice");
    let mut nowhere = publication(&[("2026-06-12", 10)]);
    nowhere.sessions[0].space = "chapel".into();
    let error = diff(&[], &nowhere, now(), &mut || id(9)).unwrap_err();
    assert!(error.to_string().contains("space `chapel`, which the publication does not name"), "{error}");
}

/// Some days of June with some tables, each day at most once.
fn plan() -> impl Strategy<Value = Vec<(u32, u32)>> {
    prop::collection::btree_map(1_u32..12, 0_u32..4, 0..8).prop_map(|days| days.into_iter().collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// Whatever was published before, the days to come are then as the last publication says, and the past is as it was.
    #[test]
    fn the_last_publication_holds(plans in prop::collection::vec(plan(), 1..4), today in 1_u32..6) {
        let now = format!("2026-06-{today:02}T13:30:00Z").parse().unwrap();
        let mut stored: Vec<SessionEntry> = (1..4).map(|n| session(n, &format!("2026-06-{:02}T14:00", n * 2), 2, 1)).collect();
        let past: Vec<_> = stored.iter().filter(|entry| entry.session.interval.start() <= now).cloned().collect();
        let mut ids = (100..).map(id);
        for days in plans {
            let named: Vec<_> = days.iter().map(|(day, tables)| (format!("2026-06-{day:02}"), *tables)).collect();
            let named: Vec<_> = named.iter().map(|(day, tables)| (day.as_str(), *tables)).collect();
            let publication = publication(&named);
            let (changes, _) = diff(&stored, &publication, now, &mut || ids.next().unwrap()).unwrap();
            stored = applied(&stored, changes);
            let again = diff(&stored, &publication, now, &mut || ids.next().unwrap()).unwrap();
            prop_assert_eq!(again, Default::default());

            let to_come = |entry: &&SessionEntry| entry.session.interval.start() > now && entry.session.state == SessionState::Open;
            let mut offered: Vec<_> =
                stored.iter().filter(to_come).map(|entry| (entry.session.date, entry.counts[0].total.0)).collect();
            offered.sort_unstable();
            let planned = publication.sessions.iter().filter(|planned| planned.interval.start() > now);
            let planned: Vec<_> = planned.map(|planned| (planned.date, planned.capacity.total(CapacityClass::OpenTable).0)).collect();
            prop_assert_eq!(offered, planned);
            let still: Vec<_> = stored.iter().filter(|entry| entry.session.interval.start() <= now).cloned().collect();
            prop_assert_eq!(&still, &past);
        }
    }
}
