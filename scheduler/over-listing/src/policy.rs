//! How far to over-list.

mod ladder;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::grain::Grain;
use crate::outcomes::Outcomes;
use crate::probability::Probability;
use crate::prospect::{BadEstimate, Prospect, Refill};

pub use ladder::{DAY_MINUTES, HearingKind, Rung};

/// The office's decision, and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Policy {
    /// The greatest risk that a session may carry. A risk that is equal to it is admitted.
    pub ceiling: Probability,
    /// The grain on which minutes are added up: 1, 5, 10 or 15.
    pub grain: Grain,
    /// Whether places that are given up in good time are filled.
    pub refill: Refill,
    /// Hearings of at least so many days can be asked to do with a day less.
    #[schemars(range(min = 2))]
    pub time_reduction_from_days: u32,
    /// What hearings may come to, by type.
    pub outcomes: Outcomes,
}

impl Default for Policy {
    /// A ceiling of 5% and five-minute grains, places left empty, five days and more reduced, and the assumptions of
    /// [`DEFAULTS_JSON`](crate::DEFAULTS_JSON). The ceiling is a choice of ours; five days to four is the example of the judiciary's own page.
    fn default() -> Self {
        Self {
            ceiling: Probability::known(Probability::PARTS / 20),
            grain: Grain::Five,
            refill: Refill::Never,
            time_reduction_from_days: 5,
            outcomes: Outcomes::defaults(),
        }
    }
}

impl Policy {
    /// Whether a session may carry this risk.
    #[must_use]
    pub fn admits(&self, risk: Probability) -> bool {
        risk <= self.ceiling
    }

    /// What a hearing of some type and estimate may take. A type of which nothing is known is sure to go ahead as estimated.
    ///
    /// # Errors
    ///
    /// The estimate is zero or beyond any hearing.
    pub fn prospect(&self, type_code: &str, estimate: u32) -> Result<Prospect, BadEstimate> {
        Prospect::new(&self.outcomes.outcome(type_code), estimate, self.grain, self.refill)
    }

    /// What can be tried for a hearing that has lost its place, the mildest first.
    pub fn rungs(&self, hearing: HearingKind) -> impl Iterator<Item = Rung> {
        let from_days = self.time_reduction_from_days;
        Rung::ALL.into_iter().filter(move |rung| rung.applies_to(hearing, from_days))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_risk_at_the_ceiling_is_admitted_and_one_part_more_is_not() {
        let policy = Policy::default();
        assert_eq!(policy.ceiling.percent().to_string(), "5%");
        assert!(policy.admits(policy.ceiling));
        assert!(!policy.admits(Probability::known(policy.ceiling.parts() + 1)));
    }

    #[test]
    fn a_file_says_only_what_differs() {
        let policy: Policy = serde_json::from_str(r#"{ "ceiling": "2.5%", "grain": 15 }"#).unwrap();
        assert_eq!((policy.ceiling.to_string().as_str(), policy.grain), ("0.025", Grain::Fifteen));
        assert_eq!(policy.outcomes, Outcomes::defaults());
        let written = serde_json::to_string(&policy).unwrap();
        assert_eq!(serde_json::from_str::<Policy>(&written).unwrap(), policy);
        assert!(serde_json::from_str::<Policy>(r#"{ "grain": 7 }"#).is_err());
    }

    #[test]
    fn an_unknown_type_is_sure_to_go_ahead() {
        let prospect = Policy::default().prospect("nobody-knows", 60).unwrap();
        assert_eq!(prospect.lengths().collect::<Vec<_>>(), [(60, Probability::ONE)]);
        assert_eq!(Policy::default().prospect("et-short-track", 0), Err(BadEstimate(0)));
    }
}
