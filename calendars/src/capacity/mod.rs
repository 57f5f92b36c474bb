//! How much of a session can be taken, by class and by channel.

pub(crate) mod by_class;
pub(crate) mod class;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::CapacityClass;

/// A count of one [`CapacityClass`]: tables, minutes, or rooms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Units(pub u32);

impl Units {
    /// None.
    pub const ZERO: Self = Self(0);
    /// One.
    pub const ONE: Self = Self(1);

    /// The bare count.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }

    /// Whether it is none.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// The sum, or `None` if it does not fit in 32 bits.
    #[must_use]
    pub const fn checked_add(self, other: Self) -> Option<Self> {
        match self.0.checked_add(other.0) {
            Some(sum) => Some(Self(sum)),
            None => None,
        }
    }

    /// What is left after taking `other`, or `None` if there is not that much.
    #[must_use]
    pub const fn checked_sub(self, other: Self) -> Option<Self> {
        match self.0.checked_sub(other.0) {
            Some(rest) => Some(Self(rest)),
            None => None,
        }
    }

    /// What is left after taking `other`, at least none.
    #[must_use]
    pub const fn saturating_sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl fmt::Display for Units {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// How many units of one class there are, and how many of them the public channel may take.
///
/// `public` is a limit, not a share kept apart: staff may take every unit. It never exceeds `total`. Serialised as
/// `{"total": 20, "public": 15}`; `public` may be left out and is then `total`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Counts")]
pub struct Capacity {
    total: Units,
    public: Units,
}

impl Capacity {
    /// `total` units, of which the public channel may take `public`.
    ///
    /// # Errors
    /// [`CapacityError::PublicOverTotal`] if `public` is more than `total`.
    pub const fn new(total: Units, public: Units) -> Result<Self, CapacityError> {
        if public.0 <= total.0 {
            Ok(Self { total, public })
        } else {
            Err(CapacityError::PublicOverTotal { total, public })
        }
    }

    /// `total` units, all of them open to the public channel.
    #[must_use]
    pub const fn all_public(total: Units) -> Self {
        Self { total, public: total }
    }

    /// `total` units, none of them open to the public channel.
    #[must_use]
    pub const fn staff_only(total: Units) -> Self {
        Self { total, public: Units::ZERO }
    }

    /// How many units there are in all.
    #[must_use]
    pub const fn total(self) -> Units {
        self.total
    }

    /// How many of them the public channel may take.
    #[must_use]
    pub const fn public(self) -> Units {
        self.public
    }
}

/// Why a capacity could not be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CapacityError {
    /// The public channel cannot take more than there is.
    #[error("the public may take {public} of {total}, which is more than there are")]
    PublicOverTotal {
        /// How many there are.
        total: Units,
        /// How many of them the public may take, as given.
        public: Units,
    },
    /// A text that names no class.
    #[error("`{text}` is not a class of capacity; it should be one of open_table, closed_table, minutes, whole_room")]
    UnknownClass {
        /// The text as given.
        text: String,
    },
    /// A class given twice, where each may be given once.
    #[error("the capacity of {class} is given twice")]
    RepeatedClass {
        /// The class.
        class: CapacityClass,
    },
}

/// The serde form of a capacity, before it is known to be sound.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Counts {
    total: Units,
    public: Option<Units>,
}

impl TryFrom<Counts> for Capacity {
    type Error = CapacityError;

    fn try_from(counts: Counts) -> Result<Self, CapacityError> {
        Self::new(counts.total, counts.public.unwrap_or(counts.total))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_public_limit_cannot_pass_the_total() {
        assert_eq!(Capacity::new(Units(20), Units(15)).unwrap().public(), Units(15));
        assert!(Capacity::new(Units(20), Units(21)).is_err());
        assert!(serde_json::from_str::<Capacity>(r#"{"total":20,"public":21}"#).is_err());
    }

    #[test]
    fn all_is_public_unless_said() {
        let read: Capacity = serde_json::from_str(r#"{"total":20}"#).unwrap();
        assert_eq!(read, Capacity::all_public(Units(20)));
    }
}
