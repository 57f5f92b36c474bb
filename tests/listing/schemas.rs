//! Schemas.

use crate::desk::Desk;

#[test]
fn schemas_are_printed_and_the_published_ones_are_the_same() {
    let desk = Desk::new();
    let docs = |name: &str| {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/listing").join(name);
        serde_json::from_str::<serde_json::Value>(&std::fs::read_to_string(path).unwrap()).unwrap()
    };
    assert_eq!(desk.run(&["schema", "problem"]).ends_with(0).json(), docs("listing-1.schema.json"));
    assert_eq!(desk.run(&["schema", "plan"]).ends_with(0).json(), docs("listing-plan-1.schema.json"));
    assert!(desk.run(&["schema", "outcomes"]).ends_with(0).json()["properties"]["types"].is_object());
}
