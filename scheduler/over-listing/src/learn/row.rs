//! A hearing of the past.

use crate::outcome::MAX_MINUTES;

/// One hearing that was listed, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryRow {
    /// The code of its type.
    pub hearing_type: String,
    /// The estimate with which it was listed.
    pub estimated_minutes: u32,
    /// What came of it.
    pub result: HearingResult,
}

/// What came of a hearing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HearingResult {
    /// It went ahead.
    Heard {
        /// The minutes that it took.
        minutes: u32,
    },
    /// It did not.
    FellAway {
        /// Why.
        how: FellAway,
        /// Whole hours before its listed time, zero on the day itself or after.
        hours_before: u32,
    },
}

/// Why a hearing did not go ahead. When matters more: see [`Learning::late_hours`](crate::Learning::late_hours).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FellAway {
    /// The parties agreed.
    Settled,
    /// The claim was withdrawn.
    Withdrawn,
    /// The court took it off.
    Vacated,
    /// It was put off to another day.
    Postponed,
}

/// A row that was left out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("row {row}: {reason}")]
pub struct RowFault {
    /// Its place among the rows, from zero.
    pub row: usize,
    /// Why.
    pub reason: BadRow,
}

/// Why a row is of no use.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadRow {
    /// No type.
    #[error("the hearing type is blank")]
    BlankType,
    /// No estimate, or beyond any hearing.
    #[error("the estimate of {0} minutes is not from 1 to {MAX_MINUTES}")]
    Estimate(u32),
    /// It was heard in no time, or for longer than any hearing.
    #[error("a length of {0} minutes is not from 1 to {MAX_MINUTES}")]
    Length(u32),
}

impl HistoryRow {
    pub(super) fn check(&self) -> Result<(), BadRow> {
        let possible = 1..=MAX_MINUTES;
        if self.hearing_type.trim().is_empty() {
            return Err(BadRow::BlankType);
        }
        if !possible.contains(&self.estimated_minutes) {
            return Err(BadRow::Estimate(self.estimated_minutes));
        }
        match self.result {
            HearingResult::Heard { minutes } if !possible.contains(&minutes) => Err(BadRow::Length(minutes)),
            _ => Ok(()),
        }
    }
}
