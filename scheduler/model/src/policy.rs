//! What varies by venue: data, not code.

use calendars::{MinimumNotice, NoticePolicy, Span};
use serde::{Deserialize, Serialize};

use crate::Channel;

/// The rules of a venue that its staff set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VenuePolicy {
    /// How soon and how far ahead one may book.
    pub notice: NoticeByChannel,
    /// How many may come, and who counts as an adult.
    pub party: PartyLimits,
    /// How long a hold lasts.
    pub hold: HoldPolicy,
}

/// Notice by channel: staff may usually book later than the public.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoticeByChannel {
    /// For the public.
    pub public: NoticePolicy,
    /// For booking staff.
    pub staff: NoticePolicy,
}

impl NoticeByChannel {
    /// The policy for `channel`.
    #[must_use]
    pub const fn for_channel(&self, channel: Channel) -> &NoticePolicy {
        match channel {
            Channel::Public => &self.public,
            Channel::Staff => &self.staff,
        }
    }
}

/// Limits on a visiting party. The prisoner is not counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartyLimits {
    /// Most visitors in all.
    pub max_total: u8,
    /// Most visitors of `adult_age` or more: a table has so many chairs.
    pub max_adults: u8,
    /// Most visitors under `adult_age`.
    pub max_children: u8,
    /// The age, in years on the day of the visit, from which this venue gives a visitor a chair of their own.
    pub adult_age: u8,
}

/// How long a hold lasts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HoldPolicy {
    /// From the moment it is granted or extended.
    pub lasts: Span,
    /// From the moment it is granted, whatever extensions there are: the absolute last moment.
    pub at_most: Span,
}

impl Default for VenuePolicy {
    /// What the public service offers today: 2 whole days' to 28 days' notice, 10 visitors, adults from 18, a hold of 10
    /// minutes (here with a last moment after 60). Staff may book from tomorrow.
    fn default() -> Self {
        Self {
            notice: NoticeByChannel {
                public: NoticePolicy { minimum: MinimumNotice::CalendarDays { days: 2 }, maximum_days: 28 },
                staff: NoticePolicy { minimum: MinimumNotice::CalendarDays { days: 0 }, maximum_days: 28 },
            },
            party: PartyLimits { max_total: 10, max_adults: 10, max_children: 10, adult_age: 18 },
            hold: HoldPolicy { lasts: Span::from_minutes(10), at_most: Span::from_minutes(60) },
        }
    }
}
