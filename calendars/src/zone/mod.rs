//! The bridge between civil and absolute time.

pub(crate) mod changes;
pub(crate) mod resolution;

use std::fmt;
use std::str::FromStr;

use chrono::{MappedLocalTime, NaiveDateTime, NaiveTime, Offset, TimeDelta, TimeZone, Timelike};
use chrono_tz::Tz;

use crate::text::serde_by_text;
use crate::{Instant, LocalDate, LocalDateTime, LocalTime, Resolution, TimeError};

/// A zone of the IANA database, such as Europe/London. The text and serde form is its name.
///
/// The database is compiled in, so the rules do not depend on the host; a new edition comes with a new release.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Zone(Tz);

impl Zone {
    /// The zone of every court and prison in the United Kingdom.
    pub const LONDON: Self = Self(Tz::Europe__London);
    /// No offset, no clock changes.
    pub const UTC: Self = Self(Tz::UTC);

    /// The zone with this IANA name. Case counts.
    ///
    /// # Errors
    /// [`TimeError::UnknownZone`] if the database has no such name.
    pub fn parse(name: &str) -> Result<Self, TimeError> {
        name.parse().map(Self).map_err(|_| TimeError::unknown_zone(name))
    }

    /// Every zone in the database, links included, in the order of their names.
    pub fn all() -> impl Iterator<Item = Self> {
        chrono_tz::TZ_VARIANTS.iter().copied().map(Self)
    }

    /// The IANA name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// What `local` means here: one instant, none (the clocks go forward over it) or two (they go back over it).
    #[must_use]
    pub fn resolve(self, local: LocalDateTime) -> Resolution {
        let wall = wall_clock(local);
        let instant = |offset: i32| Instant::from_datetime((wall - TimeDelta::seconds(i64::from(offset))).and_utc());
        match self.0.offset_from_local_datetime(&wall) {
            MappedLocalTime::Single(offset) => Resolution::Unique(instant(offset.fix().local_minus_utc())),
            MappedLocalTime::Ambiguous(a, b) => {
                let (a, b) = (instant(a.fix().local_minus_utc()), instant(b.fix().local_minus_utc()));
                Resolution::Fold { earlier: a.min(b), later: a.max(b) }
            }
            MappedLocalTime::None => {
                let change = self.change_over(wall);
                Resolution::Gap { before: instant(change.offset_before), after: instant(change.offset_after) }
            }
        }
    }

    /// The wall clock here at `instant`, its seconds dropped.
    #[must_use]
    pub fn local(self, instant: Instant) -> LocalDateTime {
        let wall = self.0.from_utc_datetime(&instant.to_datetime().naive_utc()).naive_local();
        LocalDateTime { date: LocalDate::from_chrono(wall.date()), time: minute_of(wall) }
    }

    /// The date here at `instant`.
    #[must_use]
    pub fn local_date(self, instant: Instant) -> LocalDate {
        self.local(instant).date
    }

    /// Seconds that the wall clock here is ahead of UTC at `instant`; negative west of Greenwich.
    #[must_use]
    pub fn offset_seconds(self, instant: Instant) -> i32 {
        self.offset_at(instant.to_datetime().naive_utc())
    }

    /// What the clock is called here at `instant`: `GMT`, `BST`, or an offset where the zone has no name for it.
    #[must_use]
    pub fn abbreviation(self, instant: Instant) -> String {
        self.0.from_utc_datetime(&instant.to_datetime().naive_utc()).format("%Z").to_string()
    }

    /// The first instant of `date` here. That is midnight, or where the clocks go forward over midnight the moment of
    /// the change.
    #[must_use]
    pub fn start_of_day(self, date: LocalDate) -> Instant {
        let midnight = date.at(LocalTime::MIDNIGHT);
        match self.resolve(midnight) {
            Resolution::Unique(instant) | Resolution::Fold { earlier: instant, .. } => instant,
            Resolution::Gap { .. } => {
                Instant::from_datetime(self.change_over(wall_clock(midnight)).first_after.and_utc())
            }
        }
    }

    fn offset_at(self, utc: NaiveDateTime) -> i32 {
        self.0.offset_from_utc_datetime(&utc).fix().local_minus_utc()
    }

    /// The clock change that jumps over `wall`, a wall time known to lie in a gap.
    ///
    /// Read as a function of UTC, the wall clock is behind `wall` on one side of the change and ahead of it on the
    /// other: halve the stretch until the change lies between two neighbouring seconds.
    fn change_over(self, wall: NaiveDateTime) -> JumpForward {
        // No zone was ever further from UTC than sixteen hours.
        let (mut behind, mut ahead) = (-16 * 3600_i64, 16 * 3600_i64);
        let utc = |seconds: i64| wall + TimeDelta::seconds(seconds);
        while ahead - behind > 1 {
            let middle = i64::midpoint(behind, ahead);
            if middle + i64::from(self.offset_at(utc(middle))) < 0 {
                behind = middle;
            } else {
                ahead = middle;
            }
        }
        JumpForward {
            offset_before: self.offset_at(utc(behind)),
            offset_after: self.offset_at(utc(ahead)),
            first_after: utc(ahead),
        }
    }
}

/// A moment at which the wall clock jumps forward.
struct JumpForward {
    offset_before: i32,
    offset_after: i32,
    /// In UTC.
    first_after: NaiveDateTime,
}

fn wall_clock(local: LocalDateTime) -> NaiveDateTime {
    let seconds = u32::from(local.time.minutes_since_midnight()) * 60;
    // Always within the day, so the fall-back is never taken.
    let time = NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).unwrap_or(NaiveTime::MIN);
    local.date.to_chrono().and_time(time)
}

fn minute_of(wall: NaiveDateTime) -> LocalTime {
    LocalTime::new(wall.hour(), wall.minute()).unwrap_or(LocalTime::MIDNIGHT)
}

impl Default for Zone {
    /// [`Zone::LONDON`].
    fn default() -> Self {
        Self::LONDON
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Zone {
    type Err = TimeError;

    fn from_str(name: &str) -> Result<Self, TimeError> {
        Self::parse(name)
    }
}

serde_by_text!(Zone, "an IANA time zone such as Europe/London");

#[cfg(test)]
mod tests;
