//! The rota, on the real tables.

use std::path::Path;

use crate::desk::Desk;

#[test]
fn the_real_rota_is_filled_and_compared() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/courts/rota");
    if !folder.exists() {
        println!("skipped: there is no {}", folder.display());
        return;
    }
    let table = |name: &str| folder.join(name).display().to_string();
    let (profiles, schedules) = (table("bedfordshire_profiles.csv"), table("bedfordshire_schedules.csv"));
    let desk = Desk::new();
    let rota = ["rota", "--profiles", &profiles, "--schedules", &schedules, "--steps", "200", "--format", "json"];
    let compared = desk.run(&rota).json();
    assert_eq!(compared["before"]["nobody"], 92, "as the published rota has it");
    assert!(compared["after"]["full"].as_u64() > compared["before"]["full"].as_u64());
}
