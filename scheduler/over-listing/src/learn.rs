//! Outcomes from history.

mod row;
mod shares;
mod tally;

use std::collections::BTreeMap;

use crate::fault::Faults;
use crate::outcomes::{Basis, HearingType, Outcomes};

pub use row::{BadRow, FellAway, HearingResult, HistoryRow, RowFault};
use tally::Tally;

/// How to learn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Learning {
    /// A hearing that falls away less than so many hours before its time does so late: its place cannot be given to another any
    /// more. 48 is where published counts of late postponements draw the line.
    pub late_hours: u32,
    /// What is believed of each type before looking, as so many hearings that came to just what the prior says. They are added to
    /// the hearings counted: with 10, ten hearings of history weigh as much as the prior. Of a type of which the prior knows
    /// nothing, three hearings are added (Laplace): one that settled, one that fell away late, one heard as estimated.
    pub prior_hearings: u32,
    /// The beliefs, which also say whether a type's lengths are counted in minutes or in percent of the estimate.
    pub prior: Outcomes,
}

impl Default for Learning {
    /// 48 hours, ten hearings, and the assumptions of [`DEFAULTS_JSON`](crate::DEFAULTS_JSON).
    fn default() -> Self {
        Self { late_hours: 48, prior_hearings: 10, prior: Outcomes::defaults() }
    }
}

/// What was learnt, and which rows were of no use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Learnt {
    /// The types with history, each with its sample, and those of the prior without any, as they were.
    pub outcomes: Outcomes,
    /// The rows that were left out.
    pub refused: Vec<RowFault>,
}

/// Learns outcomes from history.
///
/// The estimate of each rate is `(count + prior count) / (hearings + prior hearings)`: the mean of a Dirichlet distribution, in
/// integers, rounded to millionths so that they sum to one. Lengths are counted in steps of ten percent of the estimate, or of five
/// minutes where the prior has minutes, each rounded up; beyond ten times the estimate all are the same. Rows are counted in
/// any order.
///
/// # Errors
///
/// None are known: an outcome that is made here and would not pass as one of a file is a mistake of this crate.
pub fn learn(rows: impl IntoIterator<Item = HistoryRow>, learning: &Learning) -> Result<Learnt, Faults> {
    let mut refused = Vec::new();
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    for (index, row) in rows.into_iter().enumerate() {
        if let Err(reason) = row.check() {
            refused.push(RowFault { row: index, reason });
            continue;
        }
        let prior = learning.prior.get(&row.hearing_type);
        tallies.entry(row.hearing_type).or_insert_with(|| Tally::for_prior(prior)).count(
            row.estimated_minutes,
            row.result,
            learning.late_hours,
        );
    }
    let mut outcomes = learning.prior.clone();
    if !tallies.is_empty() {
        outcomes.note = "Types with a sample are learnt from history, the others as they were before.".to_owned();
    }
    for (code, tally) in tallies {
        let prior = learning.prior.get(&code);
        let known = HearingType {
            title: prior.map(|known| known.title.clone()).unwrap_or_default(),
            basis: Basis::History,
            outcome: tally.estimate(prior.map(|known| &known.outcome), learning.prior_hearings)?,
            sample: Some(tally.sample()),
        };
        outcomes.insert(code, known);
    }
    Ok(Learnt { outcomes, refused })
}
