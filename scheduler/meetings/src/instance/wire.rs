//! The file as it is written, before anything is believed.

use serde::Deserialize;

#[derive(Deserialize)]
pub(super) struct File {
    pub(super) format: String,
    #[serde(default)]
    pub(super) name: String,
    pub(super) grains: Vec<Grain>,
    pub(super) rooms: Vec<Room>,
    pub(super) people: Vec<String>,
    pub(super) meetings: Vec<Meeting>,
    pub(super) weights: Option<Weights>,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Grain {
    pub(super) day: i64,
    pub(super) minute: i64,
}

#[derive(Deserialize)]
pub(super) struct Room {
    pub(super) id: i64,
    pub(super) capacity: i64,
}

#[derive(Deserialize)]
pub(super) struct Meeting {
    pub(super) id: i64,
    #[serde(default)]
    pub(super) title: String,
    pub(super) duration: i64,
    pub(super) required: Vec<i64>,
    pub(super) preferred: Vec<i64>,
}

/// The weights, which files state for the record.
#[derive(Deserialize, PartialEq, Eq)]
pub(super) struct Weights {
    hard: Hard,
    medium: Medium,
    soft: Soft,
}

#[derive(Deserialize, PartialEq, Eq)]
struct Hard {
    room_conflict: i64,
    overtime: i64,
    required_conflict: i64,
    capacity: i64,
    same_day: i64,
}

#[derive(Deserialize, PartialEq, Eq)]
struct Medium {
    required_preferred_conflict: i64,
    preferred_conflict: i64,
}

#[derive(Deserialize, PartialEq, Eq)]
struct Soft {
    as_soon_as_possible: i64,
    no_break: i64,
    overlap: i64,
    larger_rooms_first: i64,
    room_stability: i64,
}

/// The only weights there are: those published with the benchmark.
pub(super) const PUBLISHED: Weights = Weights {
    hard: Hard { room_conflict: 1, overtime: 1, required_conflict: 1, capacity: 1, same_day: 1 },
    medium: Medium { required_preferred_conflict: 1, preferred_conflict: 1 },
    soft: Soft { as_soon_as_possible: 1, no_break: 100, overlap: 10, larger_rooms_first: 1, room_stability: 1 },
};
