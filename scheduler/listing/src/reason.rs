//! The rules that a plan must keep, by stable code.

use std::fmt;

macro_rules! reasons {
    ($($(#[$doc:meta])* $name:ident = $code:literal;)*) => {
        /// A rule of `docs/listing/format.md`, named where it stands in the way.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Reason {
            $($(#[$doc])* $name,)*
        }

        impl Reason {
            /// All rules, in the order of the format's table.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The stable code.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)*
                }
            }
        }
    };
}

reasons! {
    /// The plan names what the problem does not have.
    UnknownName = "plan.unknown_name";
    /// A hearing stands in the plan twice.
    Twice = "plan.twice";
    /// A hearing does not stand in the plan.
    LeftOut = "plan.left_out";
    /// A hearing is not listed and no reason is given.
    NoReason = "plan.no_reason";
    /// The plan was made from another version of the list in force.
    OtherVersion = "plan.other_version";
    /// One of its days is no sitting day of the horizon.
    NotASittingDay = "date.not_a_sitting_day";
    /// Outside its window, or not on its fixed date.
    OutsideWindow = "date.outside_window";
    /// Too soon after today.
    ShortNotice = "date.short_notice";
    /// It does not begin on a grain.
    OffGrid = "time.off_grid";
    /// It lies neither within one sitting nor, where it may, within the day.
    DoesNotFit = "time.does_not_fit";
    /// Held in a way that it may not be.
    ChannelNotAllowed = "channel.not_allowed";
    /// A room where none is taken, or none where one is.
    RoomNeeded = "room.needed";
    /// At a venue that is none of its choices.
    VenueNotAllowed = "venue.not_allowed";
    /// The venue is closed.
    VenueClosed = "venue.closed";
    /// The room lacks an attribute or seats.
    RoomLacks = "room.lacks";
    /// The room is closed.
    RoomClosed = "room.closed";
    /// Something else is in the room.
    RoomTaken = "room.taken";
    /// A seat is empty, or somebody sits who does not qualify for it.
    PanelWrong = "panel.wrong";
    /// Somebody sits who must not.
    PanelExcluded = "panel.excluded";
    /// Somebody does not sit who must.
    PanelNotIncluded = "panel.not_included";
    /// Somebody does not sit at that time.
    PersonAway = "person.away";
    /// Somebody sits at another venue on that day, or may not sit at this one.
    PersonOtherVenue = "person.other_venue";
    /// Somebody sits elsewhere at that time.
    PersonTaken = "person.taken";
    /// Somebody would sit on too many days.
    PersonTooManyDays = "person.too_many_days";
    /// A party whose attendance is required is unavailable.
    PartyUnavailable = "party.unavailable";
    /// A party is required elsewhere at that time.
    PartyTaken = "party.taken";
    /// An interpreter is lacking or lacks the language.
    InterpreterWrong = "interpreter.wrong";
    /// An interpreter does not work at that time.
    InterpreterAway = "interpreter.away";
    /// An interpreter is elsewhere at that time.
    InterpreterTaken = "interpreter.taken";
    /// Not after the hearing that goes before it.
    LinkOrder = "link.order";
    /// Not in the slot of the hearings that share it.
    LinkSlot = "link.slot";
    /// Not before the person who presides over the hearings that it is linked to.
    LinkPanel = "link.panel";
    /// Something that is locked has changed.
    LockBroken = "lock.broken";
    /// A place that is forbidden to it.
    PlaceForbidden = "place.forbidden";
    /// A list that does not take it.
    ListNotForThis = "list.not_for_this";
    /// A list that has as many hearings as it may.
    ListFull = "list.full";
    /// A list from which somebody would too probably be sent away.
    ListTooRisky = "list.too_risky";
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::Reason;

    #[test]
    fn the_format_names_every_reason_and_no_other() {
        let format = include_str!("../../../docs/listing/format.md");
        let named: Vec<_> = format
            .lines()
            .filter_map(|line| line.strip_prefix("| `")?.split_once('`').map(|(code, _)| code))
            .filter(|code| code.contains('.'))
            .collect();
        let known: Vec<_> = Reason::ALL.iter().map(|reason| reason.code()).collect();
        assert_eq!(named, known);
    }
}
