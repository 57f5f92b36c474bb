//! What is wrong between hearings, and with the list in force.

use serde_json::{Value, json};

use super::{Case, case};

pub(super) fn links() -> Vec<Case> {
    let link = |id: &str, kind: Value, hearings: &[&str]| {
        ("/links/-", json!({ "id": id, "kind": kind, "hearings": hearings }))
    };
    let ordered = || json!({ "ordered": {} });
    vec![
        case([link("L-3", ordered(), &["H-04"])], &["link.of_one links[2].hearings -links[2]"]),
        case([link("L-3", json!("same_panel"), &["H-04", "H-05", "H-04"])], &["link.names_twice links[2].hearings[2]"]),
        case(
            [link("L-3", ordered(), &["H-04", "H-4", "H-05", "H-06"])],
            &[
                "hearing.unknown links[2].hearings[1] -links[2].hearings[1]",
                "link.broken hearings[4] -hearings[4]",
                "link.broken hearings[5] -hearings[5]",
                "element.left_out in_force.placements[2].hearing -in_force.placements[2]",
            ],
        ),
        case(
            [link("L-3", json!("same_panel"), &["H-04", "H-4", "H-05"])],
            &["hearing.unknown links[2].hearings[1] -links[2].hearings[1]"],
        ),
        case(
            [("/hearings/9/minutes", json!(0))],
            &[
                "minutes.zero hearings[9].minutes -hearings[9]",
                "element.left_out links[1].hearings[0] -links[1].hearings[0]",
                "link.broken hearings[10] -hearings[10]",
            ],
        ),
        case(
            [link("L-3", ordered(), &["H-01", "H-04", "H-09"])],
            &[
                "link.cycle links[0].hearings -links[0]",
                "link.broken hearings[0] -hearings[0]",
                "link.broken hearings[3] -hearings[3]",
                "link.broken hearings[8] -hearings[8]",
            ],
        ),
        case(
            [link("L-3", ordered(), &["H-04", "H-04"])],
            &["link.cycle links[2].hearings -links[2]", "link.broken hearings[3] -hearings[3]"],
        ),
        // H-10 and H-11 share a slot, so neither comes before the other.
        case(
            [link("L-3", ordered(), &["H-10", "H-11"])],
            &[
                "link.cycle links[2].hearings -links[2]",
                "link.broken hearings[9] -hearings[9]",
                "link.broken hearings[10] -hearings[10]",
            ],
        ),
        case([link("L-3", json!("same_slot"), &["H-11", "H-04"])], &["link.slots_join links[2].hearings[0]"]),
        case(
            [link("L-3", json!("same_slot"), &["H-02", "H-04"])],
            &[
                "link.slot_seats links[2].hearings -links[2]",
                "link.broken hearings[1] -hearings[1]",
                "link.broken hearings[3] -hearings[3]",
            ],
        ),
        case(
            [link("L-3", json!("same_slott"), &["H-04", "H-05"])],
            &[
                "field.type links[2].kind -links[2]",
                "link.broken hearings[3] -hearings[3]",
                "link.broken hearings[4] -hearings[4]",
            ],
        ),
        case(
            [link("L-2", json!("same_panel"), &["H-04", "H-05"])],
            &[
                "id.repeated links[2].id -links[2]",
                "link.broken hearings[3] -hearings[3]",
                "link.broken hearings[4] -hearings[4]",
            ],
        ),
    ]
}

pub(super) fn places_in_force() -> Vec<Case> {
    vec![
        case(
            [("/in_force/placements/0/hearing", json!("H-99"))],
            &[
                "lock.of_nothing hearings[11].lock",
                "hearing.unknown in_force.placements[0].hearing -in_force.placements[0]",
            ],
        ),
        case(
            [("/in_force/placements/2/hearing", json!("H-07"))],
            &["plan.twice in_force.placements[2].hearing -in_force.placements[2]"],
        ),
        case(
            [("/in_force/placements/2/list", json!("BLOCK-15"))],
            &["list.unknown in_force.placements[2].list -in_force.placements[2]"],
        ),
        case(
            [("/in_force/placements/1/panel/0/person", json!("I-FARAH"))],
            &["person.unknown in_force.placements[1].panel[0].person -in_force.placements[1]"],
        ),
        case(
            [("/in_force/unlisted", json!(["H-01", "H-99", "H-07", "H-01"]))],
            &[
                "hearing.unknown in_force.unlisted[1] -in_force.unlisted[1]",
                "plan.twice in_force.unlisted[2] -in_force.unlisted[2]",
                "plan.twice in_force.unlisted[3] -in_force.unlisted[3]",
            ],
        ),
        case([("/in_force/unlisted", json!("H-01"))], &["field.type in_force.unlisted spoils"]),
    ]
}
