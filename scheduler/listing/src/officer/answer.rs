//! What would come of changes, told against the list in force.

use std::collections::BTreeMap;

use listing_model::{Hearing, HearingId, Layer, Placement, Plan, Problem};
use serde::Serialize;

use crate::ground::Ground;
use crate::score::Score;
use crate::solve::Solved;

/// What would come of changes.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[must_use]
pub struct Answer {
    /// Hearings that were in force and are elsewhere, the earliest first.
    pub affected: Vec<Affected>,
    /// Hearings that were in force and are not listed any more.
    pub unlisted: Vec<Unlisting>,
    /// Places of hearings that were not in force.
    pub listed: Vec<Placement>,
    /// Places of hearings that have gone.
    pub freed: Vec<Placement>,
    /// Hearings that came in with the changes and found no place.
    pub still_waiting: Vec<HearingId>,
    /// How many more each layer costs than the list in force did, in the order of the policy. Less is better.
    pub costs: Vec<(Layer, i64)>,
    /// Steps of search.
    pub steps: u64,
    /// The new plan, for the changed problem.
    #[serde(skip)]
    pub plan: Plan,
    /// The changed problem.
    #[serde(skip)]
    pub problem: Problem,
}

/// A hearing that is elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Affected {
    /// Which.
    pub hearing: HearingId,
    /// What is other than before.
    pub changed: Vec<Changed>,
    /// Where it was.
    pub from: Placement,
    /// Where it is.
    pub to: Placement,
    /// What becomes of its notice.
    pub notice: Notice,
}

/// What can be other than before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Changed {
    /// The first day.
    Date,
    /// The start.
    Time,
    /// The room or the list.
    Room,
    /// How it is held.
    Channel,
    /// Who presides.
    Presiding,
    /// Who else sits.
    Panel,
    /// Who interprets.
    Interpreters,
}

/// How much notice people have of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// Calendar days that the hearing demands.
    pub required: u16,
    /// Calendar days from today to the old date.
    pub to_old_date: i64,
    /// Calendar days from today to the new date; nothing if it is not listed any more.
    pub to_new_date: Option<i64>,
    /// Whether the notice rule is hit: people must come at another time or place than they were told, or not come, and the old
    /// or the new date is nearer than the days demanded.
    pub is_short: bool,
}

/// A hearing that is not listed any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unlisting {
    /// Which.
    pub hearing: HearingId,
    /// Where it was.
    pub from: Placement,
    /// Codes of the rules that stand in the way.
    pub reasons: Vec<String>,
    /// What becomes of its notice.
    pub notice: Notice,
}

impl Answer {
    /// Tells a plan for the changed problem against what was in force in the problem before, which cost `stood`.
    pub(super) fn new(problem: &Problem, stood: Score, changed: Problem, ground: &Ground, solved: &Solved) -> Self {
        let plan = solved.plan(ground, &changed);
        let hearings: BTreeMap<&HearingId, &Hearing> =
            problem.hearings.iter().map(|hearing| (&hearing.id, hearing)).collect();
        let remaining: BTreeMap<&HearingId, &Hearing> =
            changed.hearings.iter().map(|hearing| (&hearing.id, hearing)).collect();
        let (now, before) = (plan.by_hearing(), problem.in_force.iter().flat_map(|list| &list.placements));
        let reasons: BTreeMap<&HearingId, &Vec<String>> =
            plan.unlisted.iter().map(|unlisted| (&unlisted.hearing, &unlisted.reasons)).collect();
        let today = problem.horizon.today;
        let mut answer = (Vec::new(), Vec::new(), Vec::new());
        let mut was_in_force = BTreeMap::new();
        for from in before {
            was_in_force.insert(&from.hearing, from);
            let Some(hearing) = remaining.get(&from.hearing) else {
                answer.2.push(from.clone());
                continue;
            };
            let notice = |to: Option<&Placement>, told_anew: bool| {
                let to_old_date = today.days_until(from.date);
                let to_new_date = to.map(|to| today.days_until(to.date));
                let nearest = to_new_date.map_or(to_old_date, |new| new.min(to_old_date));
                let is_short = told_anew && nearest < i64::from(hearing.notice_days);
                Notice { required: hearing.notice_days, to_old_date, to_new_date, is_short }
            };
            if let Some(&to) = now.get(&from.hearing) {
                let changed = changes(from, to);
                if !changed.is_empty() {
                    let told_anew = changed.iter().any(|what| *what < Changed::Presiding);
                    let notice = notice(Some(to), told_anew);
                    answer.0.push(Affected {
                        hearing: from.hearing.clone(),
                        changed,
                        from: from.clone(),
                        to: to.clone(),
                        notice,
                    });
                }
            } else {
                let reasons = reasons.get(&from.hearing).map(|reasons| (*reasons).clone()).unwrap_or_default();
                let notice = notice(None, true);
                answer.1.push(Unlisting { hearing: from.hearing.clone(), from: from.clone(), reasons, notice });
            }
        }
        let (mut affected, unlisted, freed) = answer;
        affected.sort_by(|one, other| {
            (one.from.date, one.from.start, &one.hearing).cmp(&(other.from.date, other.from.start, &other.hearing))
        });
        let listed = plan.placements.iter().filter(|to| !was_in_force.contains_key(&to.hearing)).cloned().collect();
        let came_in = |id: &&HearingId| !hearings.contains_key(*id);
        let still_waiting = plan.unlisted.iter().map(|unlisted| &unlisted.hearing).filter(came_in).cloned().collect();
        let costs = problem.policy.layers.map(|layer| (layer, solved.score[layer] - stood[layer])).to_vec();
        Self { affected, unlisted, listed, freed, still_waiting, costs, steps: solved.steps, plan, problem: changed }
    }

    /// How many hearings hit a notice rule.
    #[must_use]
    pub fn short_notices(&self) -> usize {
        let moved = self.affected.iter().filter(|affected| affected.notice.is_short).count();
        moved + self.unlisted.iter().filter(|unlisted| unlisted.notice.is_short).count()
    }
}

/// What is other at one place than at another.
fn changes(from: &Placement, to: &Placement) -> Vec<Changed> {
    let others = |placement: &Placement| placement.panel.iter().skip(1).cloned().collect::<Vec<_>>();
    let differ = [
        (Changed::Date, from.date != to.date),
        (Changed::Time, from.start != to.start),
        (Changed::Room, (&from.room, &from.list) != (&to.room, &to.list)),
        (Changed::Channel, from.channel != to.channel),
        (Changed::Presiding, from.presiding() != to.presiding()),
        (Changed::Panel, others(from) != others(to)),
        (Changed::Interpreters, from.interpreters != to.interpreters),
    ];
    differ.into_iter().filter(|(_, differs)| *differs).map(|(what, _)| what).collect()
}
