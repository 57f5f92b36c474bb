//! Known mistakes, one of which can be switched on at a time: whoever looks for mistakes must find each of them.
//!
//! With the feature `planted-bugs` off, which is how everybody builds, the answer whether one is on is `false` before the compiler sees it and
//! nothing of this is left.

use calendars::Span;

/// A mistake that somebody could make in the rules or in admission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bug {
    /// One unit more than is left may be taken.
    CapacityOffByOne,
    /// A hold may be confirmed for a while after it ran out.
    ExpiredHoldConfirms,
    /// Whoever gives a hold back gives its units back twice.
    ReleaseGivesBackTwice,
    /// People who are somewhere by a hold count as free.
    HoldsTakeNobodysTime,
    /// A command whose key is known is decided once more.
    ReplayDecidedAnew,
    /// A hold can be extended past its last moment.
    ExtensionPastTheLastMoment,
    /// A booking that moves keeps its old units as well.
    ChangeKeepsTheOldUnits,
    /// A cancelled booking still takes its people's time.
    CancelKeepsThePeople,
    /// A hold that was taken the place of stays beside the new one.
    ReplacedHoldStays,
    /// A session taken out of the timetable still takes demands.
    ClosedSessionTakesDemands,
}

impl Bug {
    /// Every mistake.
    pub const ALL: [Self; 10] = [
        Self::CapacityOffByOne,
        Self::ExpiredHoldConfirms,
        Self::ReleaseGivesBackTwice,
        Self::HoldsTakeNobodysTime,
        Self::ReplayDecidedAnew,
        Self::ExtensionPastTheLastMoment,
        Self::ChangeKeepsTheOldUnits,
        Self::CancelKeepsThePeople,
        Self::ReplacedHoldStays,
        Self::ClosedSessionTakesDemands,
    ];
}

#[cfg(feature = "planted-bugs")]
mod switch {
    use std::cell::Cell;

    use super::Bug;

    thread_local! {
        static ON: Cell<Option<Bug>> = const { Cell::new(None) };
    }

    /// Whether that mistake is made on this thread.
    pub(crate) fn on(bug: Bug) -> bool {
        ON.get() == Some(bug)
    }

    /// From now on this mistake, or none, is made on this thread.
    pub fn plant(bug: Option<Bug>) {
        ON.set(bug);
    }
}

#[cfg(not(feature = "planted-bugs"))]
mod switch {
    use super::Bug;

    /// No mistake is ever made on purpose.
    pub(crate) const fn on(_: Bug) -> bool {
        false
    }
}

pub(crate) use switch::on;

/// How long a hold that ran out can still be used: not at all, but for a mistake.
pub(crate) fn grace() -> Span {
    if on(Bug::ExpiredHoldConfirms) { Span::from_seconds(60) } else { Span::ZERO }
}

#[cfg(feature = "planted-bugs")]
pub use switch::plant;
