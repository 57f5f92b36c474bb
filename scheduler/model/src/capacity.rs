//! How many units of a class are offered and taken, by channel.

use calendars::{CapacityClass, Units};
use serde::{Deserialize, Serialize};

use crate::SessionId;

/// Through whom a demand comes. The public may take no more than its share of a class; staff may take whatever is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// The person books, on a page or through an application.
    Public,
    /// Booking staff book for the person.
    Staff,
}

impl Channel {
    /// Both channels, in order.
    pub const ALL: [Self; 2] = [Self::Public, Self::Staff];

    /// The stable code, as stored and as sent.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Staff => "staff",
        }
    }

    /// The channel with that code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.code() == code)
    }
}

/// What has been taken through one channel, in units.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    /// Under holds that still stand.
    pub held: u32,
    /// By bookings.
    pub booked: u32,
}

impl Taken {
    /// Held and booked together.
    #[must_use]
    pub const fn all(self) -> u32 {
        self.held.saturating_add(self.booked)
    }
}

/// One class of one session: what is offered and what is taken. In the store one row, with a `CHECK` that says the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassCount {
    /// The class.
    pub class: CapacityClass,
    /// How many units there are.
    pub total: Units,
    /// How many of them the public may take (never more than `total`).
    pub public: Units,
    /// By how many units an overbooking grant lets staff pass `total`. 0 without a grant.
    pub overbook: Units,
    /// Taken by the public.
    pub taken_public: Taken,
    /// Taken by staff.
    pub taken_staff: Taken,
}

impl ClassCount {
    /// A class with nothing taken.
    #[must_use]
    pub fn fresh(class: CapacityClass, total: Units, public: Units) -> Self {
        Self { class, total, public, overbook: Units(0), taken_public: Taken::default(), taken_staff: Taken::default() }
    }

    /// Units taken through both channels.
    #[must_use]
    pub const fn taken(&self) -> u32 {
        self.taken_public.all().saturating_add(self.taken_staff.all())
    }

    /// Units that `channel` could still take. 0 where lowered capacity has left the class overfull.
    #[must_use]
    pub fn left(&self, channel: Channel) -> u32 {
        let in_all = self.total.0.saturating_sub(self.taken());
        match channel {
            Channel::Public => in_all.min(self.public.0.saturating_sub(self.taken_public.all())),
            Channel::Staff => self.total.0.saturating_add(self.overbook.0).saturating_sub(self.taken()),
        }
    }

    /// What has been taken through `channel`.
    #[must_use]
    pub const fn taken_by(&self, channel: Channel) -> Taken {
        match channel {
            Channel::Public => self.taken_public,
            Channel::Staff => self.taken_staff,
        }
    }

    /// Adds to what is taken through `channel`; negative numbers give back. Never below 0.
    pub fn shift(&mut self, channel: Channel, held: i64, booked: i64) {
        let taken = match channel {
            Channel::Public => &mut self.taken_public,
            Channel::Staff => &mut self.taken_staff,
        };
        taken.held = shifted(taken.held, held);
        taken.booked = shifted(taken.booked, booked);
    }
}

fn shifted(number: u32, by: i64) -> u32 {
    u32::try_from(i64::from(number).saturating_add(by).max(0)).unwrap_or(u32::MAX)
}

/// The sum of what a batch changes in one class of one session through one channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CapacityDelta {
    /// The session.
    pub session: SessionId,
    /// The class.
    pub class: CapacityClass,
    /// The channel.
    pub channel: Channel,
    /// Change of held units.
    pub held: i64,
    /// Change of booked units.
    pub booked: i64,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_public_stops_at_its_share_and_staff_at_the_total() {
        let mut count = ClassCount::fresh(CapacityClass::OpenTable, Units(10), Units(7));
        count.shift(Channel::Public, 5, 1);
        assert_eq!((count.left(Channel::Public), count.left(Channel::Staff)), (1, 4));
        count.shift(Channel::Staff, 0, 4);
        assert_eq!((count.left(Channel::Public), count.left(Channel::Staff)), (0, 0));
        count.overbook = Units(2);
        assert_eq!((count.left(Channel::Public), count.left(Channel::Staff)), (0, 2));
    }

    proptest! {
        #[test]
        fn taking_what_is_left_never_oversells(total in 0_u32..50, share in 0_u32..50, takes in prop::collection::vec((any::<bool>(), 0_u32..9), 0..40)) {
            let mut count = ClassCount::fresh(CapacityClass::OpenTable, Units(total), Units(share.min(total)));
            for (public, wanted) in takes {
                let channel = if public { Channel::Public } else { Channel::Staff };
                let got = wanted.min(count.left(channel));
                count.shift(channel, i64::from(got), 0);
            }
            prop_assert!(count.taken() <= total);
            prop_assert!(count.taken_public.all() <= share.min(total));
        }
    }
}
