//! What a plan costs, term by term: each soft term of `docs/listing/format.md` in a file of its own, with its weight.
//!
//! This is the slow and simple evaluation. It reads a plan in the problem's own words and adds up; the search keeps its score
//! up to date with every change, and tests hold one against the other.

mod balance;
mod broken_sitting;
mod channel;
mod date_change;
mod fee_paid_day;
mod gap;
mod no_preferred_person;
mod no_rest;
mod panel_change;
mod party_missing;
mod person_change;
mod person_travel;
mod room_change;
mod room_change_in_force;
mod sheet;
#[cfg(test)]
mod tests;
mod time_change;
mod unlisted;
mod venue;
mod week;
mod week_late;

use listing_model::{Layer, Problem};

use crate::ground::Ground;
use crate::rules::Book;
use crate::score::Score;
use crate::solve::Solved;
use crate::state::State;
use sheet::Sheet;

/// A soft term.
pub(crate) struct Term {
    /// The layer that it belongs to.
    layer: Layer,
    /// Its stable code: the name of its weight, where it has one.
    code: &'static str,
    /// What a plan costs by it.
    cost: fn(&Sheet<'_>) -> i64,
}

/// Every soft term, in the usual order of the layers.
const TERMS: &[Term] = &[
    unlisted::TERM,
    week::TERM,
    week_late::TERM,
    venue::TERM,
    fee_paid_day::TERM,
    person_travel::TERM,
    channel::TERM,
    no_preferred_person::TERM,
    party_missing::TERM,
    room_change::TERM,
    panel_change::TERM,
    broken_sitting::TERM,
    gap::TERM,
    no_rest::TERM,
    balance::TERM,
    date_change::TERM,
    time_change::TERM,
    room_change_in_force::TERM,
    person_change::TERM,
];

/// What a plan costs by each term: the layer, the term's stable code, the cost.
#[must_use]
pub fn breakdown(ground: &Ground, problem: &Problem, solved: &Solved) -> Vec<(Layer, &'static str, i64)> {
    of_terms(&Book::new(problem), &solved.state(ground))
}

/// What a plan costs, slowly and simply, term by term. Equal to [`Solved::score`].
#[must_use]
pub fn evaluate(ground: &Ground, problem: &Problem, solved: &Solved) -> Score {
    sum(&of_terms(&Book::new(problem), &solved.state(ground)))
}

fn of_terms(book: &Book<'_>, state: &State<'_>) -> Vec<(Layer, &'static str, i64)> {
    let sheet = Sheet::new(book, state);
    TERMS.iter().map(|term| (term.layer, term.code, (term.cost)(&sheet))).collect()
}

fn sum(terms: &[(Layer, &'static str, i64)]) -> Score {
    let mut score = Score::default();
    for &(layer, _, cost) in terms {
        score[layer] += cost;
    }
    score
}
