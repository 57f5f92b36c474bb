//! Groups to the rules that the core checks.

use std::collections::BTreeSet;

use scheduler_model::{Eligibility, GroupMode, GroupRule};

use super::model::{Group, GroupUse};

/// The same characteristic both lets in and keeps out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct BothWays(pub(super) &'static str);

/// The restrictions that `groups` in their `use` make. Of several groups any match of a characteristic counts.
pub(super) fn resolve(wanted: &GroupUse, groups: &[Group]) -> Result<Eligibility, BothWays> {
    let chosen = |keys: &[String]| {
        let keys: BTreeSet<&String> = keys.iter().collect();
        groups.iter().filter(|group| keys.contains(&group.key)).collect::<Vec<_>>()
    };
    let (only, except) = (chosen(&wanted.only), chosen(&wanted.except));
    Ok(Eligibility {
        location: rule("location", &only, &except, |group| &group.locations)?,
        category: rule("category", &only, &except, |group| &group.categories)?,
        incentive: rule("incentive level", &only, &except, |group| &group.incentives)?,
    })
}

fn rule<T: Clone + Ord>(
    what: &'static str,
    only: &[&Group],
    except: &[&Group],
    members: impl Fn(&Group) -> &Vec<T>,
) -> Result<Option<GroupRule<T>>, BothWays> {
    let all = |groups: &[&Group]| {
        let mut all: Vec<T> = groups.iter().flat_map(|group| members(group)).cloned().collect();
        all.sort();
        all.dedup();
        all
    };
    match (all(only), all(except)) {
        (only, except) if only.is_empty() && except.is_empty() => Ok(None),
        (any_of, except) if except.is_empty() => Ok(Some(GroupRule { mode: GroupMode::Include, any_of })),
        (only, any_of) if only.is_empty() => Ok(Some(GroupRule { mode: GroupMode::Exclude, any_of })),
        _ => Err(BothWays(what)),
    }
}
