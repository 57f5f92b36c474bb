//! The project's own demo venues: they lint clean, and they cover what the format can say.

use std::path::Path;

use crate::support::files_below;
use calendars::{CapacityClass, DateRange, Disambiguation, MinimumNotice};
use timetables::{FileText, VenueFile, lint, load};

fn demo() -> Vec<FileText> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../demo/venues");
    files_below(&folder)
}

fn venues() -> Vec<VenueFile> {
    let load = |file: &FileText| load(std::str::from_utf8(&file.bytes).unwrap(), &file.name);
    demo().iter().map(|file| load(file).unwrap_or_else(|findings| panic!("{findings:#?}"))).collect()
}

fn date(text: &str) -> calendars::LocalDate {
    text.parse().unwrap()
}

#[test]
fn they_lint_clean() {
    let findings: Vec<String> = lint(&demo()).iter().map(ToString::to_string).collect();
    assert!(findings.is_empty(), "{}", findings.join("\n"));
    assert!(demo().len() >= 12);
}

#[test]
fn each_has_bookable_sessions_for_a_year() {
    for venue in venues() {
        for month in 0..12 {
            let first = date("2026-11-23").plus_months(month);
            let range = DateRange::new(first, first.plus_days(27)).unwrap();
            let published = venue.publication(range, Disambiguation::Reject).unwrap();
            assert!(published.sessions.len() >= 10, "{} has {} sessions", venue.code, published.sessions.len());
            assert!(published.sessions.iter().all(|session| !session.capacity.is_empty()));
        }
    }
}

#[test]
fn nothing_takes_place_on_christmas_day_but_somewhere_on_christmas_eve() {
    let on = |day: &str| -> usize {
        let range = DateRange::single(date(day));
        let sessions = |venue: &VenueFile| venue.publication(range, Disambiguation::Compatible).unwrap().sessions.len();
        venues().iter().map(sessions).sum()
    };
    assert_eq!(on("2026-12-25"), 0);
    assert!(on("2026-12-24") > 0);
}

/// What a demo must be able to show.
#[test]
fn together_they_cover_the_format() {
    let venues = venues();
    let any = |what: &dyn Fn(&VenueFile) -> bool| venues.iter().any(what);
    assert!(any(&|venue| venue.name.cy.as_deref() == Some("Caerdydd")));
    assert!(any(&|venue| venue.sessions.iter().any(|session| session.every_weeks == 2)));
    assert!(any(&|venue| venue
        .sessions
        .iter()
        .any(|session| session.capacity.get(CapacityClass::OpenTable).is_none())));
    assert!(any(&|venue| venue.groups.iter().any(|group| !group.incentives.is_empty())));
    assert!(any(&|venue| venue.groups.iter().any(|group| !group.categories.is_empty())));
    assert!(any(&|venue| venue.groups.iter().any(|group| group.locations.iter().any(|part| part.0.len() > 1))));
    assert!(any(&|venue| venue.sessions.iter().any(|session| !session.groups.except.is_empty())));
    assert!(any(&|venue| venue.sessions.iter().any(|session| session.hours.start().hour() >= 17)));
    assert!(any(&|venue| !venue.replaced.is_empty()) && any(&|venue| !venue.capacity_on.is_empty()));
    for age in [10, 16, 18] {
        assert!(any(&|venue| venue.policy.party.adult_age == age), "adult age {age}");
    }
    for weekends_count in [false, true] {
        let wanted = MinimumNotice::WorkingDays { days: 3, weekends_count };
        assert!(any(&|venue| venue.policy.notice.public.minimum == wanted), "{wanted:?}");
    }
}

#[test]
fn the_two_weeks_of_bristol_take_turns() {
    let venues = venues();
    let bristol = venues.iter().find(|venue| venue.code.as_str() == "BLI").unwrap();
    let range = DateRange::new(date("2026-11-30"), date("2026-12-13")).unwrap();
    let published = bristol.publication(range, Disambiguation::Compatible).unwrap();
    let lines: Vec<String> = published
        .sessions
        .iter()
        .map(|session| {
            let location = session.eligibility.location.as_ref().unwrap();
            let wings: Vec<String> = location.any_of.iter().map(|part| part.0.join("-")).collect();
            format!("{} {}-{} {} for {}", session.date, session.start, session.end, session.pattern, wings.join(" "))
        })
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn each_reads_back_from_what_is_written() {
    for venue in venues() {
        let written = timetables::write(&venue);
        assert_eq!(load(&written, "written.yaml").unwrap(), venue, "{written}");
    }
}
