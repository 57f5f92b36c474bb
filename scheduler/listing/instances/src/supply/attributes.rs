//! Room attributes: how many rooms have each.
//!
//! The codes are the 33 of the Hearings Management service's reference data. How many rooms of a building have one is an
//! estimate: nothing is published.

use crate::hand::Hand;

pub(crate) const HEARING_LOOP: &str = "3";
pub(crate) const PRIVATE_DISCUSSIONS: &str = "4";
pub(crate) const WITNESS_ROOM: &str = "9";
pub(crate) const WITNESS_SCREEN: &str = "10";
pub(crate) const VIDEO: &str = "15";
pub(crate) const PRISON_VIDEO_LINK: &str = "20";
pub(crate) const INTERPRETER_HEADSETS: &str = "21";
pub(crate) const PROJECTOR: &str = "22";
pub(crate) const EVIDENCE_CAMERA: &str = "23";
pub(crate) const WHEELCHAIR: &str = "30";
pub(crate) const INDUCTION_LOOP: &str = "32";

/// Code, and how many of a hundred rooms have it.
const SHARES: [(&str, u32); 33] = [
    ("1", 1),
    ("2", 10),
    (HEARING_LOOP, 60),
    (PRIVATE_DISCUSSIONS, 35),
    ("5", 6),
    ("6", 1),
    ("7", 4),
    ("8", 1),
    (WITNESS_ROOM, 30),
    (WITNESS_SCREEN, 15),
    ("11", 1),
    ("12", 5),
    ("13", 4),
    ("14", 3),
    (VIDEO, 70),
    ("16", 85),
    ("17", 90),
    ("18", 60),
    ("19", 70),
    (PRISON_VIDEO_LINK, 8),
    (INTERPRETER_HEADSETS, 20),
    (PROJECTOR, 25),
    (EVIDENCE_CAMERA, 10),
    ("24", 40),
    ("25", 20),
    ("26", 15),
    ("27", 8),
    ("28", 45),
    ("29", 10),
    (WHEELCHAIR, 75),
    ("31", 10),
    (INDUCTION_LOOP, 35),
    ("33", 2),
];

/// What hearings of the tribunals ask for now and then. The first room of an office has all of it, so that nothing
/// is asked for in vain.
pub(crate) const ASKED_FOR: [&str; 11] = [
    HEARING_LOOP,
    PRIVATE_DISCUSSIONS,
    WITNESS_ROOM,
    WITNESS_SCREEN,
    VIDEO,
    PRISON_VIDEO_LINK,
    INTERPRETER_HEADSETS,
    PROJECTOR,
    EVIDENCE_CAMERA,
    WHEELCHAIR,
    INDUCTION_LOOP,
];

/// The attributes of a room, in the order of their codes.
pub(crate) fn of_a_room(best_equipped: bool, hand: &mut Hand) -> Vec<String> {
    SHARES
        .iter()
        .filter(|&&(code, share)| hand.percent(share) || (best_equipped && ASKED_FOR.contains(&code)))
        .map(|&(code, _)| code.to_owned())
        .collect()
}
