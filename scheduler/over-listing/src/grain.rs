//! How finely time is counted.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The step of the grid of minutes on which lengths are added up.
///
/// A length that is no multiple of the grain counts as the next one, so a coarse grain overstates a risk and never
/// understates it. With a grain of one minute nothing is overstated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "u8", into = "u8")]
#[schemars(with = "u8", extend("enum" = [1, 5, 10, 15]))]
pub enum Grain {
    /// One minute.
    One,
    /// Five minutes, the step of hearing lengths in most fixed lists.
    #[default]
    Five,
    /// Ten minutes.
    Ten,
    /// A quarter of an hour.
    Fifteen,
}

/// Only some grains are offered.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a grain of {0} minutes is not offered: use 1, 5, 10 or 15")]
pub struct UnknownGrain(
    /// The minutes that were asked for.
    pub u8,
);

impl Grain {
    /// Its length.
    #[must_use]
    pub const fn minutes(self) -> u32 {
        match self {
            Self::One => 1,
            Self::Five => 5,
            Self::Ten => 10,
            Self::Fifteen => 15,
        }
    }

    /// How many grains a length takes: rounded up.
    pub(crate) const fn covering(self, minutes: u32) -> u32 {
        minutes.div_ceil(self.minutes())
    }

    /// How many grains fit into a session: rounded down.
    pub(crate) const fn within(self, minutes: u32) -> u32 {
        minutes / self.minutes()
    }
}

impl From<Grain> for u8 {
    fn from(grain: Grain) -> Self {
        match grain {
            Grain::One => 1,
            Grain::Five => 5,
            Grain::Ten => 10,
            Grain::Fifteen => 15,
        }
    }
}

impl TryFrom<u8> for Grain {
    type Error = UnknownGrain;

    fn try_from(minutes: u8) -> Result<Self, Self::Error> {
        match minutes {
            1 => Ok(Self::One),
            5 => Ok(Self::Five),
            10 => Ok(Self::Ten),
            15 => Ok(Self::Fifteen),
            other => Err(UnknownGrain(other)),
        }
    }
}
