//! Venue files of the project's own format.

use calendars::{DateRange, Disambiguation, LocalDate};
use timetables::{FileText, VenueFile, has_errors, lint, lint_venue_file, load, write};

use crate::findings;

/// The file is a venue or there is an error; a venue is written and read back as the same, and can be published.
pub(crate) fn target(bytes: &[u8]) {
    let (venue, found) = lint_venue_file("x.yaml", bytes);
    findings::check(&found, bytes);
    assert_eq!(venue.is_some(), !has_errors(&found), "{found:?}");
    findings::check(&lint(&[FileText::new("x.yaml", bytes)]), bytes);
    if let Some(venue) = venue {
        sound(&venue);
    }
}

/// What holds of every venue, wherever it was read from.
pub(crate) fn sound(venue: &VenueFile) {
    let written = write(venue);
    let back = load(&written, "written").unwrap_or_else(|found| panic!("{found:#?}\n{written}"));
    assert_eq!(&back, venue, "{written}");
    assert_eq!(write(&back), written);
    assert!(venue.file_name().bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.')));

    let from = LocalDate::new(2026, 10, 1).unwrap_or(LocalDate::MIN);
    let Ok(range) = DateRange::new(from, from.plus_days(60)) else { return };
    // A session may fall on a clock change: that is said. All others are in the range and in order.
    if let Ok(publication) = venue.publication(range, Disambiguation::Compatible) {
        for session in &publication.sessions {
            assert!((range.first()..=range.last()).contains(&session.date), "{session:?}");
            assert!(session.interval.start() < session.interval.end(), "{session:?}");
            assert!(publication.spaces.iter().any(|space| space.key == session.space), "{session:?}");
        }
    }
}
