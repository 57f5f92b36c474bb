//! Problems and plans to begin with.

use std::sync::LazyLock;

use listing_instances::{Ground, Size, draw};
use listing_model::Problem;
use serde_json::Value;

use super::{engine, written};
use crate::dice::Dice;

/// The example of the format's page: it has something of everything.
const EXAMPLE: &str = include_str!("../../../docs/listing/example.json");

/// A problem that the dice choose: the example, or one drawn from a seed.
pub(super) fn of(dice: &mut Dice<'_>) -> Value {
    let choice = dice.byte();
    if choice.is_multiple_of(4) {
        return example().clone();
    }
    let of = |numbers: [u32; 4], choice: u8| numbers[usize::from(choice % 4)];
    let [hearings, seed, weeks, pressure, in_force] = std::array::from_fn(|_| dice.byte());
    let size = Size {
        hearings: 1 + u32::from(hearings % 24),
        weeks: 1 + u32::from(weeks % 4),
        pressure: of([50, 100, 150, 300], pressure),
        lists: choice % 4 != 1,
        in_force: of([0, 30, 60, 100], in_force),
    };
    match draw(&Ground::invented(), size, u64::from(seed)) {
        Ok(problem) => serde_json::from_str(&written(&problem)).unwrap_or_default(),
        Err(error) => panic!("{size:?} with seed {seed} is not drawn: {error}"),
    }
}

pub(super) fn example() -> &'static Value {
    static READ: LazyLock<Value> = LazyLock::new(|| serde_json::from_str(EXAMPLE).unwrap_or_default());
    &READ
}

/// A plan for the example.
pub(super) fn example_plan() -> &'static Value {
    static MADE: LazyLock<Value> = LazyLock::new(|| {
        let problem: Option<Problem> = listing_model::read(EXAMPLE).problem;
        problem
            .map(|problem| engine::plan(&problem))
            .and_then(|plan| serde_json::to_value(plan).ok())
            .unwrap_or_default()
    });
    &MADE
}
