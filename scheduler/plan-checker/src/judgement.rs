//! What the checker has to say.

use std::fmt;

use serde::Serialize;

use crate::breach::Breach;
use crate::risk::{ListRisk, SessionRisk};
use crate::score::LayerCost;

/// Whether a plan is lawful, what it costs and what it risks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Judgement {
    /// Every breach, by code. None: the plan is lawful.
    pub breaches: Vec<Breach>,
    /// What each of the eight layers costs, in the order of the policy, with its terms. The costs of an unlawful plan are those
    /// of what could be understood of it.
    pub layers: Vec<LayerCost>,
    /// The risks of all lists that have hearings.
    pub lists: Vec<ListRisk>,
    /// The risks of all rooms and days with slots.
    pub sessions: Vec<SessionRisk>,
}

impl Judgement {
    /// Whether no rule is broken.
    #[must_use]
    pub fn is_lawful(&self) -> bool {
        self.breaches.is_empty()
    }

    /// The costs alone, in the order of the policy's layers: the less in the first that differs, the better the plan.
    #[must_use]
    pub fn score(&self) -> [i64; 8] {
        let mut score = [0; 8];
        for (cost, layer) in score.iter_mut().zip(&self.layers) {
            *cost = layer.cost;
        }
        score
    }
}

impl fmt::Display for Judgement {
    /// The breaches, the score with what it is made of, and the lists with their risks. Sessions are too many to be read.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.breaches.len() {
            0 => writeln!(f, "The plan is lawful.")?,
            1 => writeln!(f, "The plan is unlawful: 1 breach.")?,
            count => writeln!(f, "The plan is unlawful: {count} breaches.")?,
        }
        for breach in &self.breaches {
            writeln!(f, "  {breach}")?;
        }
        for layer in &self.layers {
            write!(f, "{:<10} {:>10}", layer.layer, layer.cost)?;
            let terms = layer.terms.iter().filter(|term| term.cost != 0 && term.name != layer.layer);
            let terms: Vec<String> = terms.map(|term| format!("{} {}", term.name, term.cost)).collect();
            if !terms.is_empty() {
                write!(f, "  ({})", terms.join(", "))?;
            }
            writeln!(f)?;
        }
        for risk in &self.lists {
            let lists = risk.lists.join(" and ");
            let hearings = risk.hearings.len();
            writeln!(f, "list {lists}: {hearings} hearings, risk {} of at most {}", risk.sent_away, risk.ceiling)?;
        }
        Ok(())
    }
}
