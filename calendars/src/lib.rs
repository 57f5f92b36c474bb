//! Civil time: dates and times of day, zones, interval sets, working days, notice windows, timetables, calendar files.
//!
//! Two kinds of time live here and never mix by accident. *Absolute* time ([`Instant`], [`Span`], [`Interval`]) is what
//! a clock in orbit would show. *Civil* time ([`LocalDate`], [`LocalTime`], [`LocalDateTime`]) is what a wall calendar
//! and a wall clock show. A [`Zone`] is the only bridge, and the bridge has gaps and folds: [`Resolution`] says so in a
//! type and [`Disambiguation`] says what to do about it as a value.
//!
//! Everything is a pure function of its parameters. Nothing here reads a clock, a file or the host's zone.
//!
//! # Example
//!
//! The sessions that a visitor can book on 2 April 2026, with three working days' notice over Easter:
//!
//! ```
//! use calendars::*;
//!
//! let afternoon = Pattern::new(
//!     "fri-pm".into(),
//!     "visits-hall".into(),
//!     Recurrence::weekly(Weekday::Friday),
//!     Hours::new(LocalTime::new(14, 0)?, LocalTime::new(16, 0)?)?,
//!     CapacityByClass::of(CapacityClass::OpenTable, Capacity::all_public(Units(20))),
//! );
//! let timetable = Timetable { patterns: vec![afternoon], ..Timetable::default() };
//!
//! let notice = MinimumNotice::WorkingDays { days: 3, weekends_count: false };
//! let policy = NoticePolicy { minimum: notice, maximum_days: 14 };
//! let window = policy.bookable("2026-04-02".parse()?, &WorkingDays::bundled(Division::EnglandAndWales));
//! assert_eq!(window.first.to_string(), "2026-04-10", "Good Friday and Easter Monday do not count");
//!
//! let sessions = window.range().map(|days| timetable.expand(days)).unwrap_or_default();
//! assert_eq!(sessions.len(), 1);
//! let interval = sessions[0].interval(timetable.zone, Disambiguation::Compatible)?;
//! assert_eq!(interval.start().to_string(), "2026-04-10T13:00:00Z");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod absolute;
mod capacity;
mod civil;
mod error;
mod invite;
mod notice;
mod text;
mod timetable;
mod working_days;
mod zone;

pub use absolute::instant::Instant;
pub use absolute::interval::Interval;
pub use absolute::interval_set::IntervalSet;
pub use absolute::span::Span;
pub use capacity::by_class::CapacityByClass;
pub use capacity::class::CapacityClass;
pub use capacity::{Capacity, CapacityError, Units};
pub use civil::date::LocalDate;
pub use civil::date_range::{DateRange, Dates};
pub use civil::date_time::LocalDateTime;
pub use civil::time::LocalTime;
pub use civil::weekday::Weekday;
pub use error::TimeError;
pub use invite::{CalendarAddress, CalendarInvite, CalendarMethod, calendar_file};
pub use notice::{BookableWindow, MinimumNotice, NoticePolicy};
pub use timetable::contradictions::Contradiction;
pub use timetable::hours::{BackwardHours, Hours};
pub use timetable::keys::{PatternKey, SpaceKey};
pub use timetable::occurrence::{Occurrence, Origin};
pub use timetable::pattern::Pattern;
pub use timetable::recurrence::{Recurrence, RecurrenceError};
pub use timetable::{CapacityOverride, Closure, ReplacementSlot, Timetable};
pub use working_days::WorkingDays;
pub use working_days::bank_holidays::{BankHoliday, BankHolidays, HolidayChange, HolidayChangeKind, HolidayTitle};
pub use working_days::bank_holidays_file::BankHolidayError;
pub use working_days::division::Division;
pub use zone::Zone;
pub use zone::resolution::{Disambiguation, Resolution};
