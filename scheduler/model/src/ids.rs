//! Typed identifiers, all UUIDs: a venue's id cannot be passed where a session's is meant.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The text is not an identifier of this kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a {kind} id (a UUID is expected)")]
pub struct ParseIdError {
    /// What was given.
    pub text: String,
    /// Which kind of id was expected.
    pub kind: &'static str,
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident => $kind:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Wraps a UUID that is known to name this kind of thing.
            #[must_use]
            pub const fn from_uuid(uuid: Uuid) -> Self {
                Self(uuid)
            }

            /// The bare UUID, for storage.
            #[must_use]
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = ParseIdError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self).map_err(|_| ParseIdError { text: text.to_owned(), kind: $kind })
            }
        }
    )*};
}

ids! {
    /// A booking, from the hold that starts it to its end. It never changes, whatever the booking's session does.
    BookingId => "booking";
    /// A system that calls Assize, or a member of staff.
    CallerId => "caller";
    /// One entry of the event feed.
    EventId => "event";
    /// A hold on capacity.
    HoldId => "hold";
    /// A message in the outbox.
    MessageId => "message";
    /// A person, known by a keyed hash of what identifies them: see [`PersonId::derive`].
    PersonId => "person";
    /// One session: a space open for business in one interval.
    SessionId => "session";
    /// A space in a venue: visiting hall, hearing room, courtroom.
    SpaceId => "space";
    /// A venue: prison, tribunal centre, court.
    VenueId => "venue";
}

/// The deployment's secret from which person ids are derived. Whoever lacks it cannot tell who an id stands for.
#[derive(Clone)]
pub struct IdentityKey([u8; 32]);

impl IdentityKey {
    /// Derives the key from a secret text of the configuration, whatever its length.
    #[must_use]
    pub fn from_secret(secret: &str) -> Self {
        Self(blake3::derive_key("assize 2026 person identity", secret.as_bytes()))
    }
}

impl fmt::Debug for IdentityKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("IdentityKey(..)")
    }
}

/// How a person is identified.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PersonKind {
    /// By prisoner number.
    Prisoner,
    /// By full name and date of birth.
    Visitor,
}

impl PersonId {
    /// The id of the person whom `natural` identifies: the same person gets the same id on every node, without a look-up.
    ///
    /// `natural` is folded (case and white space) before hashing. The result is a version 8 UUID.
    #[must_use]
    pub fn derive(key: &IdentityKey, kind: PersonKind, natural: &str) -> Self {
        let folded = natural.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ");
        let mut hasher = blake3::Hasher::new_keyed(&key.0);
        hasher.update(match kind {
            PersonKind::Prisoner => b"prisoner\0",
            PersonKind::Visitor => b"visitor\0",
        });
        hasher.update(folded.as_bytes());
        let mut bytes = [0_u8; 16];
        hasher.finalize_xof().fill(&mut bytes);
        Self(Uuid::new_v8(bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_has_one_id_however_the_name_is_typed() {
        let key = IdentityKey::from_secret("secret");
        let id = PersonId::derive(&key, PersonKind::Visitor, "Ann  Lee|1980-02-03");
        assert_eq!(id, PersonId::derive(&key, PersonKind::Visitor, " ann lee|1980-02-03 "));
        assert_ne!(id, PersonId::derive(&key, PersonKind::Prisoner, "Ann Lee|1980-02-03"));
        assert_ne!(id, PersonId::derive(&IdentityKey::from_secret("other"), PersonKind::Visitor, "Ann Lee|1980-02-03"));
        assert_eq!(id.uuid().get_version_num(), 8);
    }

    #[test]
    fn a_bad_id_says_what_was_expected() {
        let error = "x".parse::<HoldId>().unwrap_err();
        assert_eq!(error.to_string(), "`x` is not a hold id (a UUID is expected)");
    }
}
