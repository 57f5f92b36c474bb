//! Days of the week.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::TimeError;

/// A day of the week. Weeks start on Monday, as in ISO 8601, and the order follows.
///
/// Serialised as its English name in lower case. Reading text (`FromStr`) also takes the three-letter form and any case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Weekday {
    /// The first day of the ISO week.
    Monday,
    /// The second.
    Tuesday,
    /// The third.
    Wednesday,
    /// The fourth.
    Thursday,
    /// The fifth.
    Friday,
    /// The sixth.
    Saturday,
    /// The seventh and last.
    Sunday,
}

impl Weekday {
    /// Monday to Sunday.
    pub const ALL: [Self; 7] =
        [Self::Monday, Self::Tuesday, Self::Wednesday, Self::Thursday, Self::Friday, Self::Saturday, Self::Sunday];

    /// How many days after Monday it is: 0 to 6.
    #[must_use]
    pub const fn days_from_monday(self) -> u8 {
        self as u8
    }

    /// Saturday or Sunday.
    #[must_use]
    pub const fn is_weekend(self) -> bool {
        matches!(self, Self::Saturday | Self::Sunday)
    }

    /// Its English name in lower case; a code for data, not words for a page.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Monday => "monday",
            Self::Tuesday => "tuesday",
            Self::Wednesday => "wednesday",
            Self::Thursday => "thursday",
            Self::Friday => "friday",
            Self::Saturday => "saturday",
            Self::Sunday => "sunday",
        }
    }
}

impl fmt::Display for Weekday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Weekday {
    type Err = TimeError;

    fn from_str(text: &str) -> Result<Self, TimeError> {
        Self::ALL
            .into_iter()
            .find(|day| text.eq_ignore_ascii_case(day.code()) || text.eq_ignore_ascii_case(&day.code()[..3]))
            .ok_or_else(|| TimeError::unreadable("a day of the week", text, "monday"))
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("mon", Weekday::Monday)]
    #[case("TUESDAY", Weekday::Tuesday)]
    #[case("Sun", Weekday::Sunday)]
    fn read(#[case] text: &str, #[case] day: Weekday) {
        assert_eq!(text.parse::<Weekday>().unwrap(), day);
    }

    #[rstest]
    #[case("")]
    #[case("mo")]
    #[case("mond")]
    #[case("dydd Llun")]
    fn not_read(#[case] text: &str) {
        assert!(text.parse::<Weekday>().is_err());
    }

    #[test]
    fn json_is_the_full_name() {
        for day in Weekday::ALL {
            assert_eq!(serde_json::to_string(&day).unwrap(), format!("\"{}\"", day.code()));
        }
    }
}
