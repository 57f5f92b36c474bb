//! Hearings to days, times, rooms and panels: with reasons, a bound and a stated risk.

mod bound;
mod by_program;
mod explain;
mod floats;
mod ground;
mod mask;
pub mod officer;
mod place;
mod reason;
mod rules;
mod score;
mod search;
mod solve;
mod state;
mod terms;
mod words;

pub use bound::{Bound, Proof, Prover};
pub use by_program::by_program_alone;
pub use explain::{
    BadPlan, Change, Demand, Explainer, Explanation, InTheWay, Means, Moved, Price, Priced, Question, Step,
    Unanswerable,
};
pub use ground::Ground;
pub use reason::Reason;
pub use rules::{Fact, Locked, Obstacle, Unsuited};
pub use score::{Order, Score};
pub use solve::{Budget, Solved, exact_steps, greedy, solve};
pub use terms::{breakdown, evaluate};
