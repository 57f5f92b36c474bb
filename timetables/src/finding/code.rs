//! The kinds of fault.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::Severity;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $severity:ident;)*) => {
        /// What kind of fault a finding is. The text is stable: scripts may rely on it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[$doc])* #[serde(rename = $code)] $name,)*
        }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The stable text.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)*
                }
            }

            /// How bad a fault of this kind is.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self {
                    $(Self::$name => Severity::$severity,)*
                }
            }
        }
    };
}

codes! {
    /// The file is not UTF-8 text.
    NotText = "timetable.not_text", Error;
    /// The file, or one line of it, is larger than any honest one.
    TooLarge = "timetable.too_large", Error;
    /// Lists in lists in lists: deeper than any honest file.
    TooDeep = "timetable.too_deep", Error;
    /// Not one of the formats that can be read.
    UnknownFormat = "timetable.unknown_format", Error;
    /// Not YAML.
    YamlSyntax = "timetable.yaml_syntax", Error;
    /// YAML that can stand for something else than what is written: anchors, aliases, tags, several documents.
    YamlFeature = "timetable.yaml_feature", Error;
    /// Not CSV, or a row with too few or too many fields.
    CsvSyntax = "timetable.csv_syntax", Error;
    /// Not JSON.
    JsonSyntax = "timetable.json_syntax", Error;
    /// A recorded change whose file was not YAML when it was made.
    InvalidYamlRow = "timetable.invalid_yaml_row", Warning;
    /// A key that means nothing here, and so does nothing.
    UnknownKey = "timetable.unknown_key", Error;
    /// The same key twice in one mapping.
    DuplicateKey = "timetable.duplicate_key", Error;
    /// A key without which the file makes no sense.
    MissingKey = "timetable.missing_key", Error;
    /// A key with nothing after it.
    EmptyValue = "timetable.empty_value", Warning;
    /// A list where a number should be, a word where yes or no should be.
    WrongType = "timetable.wrong_type", Error;
    /// The right type, but not a value that is possible here.
    BadValue = "timetable.bad_value", Error;
    /// A number that is too small or too great.
    OutOfRange = "timetable.out_of_range", Error;
    /// A date that does not exist or cannot be read.
    BadDate = "timetable.bad_date", Error;
    /// A time of day that does not exist or cannot be read.
    BadTime = "timetable.bad_time", Error;
    /// A session that does not end after it starts.
    EndsBeforeStart = "timetable.ends_before_start", Error;
    /// Not a day of the week.
    UnknownWeekday = "timetable.unknown_weekday", Error;
    /// A validity that ends before it begins.
    EmptyValidity = "timetable.empty_validity", Error;
    /// A weekly session that has no day in its validity.
    NeverMeets = "timetable.never_meets", Warning;
    /// A date closed twice.
    RepeatedClosure = "timetable.repeated_closure", Error;
    /// A date replaced twice.
    RepeatedReplacement = "timetable.repeated_replacement", Error;
    /// A date both closed and replaced.
    ClosedAndReplaced = "timetable.closed_and_replaced", Error;
    /// A closure of a date that has no sessions anyhow.
    ClosureWithoutSessions = "timetable.closure_without_sessions", Warning;
    /// Two sessions of one space at the same time.
    OverlappingSessions = "timetable.overlapping_sessions", Error;
    /// A space, group, session or prison is named that does not exist.
    UnknownReference = "timetable.unknown_reference", Error;
    /// Something is defined that nothing uses.
    Unused = "timetable.unused", Warning;
    /// The same code, key or id for two things.
    RepeatedIdentity = "timetable.repeated_identity", Error;
    /// A session with no capacity at all.
    NoCapacity = "timetable.no_capacity", Error;
    /// A change of capacity of a day, session or class that is not there.
    CapacityForNothing = "timetable.capacity_for_nothing", Warning;
    /// Two changes of the same capacity.
    RepeatedCapacity = "timetable.repeated_capacity", Error;
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
