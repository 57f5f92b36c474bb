//! What was found to be unlawful.

use std::fmt;

use serde::{Serialize, Serializer};

macro_rules! codes {
    ($($name:ident = $code:literal,)*) => {
        /// The rule that is broken. `docs/listing/format.md` says what each demands.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "each is the code in another spelling, and the format says what it means")]
        pub enum Code {
            $($name,)*
        }

        impl Code {
            /// All, in the order of the format.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The stable code, as in reasons and reports.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)*
                }
            }
        }
    };
}

codes! {
    UnknownName = "plan.unknown_name",
    Twice = "plan.twice",
    LeftOut = "plan.left_out",
    NoReason = "plan.no_reason",
    OtherVersion = "plan.other_version",
    NotASittingDay = "date.not_a_sitting_day",
    OutsideWindow = "date.outside_window",
    ShortNotice = "date.short_notice",
    OffGrid = "time.off_grid",
    DoesNotFit = "time.does_not_fit",
    ChannelNotAllowed = "channel.not_allowed",
    RoomNeeded = "room.needed",
    VenueNotAllowed = "venue.not_allowed",
    VenueClosed = "venue.closed",
    RoomLacks = "room.lacks",
    RoomClosed = "room.closed",
    RoomTaken = "room.taken",
    PanelWrong = "panel.wrong",
    PanelExcluded = "panel.excluded",
    PanelNotIncluded = "panel.not_included",
    PersonAway = "person.away",
    OtherVenue = "person.other_venue",
    PersonTaken = "person.taken",
    TooManyDays = "person.too_many_days",
    PartyUnavailable = "party.unavailable",
    PartyTaken = "party.taken",
    InterpreterWrong = "interpreter.wrong",
    InterpreterAway = "interpreter.away",
    InterpreterTaken = "interpreter.taken",
    LinkOrder = "link.order",
    LinkSlot = "link.slot",
    LinkPanel = "link.panel",
    LockBroken = "lock.broken",
    PlaceForbidden = "place.forbidden",
    NotForThisList = "list.not_for_this",
    ListFull = "list.full",
    ListTooRisky = "list.too_risky",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// One breach of one rule.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Breach {
    /// The rule.
    pub code: Code,
    /// The ids of the hearings concerned. Empty if the breach is the plan's.
    pub hearings: Vec<String>,
    /// What is wrong, in a sentence without the hearings' names.
    pub says: String,
}

impl fmt::Display for Breach {
    /// `room.taken: H1, H2: the room R1 is taken twice on 2026-05-01`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.code)?;
        if !self.hearings.is_empty() {
            write!(f, "{}: ", self.hearings.join(", "))?;
        }
        f.write_str(&self.says)
    }
}

/// Breaches as they are found.
#[derive(Debug, Default)]
pub(crate) struct Findings(Vec<Breach>);

impl Findings {
    pub(crate) fn add<'a>(&mut self, code: Code, hearings: impl IntoIterator<Item = &'a str>, says: impl Into<String>) {
        let hearings = hearings.into_iter().map(str::to_owned).collect();
        self.0.push(Breach { code, hearings, says: says.into() });
    }

    /// By code, then by hearings: the order in which they were found means nothing.
    pub(crate) fn into_breaches(mut self) -> Vec<Breach> {
        self.0.sort();
        self.0.dedup();
        self.0
    }
}
