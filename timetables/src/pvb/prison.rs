//! A prison as its file describes it.

use std::collections::BTreeMap;

use calendars::{
    CapacityByClass, Closure, Hours, LocalDate, MinimumNotice, NoticePolicy, Pattern, PatternKey, Recurrence,
    ReplacementSlot, SpaceKey, Timetable, Weekday, Zone,
};

use super::slot_text;

/// Days ahead that a prison offers where its file does not say.
pub(super) const DEFAULT_BOOKING_WINDOW: u16 = 28;
/// Working days that a prison needs to answer where its file does not say.
pub(super) const DEFAULT_LEAD_DAYS: u8 = 3;
/// The age from which a visitor takes a chair where the file does not say.
pub(super) const DEFAULT_ADULT_AGE: u8 = 18;

/// A prison, which is a place that one visits: one estate may be several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prison {
    /// The file's name without folder.
    pub file: String,
    /// Its name in English.
    pub name: String,
    /// Its name in Welsh, if the file has one.
    pub name_cy: Option<String>,
    /// The estate's code, such as `CFI`; several prisons may share it.
    pub nomis_id: String,
    /// The address without postcode, a line each.
    pub address: Vec<String>,
    /// The postcode.
    pub postcode: Option<String>,
    /// The booking desk's e-mail address.
    pub email: Option<String>,
    /// The booking desk's telephone number.
    pub phone: Option<String>,
    /// Whether it takes bookings.
    pub enabled: bool,
    /// Whether a private company runs it.
    pub private: bool,
    /// Whether it has been shut for good.
    pub closed: bool,
    /// The age from which a visitor takes a chair.
    pub adult_age: u8,
    /// Working days that it needs to answer.
    pub lead_days: u8,
    /// Days ahead of today that can be booked.
    pub booking_window: u16,
    /// Whether it also answers on Saturdays and Sundays.
    pub works_weekends: bool,
    /// The slots of each day of the week.
    pub recurring: BTreeMap<Weekday, Vec<Hours>>,
    /// Days without visits, in the order of the file, as often as the file has them.
    pub unbookable: Vec<LocalDate>,
    /// Days with other slots than usual.
    pub anomalous: BTreeMap<LocalDate, Vec<Hours>>,
}

impl Prison {
    /// The name of the file without its ending: `CFI-cardiff`.
    #[must_use]
    pub fn stem(&self) -> &str {
        self.file.rsplit_once('.').map_or(self.file.as_str(), |(stem, _)| stem)
    }

    /// How soon and how far ahead one may book.
    #[must_use]
    pub const fn notice(&self) -> NoticePolicy {
        let minimum = MinimumNotice::WorkingDays { days: self.lead_days, weekends_count: self.works_weekends };
        NoticePolicy { minimum, maximum_days: self.booking_window }
    }

    /// Its timetable: every slot in one space called `space` with the same `capacity`, of which the files know nothing.
    #[must_use]
    pub fn timetable(&self, space: &SpaceKey, capacity: CapacityByClass) -> Timetable {
        let weekly = self.recurring.iter().flat_map(|(weekday, slots)| slots.iter().map(|hours| (*weekday, *hours)));
        let patterns = weekly.map(|(weekday, hours)| {
            let recurrence = Recurrence::weekly(weekday);
            Pattern::new(pattern_key(weekday, hours), space.clone(), recurrence, hours, capacity)
        });
        let replacement = |hours: &Hours| ReplacementSlot {
            key: PatternKey::from(slot_text::write(*hours)),
            space: space.clone(),
            hours: *hours,
            capacity,
            eligibility: [].into(),
        };
        let replaced = |(date, slots): (&LocalDate, &Vec<Hours>)| (*date, slots.iter().map(replacement).collect());
        Timetable {
            zone: Zone::LONDON,
            patterns: patterns.collect(),
            closures: self.unbookable.iter().map(|date| Closure::of(*date)).collect(),
            replaced: self.anomalous.iter().map(replaced).collect(),
            capacity_on: BTreeMap::new(),
        }
    }
}

/// The key of a weekly slot: `mon-1400-1530`.
pub(super) fn pattern_key(weekday: Weekday, hours: Hours) -> PatternKey {
    PatternKey::from(format!("{}-{}", &weekday.code()[..3], slot_text::write(hours)))
}
