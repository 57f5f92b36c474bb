//! What a wall time means, and what to do where it means nothing or two things.

use serde::{Deserialize, Serialize};

use crate::{Instant, TimeError};

/// What a wall time means in a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Resolution {
    /// It occurs once.
    Unique(Instant),
    /// It does not occur: the clocks go forward over it.
    Gap {
        /// The wall time read with the offset in force *before* the change. It lies after the change, and is the later
        /// of the two: in London, 01:30 on 29 March 2026 read as GMT, which the clock shows as 02:30.
        before: Instant,
        /// The wall time read with the offset in force *after* the change. It lies before the change, and is the
        /// earlier of the two: 01:30 read as BST, which the clock shows as 00:30.
        after: Instant,
    },
    /// It occurs twice: the clocks go back over it.
    Fold {
        /// The first time.
        earlier: Instant,
        /// The second time.
        later: Instant,
    },
}

impl Resolution {
    /// The one instant that `disambiguation` picks.
    ///
    /// # Errors
    /// [`TimeError::InGap`] or [`TimeError::InFold`], and only with [`Disambiguation::Reject`].
    pub const fn choose(self, disambiguation: Disambiguation) -> Result<Instant, TimeError> {
        match (self, disambiguation) {
            (Self::Gap { before, after }, Disambiguation::Reject) => Err(TimeError::InGap { before, after }),
            (Self::Fold { earlier, later }, Disambiguation::Reject) => Err(TimeError::InFold { earlier, later }),
            (Self::Gap { after, .. }, Disambiguation::Earlier) => Ok(after),
            (Self::Fold { later, .. }, Disambiguation::Later) => Ok(later),
            _ => Ok(self.compatible()),
        }
    }

    /// The one instant that [`Disambiguation::Compatible`] picks; it always picks one.
    #[must_use]
    pub const fn compatible(self) -> Instant {
        match self {
            Self::Unique(instant) | Self::Gap { before: instant, .. } | Self::Fold { earlier: instant, .. } => instant,
        }
    }
}

/// What to do with a wall time that does not occur, or occurs twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Disambiguation {
    /// What RFC 5545 section 3.3.5 says for calendars, and the default: the first of two occurrences; in a gap, the
    /// time as if the offset before the change were still in force.
    #[default]
    Compatible,
    /// The earlier of the two candidates.
    Earlier,
    /// The later of the two candidates.
    Later,
    /// Neither: an error.
    Reject,
}
