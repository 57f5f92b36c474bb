//! What is wrong with the file as a whole, and with its horizon.

use serde_json::json;

use super::{Case, case};

pub(super) fn files() -> Vec<Case> {
    vec![
        case([("/format", json!("listing/2"))], &["format.unknown format spoils"]),
        case([("/format", json!(1))], &["format.unknown format spoils"]),
        case([("/horison", json!({}))], &["field.unknown horison -horison"]),
        case([("/name", json!(1))], &["field.type name -name"]),
        case([("/hearings", json!({}))], &["field.type hearings spoils"]),
        case([("/supply", json!([]))], &["field.type supply spoils"]),
        case([("/in_force", json!({ "version": 1 }))], &["field.missing in_force.placements spoils"]),
        case(
            [("/hearings/0/mintues", json!(5))],
            &["field.unknown hearings[0].mintues -hearings[0]", AFTER_H_01_NOTHING],
        ),
        case(
            [("/hearings/0/minutes", json!("5"))],
            &["field.type hearings[0].minutes -hearings[0]", AFTER_H_01_NOTHING],
        ),
        case([("/policy/ceiling", json!("105%"))], &["field.type policy.ceiling -policy"]),
        case([("/policy/layers/7", json!("age"))], &["policy.layers policy.layers -policy"]),
        case(
            [("/outcomes/types/0/outcome/vacated_late", json!("90%"))],
            &["outcomes.impossible outcomes.types[0].outcome.vacated_late -outcomes.types[0]"],
        ),
        case([("/outcomes/format", json!("listing-outcomes/9"))], &["format.unknown outcomes.format spoils"]),
    ]
}

/// H-01 comes last in its link, so nothing follows from its loss but this.
const AFTER_H_01_NOTHING: &str = "element.left_out links[0].hearings[1] -links[0].hearings[1]";

pub(super) fn horizons() -> Vec<Case> {
    vec![
        case([("/horizon/last", json!("2026-05-10"))], &["horizon.backwards horizon.last spoils"]),
        case([("/horizon/last", json!("2029-05-11"))], &["horizon.too_long horizon.last spoils"]),
        case([("/horizon/today", json!("2022-01-01"))], &["horizon.too_long horizon.first spoils"]),
        case([("/horizon/today", json!("2026-05-30"))], &["horizon.past horizon.last spoils"]),
        case(
            [("/horizon/closed/0", json!({ "first": "2026-05-01", "last": "2026-06-01" }))],
            &["horizon.no_sitting_days horizon spoils"],
        ),
        case([("/horizon/closed/0/last", json!("2026-05-14"))], &["span.backwards horizon.closed[0] spoils"]),
        case(
            [("/horizon/grain_minutes", json!(7))],
            &[
                "horizon.grain horizon.grain_minutes spoils",
                "horizon.sittings horizon.sittings[0].minutes spoils",
                "horizon.sittings horizon.sittings[1].minutes spoils",
            ],
        ),
        case(
            [("/horizon/grain_minutes", json!(5)), ("/horizon/sittings/1/minutes", json!(465))],
            &["horizon.grain horizon.grain_minutes spoils"],
        ),
        case([("/horizon/sittings", json!([]))], &["horizon.sittings horizon.sittings spoils"]),
        case([("/horizon/sittings/1/code", json!("AM"))], &["id.repeated horizon.sittings[1].code spoils"]),
        case([("/horizon/sittings/1/start", json!("12:45"))], &["horizon.sittings horizon.sittings[1].start spoils"]),
        case([("/horizon/sittings/1/start", json!("21:00"))], &["horizon.sittings horizon.sittings[1].minutes spoils"]),
        case([("/horizon/sittings/0/minutes", json!(0))], &["horizon.sittings horizon.sittings[0].minutes spoils"]),
        case([("/horizon/sittings/0/minutes", json!(50))], &["horizon.sittings horizon.sittings[0].minutes spoils"]),
    ]
}
