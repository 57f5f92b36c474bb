//! Where hearings are held: offices, their buildings and rooms.

mod invented;
mod pseudo;
mod read;

use calendars::Division;

pub use read::{GroundError, Tables};

/// The offices of a jurisdiction with their buildings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ground {
    /// Whose bank holidays count.
    pub division: Division,
    /// The offices, those with most rooms first.
    pub offices: Vec<Office>,
}

/// An office of the tribunal: it administers cases and lists them in its buildings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// Its name.
    pub name: String,
    /// The region that it lies in.
    pub region: String,
    /// Its buildings, those with most rooms first; at least one.
    pub buildings: Vec<Building>,
}

/// A building with hearing rooms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Building {
    /// Its code, unique in the ground.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The cluster of courts that it belongs to, if it is known.
    pub cluster: Option<String>,
    /// Its hearing rooms' codes; at least one.
    pub rooms: Vec<String>,
}

impl Office {
    /// How many rooms it has in all.
    #[must_use]
    pub fn rooms(&self) -> usize {
        self.buildings.iter().map(|building| building.rooms.len()).sum()
    }
}
