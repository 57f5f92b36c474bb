//! The venue that everybody books at.

use std::path::{Path, PathBuf};

/// Its code.
pub(crate) const CODE: &str = "TST";
/// When one of the large sessions begins.
pub(crate) const ROOMY_START: &str = "14:00";
/// How many days of sessions are published.
pub(crate) const DAYS: u32 = 20;

/// Small sessions, for which clients compete, beside large ones that never fill.
const FILE: &str = "format: assize/venue 1
code: TST
name: {en: Testing, cy: Profi}
address: [1 Test Road, Cardiff, CF1 1AA]
phone: 01632 960 100
zone: Europe/London
division: england_and_wales
policy:
  notice:
    public: {minimum: 0 days, maximum: 28 days}
    staff: {minimum: 0 days, maximum: 28 days}
  party: {total: 6, adults: 3, children: 5, adult_age: 16}
  hold: {lasts: 10 minutes, at_most: 60 minutes}
spaces:
  hall: {en: Visits hall, cy: Neuadd ymweliadau}
sessions:
  - {space: hall, days: EVERY, time: 09:00-10:00, capacity: {open_table: 4}}
  - {space: hall, days: EVERY, time: 11:00-12:00, capacity: {open_table: 4}}
  - {space: hall, days: EVERY, time: 14:00-15:00, capacity: {open_table: 400}}
  - {space: hall, days: EVERY, time: 16:00-17:00, capacity: {open_table: 400}}
";

/// Writes the venue's file into a folder of its own below `folder`, and gives that.
pub(crate) fn write_below(folder: &Path) -> PathBuf {
    let venues = folder.join("venues");
    std::fs::create_dir(&venues).unwrap();
    let every = "[monday, tuesday, wednesday, thursday, friday, saturday, sunday]";
    std::fs::write(venues.join("tst-testing.yaml"), FILE.replace("EVERY", every)).unwrap();
    venues
}
