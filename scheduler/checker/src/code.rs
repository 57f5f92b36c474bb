//! The kinds of violation.

use std::fmt;

/// One of the six promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Promise {
    /// No oversell.
    NoOversell,
    /// Nobody in two places.
    NobodyInTwoPlaces,
    /// Said is kept.
    SaidIsKept,
    /// A hold is honoured.
    HoldIsHonoured,
    /// Every change has one event and its messages.
    OneEventAndItsMessages,
    /// Every "no" has a reason.
    EveryNoHasAReason,
}

impl Promise {
    /// Its number, 1 to 6.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::NoOversell => 1,
            Self::NobodyInTwoPlaces => 2,
            Self::SaidIsKept => 3,
            Self::HoldIsHonoured => 4,
            Self::OneEventAndItsMessages => 5,
            Self::EveryNoHasAReason => 6,
        }
    }
}

impl fmt::Display for Promise {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "promise {}", self.number())
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal, $promise:ident;)*) => {
        /// The kind of a violation. Its text is stable: programs may go by it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[$doc])* $name,)*
        }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The stable text.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text),* }
            }

            /// The promise that is broken.
            #[must_use]
            pub const fn promise(self) -> Promise {
                match self { $(Self::$name => Promise::$promise),* }
            }
        }
    };
}

codes! {
    /// A count of a session is not the sum of its live holds or standing bookings.
    CountWrong = "capacity.count_wrong", NoOversell;
    /// A count is below none.
    CountNegative = "capacity.negative", NoOversell;
    /// An offer that cannot be: below none, or a public share above the total.
    OfferImpossible = "capacity.offer_impossible", NoOversell;
    /// More is taken than is offered, and some of it was taken since the offer was last published.
    Oversold = "capacity.oversold", NoOversell;
    /// The public has more than its share, and took some of it since the offer was last published.
    PublicOversold = "capacity.public_oversold", NoOversell;
    /// A class is taken that its session does not offer.
    ClassUnknown = "capacity.class_unknown", NoOversell;
    /// A hold or booking of no units.
    NoUnits = "capacity.no_units", NoOversell;

    /// A person's time is taken twice at once, by different bookings.
    TwoPlaces = "people.two_places", NobodyInTwoPlaces;
    /// Somebody of a live hold or standing booking whose time is not taken.
    TimeMissing = "people.time_missing", NobodyInTwoPlaces;
    /// Time that is taken for what has ended or never was, or of somebody who does not come.
    TimeLeftBehind = "people.time_left_behind", NobodyInTwoPlaces;
    /// Time that is not that of the session, or differs otherwise from what takes it.
    TimeWrong = "people.time_wrong", NobodyInTwoPlaces;
    /// A standing booking with somebody whom it does not identify.
    Unidentified = "people.unidentified", NobodyInTwoPlaces;

    /// A booking that was acknowledged does not exist.
    BookingLost = "said.booking_lost", SaidIsKept;
    /// A hold that was acknowledged does not exist.
    HoldLost = "said.hold_lost", SaidIsKept;
    /// What was acknowledged is not what happened.
    SaidOtherwise = "said.otherwise", SaidIsKept;
    /// Two bookings have one reference.
    ReferenceRepeated = "said.reference_repeated", SaidIsKept;
    /// A row names a venue, space or session that does not exist, or places that do not belong together.
    PlaceWrong = "ledger.place_wrong", SaidIsKept;
    /// A stored value cannot be read.
    Unreadable = "ledger.unreadable", SaidIsKept;

    /// A hold that lives, or lived, past its last moment.
    BeyondLastMoment = "hold.beyond_last_moment", HoldIsHonoured;
    /// A hold was used, extended or released after it had run out.
    UsedLate = "hold.used_late", HoldIsHonoured;
    /// A hold was taken away before it had run out.
    ExpiredEarly = "hold.expired_early", HoldIsHonoured;
    /// A hold's term is not what its venue's policy gives.
    TermWrong = "hold.term_wrong", HoldIsHonoured;
    /// A confirmed hold without the booking or change that it was confirmed for.
    ConfirmedForNothing = "hold.confirmed_for_nothing", HoldIsHonoured;
    /// A booking beside the hold that should have become it: what was held once is taken twice, or after it had ended.
    BookedBeside = "hold.booked_beside", HoldIsHonoured;
    /// A hold for the new place of a booking that does not exist.
    ChangesNothing = "hold.changes_nothing", HoldIsHonoured;

    /// A place in the feed that no event has.
    FeedGap = "feed.gap", OneEventAndItsMessages;
    /// The feed's end is not its last event.
    FeedEndWrong = "feed.end_wrong", OneEventAndItsMessages;
    /// Two events have one id, or tell of one change.
    EventRepeated = "feed.event_repeated", OneEventAndItsMessages;
    /// A change without an event.
    EventMissing = "feed.event_missing", OneEventAndItsMessages;
    /// An event of something that did not happen.
    EventUnfounded = "feed.event_unfounded", OneEventAndItsMessages;
    /// Events of a booking in an order that cannot be.
    EventOrder = "feed.event_order", OneEventAndItsMessages;
    /// A row is not as its last event says.
    RowDiffers = "feed.row_differs", OneEventAndItsMessages;
    /// A venue's version is behind its commits, or ahead of them.
    VersionWrong = "feed.venue_version_wrong", OneEventAndItsMessages;
    /// A change that nobody was told of although there is whom to tell.
    MessageMissing = "message.missing", OneEventAndItsMessages;
    /// A message about something that did not happen.
    MessageUnfounded = "message.unfounded", OneEventAndItsMessages;
    /// Two messages tell the same to the same.
    MessageRepeated = "message.repeated", OneEventAndItsMessages;
    /// An unsent message beside a newer one of its booking.
    NotSilenced = "message.not_silenced", OneEventAndItsMessages;

    /// A refusal without a reason.
    NoReason = "refusal.no_reason", EveryNoHasAReason;
    /// A reason without a code of the known shape.
    ReasonShape = "refusal.reason_shape", EveryNoHasAReason;
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_are_unique_and_every_promise_has_some() {
        let texts: BTreeSet<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
        assert_eq!(texts.len(), Code::ALL.len());
        let promises: BTreeSet<_> = Code::ALL.iter().map(|code| code.promise().number()).collect();
        assert_eq!(promises, (1..=6).collect());
    }
}
