//! Putting a plan in force.

use listing_model::{InForce, Plan};
use thiserror::Error;

/// The list in force is not the one that a plan was made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error(
    "the plan's `made_from` is {}, the list in force is {}: a plan can be applied only to the version that it was made from. Plan again",
    version(*.made_from), version(*.in_force)
)]
pub struct Stale {
    /// The version that the plan was made from; nothing, if there was no list in force.
    pub made_from: Option<u64>,
    /// The version in force; nothing, if there is none.
    pub in_force: Option<u64>,
}

fn version(version: Option<u64>) -> String {
    version.map_or_else(|| "none".to_owned(), |version| format!("version {version}"))
}

/// The list that is in force once a plan is applied: the next version.
///
/// # Errors
///
/// Another plan was applied since this one was made.
pub fn apply(in_force: Option<&InForce>, plan: &Plan) -> Result<InForce, Stale> {
    let current = in_force.map(|list| list.version);
    if plan.made_from != current {
        return Err(Stale { made_from: plan.made_from, in_force: current });
    }
    Ok(in_force_of(plan, current.map_or(1, |version| version.saturating_add(1))))
}

/// A plan as the list in force of that version.
pub(super) fn in_force_of(plan: &Plan, version: u64) -> InForce {
    InForce {
        version,
        placements: plan.placements.clone(),
        unlisted: plan.unlisted.iter().map(|unlisted| unlisted.hearing.clone()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use listing_model::PlanFormat;

    use super::*;

    fn plan(made_from: Option<u64>) -> Plan {
        let unlisted = vec![listing_model::Unlisted { hearing: "H1".into(), reasons: vec!["room.taken".to_owned()] }];
        Plan { format: PlanFormat::V1, made_from, placements: Vec::new(), unlisted }
    }

    #[test]
    fn each_plan_makes_the_next_version() {
        let first = apply(None, &plan(None)).unwrap();
        assert_eq!((first.version, first.unlisted.len()), (1, 1));
        assert_eq!(apply(Some(&first), &plan(Some(1))).unwrap().version, 2);
    }

    #[test]
    fn a_plan_that_was_made_from_another_version_is_refused() {
        let second = InForce { version: 2, placements: Vec::new(), unlisted: Vec::new() };
        for made_from in [None, Some(1), Some(3)] {
            let stale = apply(Some(&second), &plan(made_from)).unwrap_err();
            assert_eq!(stale, Stale { made_from, in_force: Some(2) });
        }
        assert!(apply(None, &plan(Some(1))).unwrap_err().to_string().contains("the list in force is none"));
    }
}
