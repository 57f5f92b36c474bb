//! Venues and their spaces.

use std::fmt;
use std::str::FromStr;

use calendars::{Division, Zone};
use serde::{Deserialize, Serialize};

use crate::{Language, SpaceId, VenueId, VenuePolicy};

/// Words in English and, where they differ, in Welsh.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// In English.
    pub en: String,
    /// In Welsh, if it has words of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cy: Option<String>,
}

impl Bilingual {
    /// The same words in both languages.
    #[must_use]
    pub fn same(text: impl Into<String>) -> Self {
        Self { en: text.into(), cy: None }
    }

    /// The words in `language`.
    #[must_use]
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Welsh => self.cy.as_deref().unwrap_or(&self.en),
            Language::English => &self.en,
        }
    }
}

/// A venue's short code, as staff say it: capital letters, digits and hyphens, 2 to 24 of them (`CFI`, `NWI-BH`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct VenueCode(String);

/// The text is not a venue code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a venue code: use 2 to 24 capital letters, digits and hyphens")]
pub struct VenueCodeError(pub String);

impl VenueCode {
    /// The code's letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for VenueCode {
    type Err = VenueCodeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let allowed = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-';
        if (2..=24).contains(&text.len()) && text.chars().all(allowed) && !text.starts_with('-') {
            Ok(Self(text.to_owned()))
        } else {
            Err(VenueCodeError(text.to_owned()))
        }
    }
}

impl TryFrom<String> for VenueCode {
    type Error = VenueCodeError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<VenueCode> for String {
    fn from(code: VenueCode) -> Self {
        code.0
    }
}

impl fmt::Display for VenueCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A place with spaces: a prison, a tribunal centre, a court.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Venue {
    /// The venue.
    pub id: VenueId,
    /// Its short code, unique.
    pub code: VenueCode,
    /// Its name.
    pub name: Bilingual,
    /// Postal address, a line each, the postcode last.
    pub address: Vec<String>,
    /// The booking desk's telephone number.
    pub phone: Option<String>,
    /// The booking desk's e-mail address.
    pub email: Option<String>,
    /// The zone in which its timetable is written.
    pub zone: Zone,
    /// Whose bank holidays it keeps.
    pub division: Division,
    /// Its rules that vary by place.
    pub policy: VenuePolicy,
    /// Whether it takes bookings at all.
    pub open: bool,
    /// Grows by at least one with every committed change to the venue, its sessions or their counts.
    pub version: u64,
}

/// A space in which sessions are held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Space {
    /// The space.
    pub id: SpaceId,
    /// The venue that it is in.
    pub venue: VenueId,
    /// Its key in the venue's timetable, unique there.
    pub key: String,
    /// Its name.
    pub name: Bilingual,
}
