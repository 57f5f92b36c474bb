//! Entries of the published tables that are no place.
//!
//! The offices' case system knows venues and rooms only, so its tables stand in for much else: cases without a room
//! ("* Not Allocated"), over-listing ("Floating Case"), video ("CVP Room"), staff ("Chambers"), and places given up ("z London").

/// Words that no real venue's name has.
const NO_VENUE: [&str; 11] = [
    "floating",
    "tbc",
    "remote",
    "not allocated",
    "transfer team",
    "with georgia",
    "tribunalservice",
    "i j c",
    "oet ",
    "traffic",
    "home",
];

/// Words that no hearing room's name has.
const NO_ROOM: [&str; 19] = [
    "not allocated",
    "chambers",
    "own room",
    "cvp",
    "remote",
    "floating",
    "office",
    "judges room",
    "judge's room",
    "chairmans room",
    "wfh",
    "spare",
    "sit alones",
    "library",
    "training",
    "trg room",
    "home",
    "vhs",
    "tbc",
];

pub(super) fn is_venue(name: &str) -> bool {
    let name = name.to_lowercase();
    !name.starts_with("z ") && !NO_VENUE.iter().any(|word| name.contains(word))
}

pub(super) fn is_room(name: &str) -> bool {
    let name = name.to_lowercase();
    !name.ends_with(" na") && !NO_ROOM.iter().any(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::{is_room, is_venue};

    #[rstest]
    #[case("Floating Case", false)]
    #[case("Bristol TBC", false)]
    #[case("Remote Hearing", false)]
    #[case("z Manorview", false)]
    #[case("Bristol CFJC", true)]
    fn venues(#[case] name: &str, #[case] real: bool) {
        assert_eq!(is_venue(name), real);
    }

    #[rstest]
    #[case("* Not Allocated", false)]
    #[case("Chambers14", false)]
    #[case("Judges Own Room", false)]
    #[case("CVP + Room", false)]
    #[case("Bodmin NA", false)]
    #[case("Room 5 (4th Floor)", true)]
    #[case("1", true)]
    fn rooms(#[case] name: &str, #[case] real: bool) {
        assert_eq!(is_room(name), real);
    }
}
