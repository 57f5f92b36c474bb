//! The 254 real session templates of 16 prisons.

use std::collections::BTreeSet;

use calendars::{CapacityClass, DateRange, Disambiguation, LocalDate};
use scheduler_model::{GroupMode, PlannedSession};
use timetables::{SessionTemplates, VenueFile, read_prison_register, read_session_templates};

use crate::support::{files_below, shared};

fn real() -> Option<SessionTemplates> {
    let mut files = files_below(&shared("prisons")?);
    let register = files.iter().position(|file| file.base_name() == "prison-register.csv").unwrap();
    let (register, findings) = read_prison_register(&files.swap_remove(register));
    assert_eq!(findings, []);
    assert_eq!(register.len(), 173);
    files.retain(|file| file.name.starts_with("session-templates"));
    Some(read_session_templates(&files, &register))
}

fn date(text: &str) -> LocalDate {
    text.parse().unwrap()
}

fn venue<'r>(read: &'r SessionTemplates, code: &str) -> &'r VenueFile {
    read.venues.iter().find(|venue| venue.code.as_str() == code).unwrap()
}

fn sessions(read: &SessionTemplates, code: &str, first: &str, last: &str) -> Vec<PlannedSession> {
    let range = DateRange::new(date(first), date(last)).unwrap();
    venue(read, code).publication(range, Disambiguation::Compatible).unwrap().sessions
}

#[test]
fn all_are_read_and_none_contradict_each_other() {
    let Some(read) = real() else { return };
    let findings: Vec<String> = read.findings.iter().map(ToString::to_string).collect();
    assert!(findings.is_empty(), "{}", findings.join("\n"));
    assert_eq!((read.venues.len(), read.refused.len()), (16, 0));
    assert_eq!(read.templates.values().map(Vec::len).sum::<usize>(), 254);
    let days = |venue: &VenueFile| venue.sessions.iter().map(|rule| rule.days.len()).sum::<usize>();
    assert_eq!(read.venues.iter().map(days).sum::<usize>(), 254, "a pattern for each template");
    let two_weekly = read.templates.values().flatten().filter(|template| template.weekly_frequency == 2);
    assert_eq!(two_weekly.count(), 51);
}

#[test]
fn each_venue_reads_back_from_what_is_written() {
    let Some(read) = real() else { return };
    for venue in &read.venues {
        let written = timetables::write(venue);
        let back =
            timetables::load(&written, "import.yaml").unwrap_or_else(|findings| panic!("{findings:#?}\n{written}"));
        assert_eq!(&back, venue);
    }
}

#[test]
fn names_and_addresses_come_from_the_register() {
    let Some(read) = real() else { return };
    let cardiff = venue(&read, "CFI");
    assert_eq!(
        (cardiff.name.en.as_str(), cardiff.name.cy.as_deref()),
        ("Cardiff (HMP & YOI)", Some("Carchar Caerdydd"))
    );
    assert_eq!(cardiff.address.last().map(String::as_str), Some("CF24 0UG"));
}

/// A template of closed tables alone runs beside the hall's: it needs a space of its own, or the two would contradict.
#[test]
fn closed_visits_beside_the_hall_have_their_own_space() {
    let Some(read) = real() else { return };
    let tuesday = sessions(&read, "CFI", "2023-07-11", "2023-07-11");
    let lines: Vec<String> = tuesday
        .iter()
        .map(|session| format!("{} {}-{} {:?}", session.space, session.start, session.end, session.capacity))
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
}

/// The rows on which two recurrence engines disagreed: two-weekly, valid from a Wednesday. The week of that Wednesday
/// counts, so its Tuesday has passed and the next is 17 January; the counter-week rows land on the weeks between.
#[test]
fn the_two_weekly_rows_of_bristol_take_turns() {
    let Some(read) = real() else { return };
    let tuesdays: Vec<_> = sessions(&read, "BLI", "2023-01-04", "2023-02-05")
        .into_iter()
        .filter(|session| session.date.weekday() == calendars::Weekday::Tuesday)
        .map(|session| (session.date.to_string(), session.start.to_string(), session.space))
        .collect();
    let row = |date: &str, start: &str, space: &str| (date.to_owned(), start.to_owned(), space.to_owned());
    let (some_c, wing_c) = ("wings-abgfeh-some-c", "wc-l2-cc-1to8-25to32");
    let expected = [
        row("2023-01-10", "14:00", some_c),
        row("2023-01-10", "15:30", wing_c),
        row("2023-01-17", "14:00", some_c),
        row("2023-01-17", "15:30", some_c),
        row("2023-01-24", "14:00", some_c),
        row("2023-01-24", "15:30", wing_c),
        row("2023-01-31", "14:00", some_c),
        row("2023-01-31", "15:30", some_c),
    ];
    assert_eq!(tuesdays, expected);
}

#[test]
fn groups_become_what_the_core_checks() {
    let Some(read) = real() else { return };
    let enhanced = sessions(&read, "CFI", "2023-07-11", "2023-07-11");
    let enhanced = enhanced.iter().find(|session| session.start.hour() == 18).unwrap();
    let incentive = enhanced.eligibility.incentive.as_ref().unwrap();
    assert_eq!((incentive.mode, incentive.any_of[0].0.as_str()), (GroupMode::Include, "ENHANCED"));
    assert_eq!(enhanced.capacity.total(CapacityClass::OpenTable).get(), 15);

    let full_sutton = sessions(&read, "FNI", "2023-07-14", "2023-07-14");
    let categories: BTreeSet<usize> =
        full_sutton.iter().map(|session| session.eligibility.category.as_ref().unwrap().any_of.len()).collect();
    assert_eq!(categories, BTreeSet::from([1, 15]), "high risk, and all fifteen others");

    let levels = |session: &PlannedSession| {
        session.eligibility.location.iter().flat_map(|rule| &rule.any_of).map(|part| part.0.len()).max()
    };
    let bristol = sessions(&read, "BLI", "2023-07-11", "2023-07-18");
    assert_eq!(bristol.iter().filter_map(levels).max(), Some(3), "down to the cell");
}
