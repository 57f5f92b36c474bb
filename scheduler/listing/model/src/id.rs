//! Identifiers, each a type of its own.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[serde(transparent)]
        #[schemars(extend("minLength" = 1, "maxLength" = 100))]
        pub struct $name(Box<str>);

        impl $name {
            /// The text of the id.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text.into())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// A hearing, unique in its problem.
    HearingId;
    /// A group of linked hearings.
    LinkId;
    /// A list that takes several hearings.
    ListId;
    /// A party, a representative or a witness: somebody who attends hearings.
    PartyId;
    /// A judge, a member or an interpreter. One name space: nobody is two people.
    PersonId;
    /// A room, unique in its problem, not only in its venue.
    RoomId;
    /// A venue.
    VenueId;
}
