//! What is published in `docs/listing` is what the types and the reader say.

use std::path::PathBuf;

use listing_model::{FaultCode, plan_schema, problem_schema};

fn docs(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../docs/listing").join(name)
}

/// The rules of the reader as a page.
fn rules() -> String {
    let rows: String = FaultCode::ALL.iter().map(|code| format!("| `{code}` | {} |\n", code.rule())).collect();
    format!(
        "# Rules of a listing file\n\n\
         Whoever reads a problem or a plan finds every breach of these rules in one go, each with its place, its code and what to do.\n\
         `assize listing check` prints them. This page is written from `scheduler/listing/model/src/read/code.rs`.\n\n\
         | code | rule |\n|---|---|\n{rows}"
    )
}

fn pages() -> [(&'static str, String); 3] {
    let text = |schema: schemars::Schema| serde_json::to_string_pretty(&schema).unwrap() + "\n";
    [
        ("listing-1.schema.json", text(problem_schema())),
        ("listing-plan-1.schema.json", text(plan_schema())),
        ("faults.md", rules()),
    ]
}

#[test]
fn pages_are_current() {
    for (name, wanted) in pages() {
        let found = std::fs::read_to_string(docs(name)).unwrap_or_default();
        assert!(
            found == wanted,
            "docs/listing/{name} is not current; write it with\n\
             cargo test -p listing-model --test files -- --ignored"
        );
    }
}

#[test]
#[ignore = "writes the pages that pages_are_current compares"]
fn write_pages() {
    for (name, wanted) in pages() {
        std::fs::write(docs(name), wanted).unwrap();
    }
}

#[test]
fn codes_are_told_apart() {
    let codes: std::collections::BTreeSet<&str> = FaultCode::ALL.iter().map(|code| code.code()).collect();
    assert_eq!(codes.len(), FaultCode::ALL.len());
}

#[test]
fn the_format_names_the_pages() {
    let format = std::fs::read_to_string(docs("format.md")).unwrap();
    for name in ["listing-1.schema.json", "listing-plan-1.schema.json", "faults.md", "example.json"] {
        assert!(format.contains(&format!("]({name})")), "format.md does not lead to {name}");
    }
}
