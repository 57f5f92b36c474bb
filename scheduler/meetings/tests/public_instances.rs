//! The public instances that lie beside the project, where they do: read, solved with little work, written and read back.

use anytime::{Never, OneByOne};
use meetings::{Budget, Instance, Score, read_plan, score, solve};
use rstest::rstest;
use std::path::Path;

/// Bounds that a search in order keeps with ease: seeds 1 to 3 come to 143 to 170 and 56 to 110.
#[rstest]
#[case("m50", Score { hard: 0, medium: 200, soft: 0 })]
#[case("m200", Score { hard: 0, medium: 130, soft: 0 })]
fn are_solved(#[case] name: &str, #[case] worse_than: Score) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../../shared/data/listing/meeting/{name}.json"));
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("skipped: there is no {}", path.display());
        return;
    };
    let instance = Instance::from_json(&text).unwrap();
    let solved = solve(&instance, Budget { steps: 100_000 }, 1, &OneByOne(1), &Never, &mut |_| {});
    assert!(solved.score < worse_than, "{}", solved.score);
    let plan = read_plan(&instance, &solved.to_json()).unwrap();
    assert_eq!(score(&instance, &plan), solved.score);
}
