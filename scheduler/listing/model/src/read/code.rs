//! The rules of a file, by stable code.

use std::fmt;

use serde::{Serialize, Serializer};

macro_rules! codes {
    ($($name:ident = $code:literal, $rule:literal;)*) => {
        /// A rule that a file must keep. `docs/listing/faults.md` lists them all.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum FaultCode {
            $(#[doc = $rule] $name,)*
        }

        impl FaultCode {
            /// All rules, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The stable code.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)*
                }
            }

            /// The rule as a sentence.
            #[must_use]
            pub const fn rule(self) -> &'static str {
                match self {
                    $(Self::$name => $rule,)*
                }
            }
        }
    };
}

codes! {
    NotJson = "json.unreadable", "The file is JSON, nested at most 128 levels deep.";
    TooLarge = "json.too_large", "The file has at most four million values.";
    RepeatedName = "json.repeated_name", "No object gives a name twice.";
    Format = "format.unknown", "`format` says which version of which format the file is in.";
    UnknownField = "field.unknown", "An object has no fields but those of the format.";
    MissingField = "field.missing", "Every field that the format demands is there.";
    WrongType = "field.type", "Every value is of the kind that the format says.";

    BadId = "id.unusable", "An id or code has 1 to 100 characters, none of them a control character, no space at its ends.";
    RepeatedId = "id.repeated", "An id is given once; office-holders and interpreters share one set of ids.";
    TooMany = "supply.too_many", "There are at most 65,534 venues, rooms, people and lists, each.";
    UnknownVenue = "venue.unknown", "A venue that is named is in `supply.venues`.";
    UnknownCluster = "cluster.unknown", "A cluster that is named has a venue.";
    UnknownRegion = "region.unknown", "A region that is named has a venue.";
    UnknownRoom = "room.unknown", "A room that is named is in `supply.rooms`.";
    UnknownPerson = "person.unknown", "An office-holder who is named is in `supply.people`.";
    UnknownInterpreter = "interpreter.unknown", "An interpreter who is named is in `supply.interpreters`.";
    UnknownParty = "party.unknown", "A party that is named is in `supply.parties`.";
    UnknownList = "list.unknown", "A list that is named is in `supply.lists`.";
    UnknownHearing = "hearing.unknown", "A hearing that is named is in `hearings`.";
    UnknownSitting = "sitting.unknown", "A sitting that is named is in `horizon.sittings`.";
    LeftOut = "element.left_out", "What is named has no faults of its own.";

    HorizonBackwards = "horizon.backwards", "The horizon does not end before it starts.";
    HorizonTooLong = "horizon.too_long", "The horizon has at most 1,096 days, and begins at most so many days after today.";
    HorizonPast = "horizon.past", "The horizon does not end before today.";
    NoSittingDays = "horizon.no_sitting_days", "The horizon has a sitting day.";
    Grain = "horizon.grain", "A grain is 5, 10, 15 or 30 minutes, and a day has at most 128 of them.";
    Sittings = "horizon.sittings", "A day has 1 to 8 sittings, in order, without overlap, over before midnight, of whole grains.";
    SpanBackwards = "span.backwards", "A span of days does not end before it starts.";
    AbsurdDate = "date.absurd", "A date on which something was received or is due lies within 100 years of today.";

    NoMinutes = "minutes.zero", "A hearing takes at least a minute.";
    TooManyMinutes = "minutes.too_many", "A hearing takes no more days than the horizon has sitting days.";
    WindowBackwards = "window.backwards", "A window does not end before it starts.";
    WindowOutside = "window.outside_horizon", "A window has a sitting day of the horizon.";
    WindowTooShort = "window.too_short", "A window has as many sitting days as the hearing takes.";
    NotASittingDay = "date.not_a_sitting_day", "A fixed date is a sitting day of the horizon.";
    TargetBeforeReceived = "target.before_received", "A target does not lie before the day on which the hearing was asked for.";
    LockOfNothing = "lock.of_nothing", "A hearing that is locked is in force.";
    ForbidsAll = "forbidden.everything", "A forbidden place says which.";

    NoChannel = "channel.none", "A hearing may be held in at least one way.";
    RepeatedChannel = "channel.repeated", "A channel is named once.";
    NotOneVenue = "venue.not_one", "A choice names a venue, a cluster or a region: exactly one of them.";
    NoVenue = "venue.none", "A hearing that takes a room says where it may be held.";
    NoRoom = "venue.no_room", "One of a hearing's venues has a room with all that it needs, and seats enough.";
    NoPanel = "panel.none", "Somebody sits.";
    PanelTooLarge = "panel.too_large", "A hearing takes at most 8 people: panel and interpreters together.";
    NobodyForSeat = "panel.nobody", "Somebody has the role, the tickets and the specialisms of each seat, and is not excluded.";
    TooFewForPanel = "panel.too_few", "The seats of a panel can be filled with as many different people.";
    PanelContradiction = "panel.contradiction", "Nobody who is excluded is to sit.";
    NoSeatFor = "panel.no_seat", "Those who must sit fit the seats, each another.";
    RepeatedParty = "party.repeated", "A party attends once.";
    NoInterpreter = "interpreter.none", "There are as many different interpreters as a hearing needs, each with the language.";

    LinkOfOne = "link.of_one", "A link has at least two hearings.";
    LinkNamesTwice = "link.names_twice", "A link names each of its hearings once.";
    LinkCycle = "link.cycle", "No hearing comes before itself: ordered links do not go round.";
    SlotsJoin = "link.slots_join", "A hearing is in one slot; links `same_slot` that share a hearing make one slot.";
    SlotSeats = "link.slot_seats", "Hearings of one slot have the same seats.";
    LinkBroken = "link.broken", "A hearing is there only if those are without which its links cannot be kept.";

    ListDay = "list.day", "A list is on a sitting day of the horizon.";
    ListTimes = "list.times", "A list has start times, each on a grain of one of its sittings.";
    ListRoom = "list.room", "The room of a block list is in the list's venue.";
    ListPeople = "list.people", "A block list or backup list has people, each once, at most 8.";
    ListsClash = "list.clash", "Two block lists do not have the same room or the same person in the same sitting.";
    ListType = "list.type", "A type that a list takes is that of some hearing.";
    OpeningOfNothing = "opening.of_nothing", "A pattern or an opening has at least a part of one sitting day.";

    PlacedTwice = "plan.twice", "No hearing is placed twice, or placed and unlisted.";
    LeftOutOfPlan = "plan.left_out", "A plan accounts for every hearing.";
    NoReason = "plan.no_reason", "A hearing that is not listed has a reason.";
    OtherVersion = "plan.other_version", "A plan was made from the list in force.";

    Layers = "policy.layers", "Each of the eight layers is named once.";
    Outcomes = "outcomes.impossible", "The outcomes of a hearing type can be: its probabilities are those of something.";
}

impl fmt::Display for FaultCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for FaultCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}
