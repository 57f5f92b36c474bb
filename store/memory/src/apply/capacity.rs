//! The schema's word on capacity.

use std::collections::BTreeMap;

use calendars::CapacityClass;
use scheduler_model::{CapacityDelta, Channel, ClassCount, SessionId};
use store::{Constraint, StoreResult};

use super::refused;
use crate::state::State;

/// What is taken, wide enough to be wrong: held and booked by the public, held and booked by staff.
type Taken = [i64; 4];

fn taken(count: &ClassCount) -> Taken {
    [count.taken_public.held, count.taken_public.booked, count.taken_staff.held, count.taken_staff.booked]
        .map(i64::from)
}

impl State {
    /// Adds the sums of a batch to the counts. What is taken may not grow past what is offered, and never falls below none.
    pub(super) fn shift(&mut self, deltas: &[CapacityDelta]) -> StoreResult<()> {
        let mut rows: BTreeMap<(SessionId, CapacityClass), Taken> = BTreeMap::new();
        for delta in deltas {
            let row = rows.entry((delta.session, delta.class)).or_default();
            let place = match delta.channel {
                Channel::Public => 0,
                Channel::Staff => 2,
            };
            row[place] += delta.held;
            row[place + 1] += delta.booked;
        }
        for (key, by) in rows {
            let Some(count) = self.counts.get(&key) else {
                return Err(refused(Constraint::Capacity, "the session does not offer the class"));
            };
            let before = taken(count);
            let mut after = before;
            after.iter_mut().zip(by).for_each(|(units, by)| *units += by);
            judge(count, before, after)?;
            let mut count = count.clone();
            let units = |place: usize| u32::try_from(after[place]).unwrap_or(u32::MAX);
            (count.taken_public.held, count.taken_public.booked) = (units(0), units(1));
            (count.taken_staff.held, count.taken_staff.booked) = (units(2), units(3));
            self.counts.put(key, count);
        }
        Ok(())
    }
}

fn judge(count: &ClassCount, before: Taken, after: Taken) -> StoreResult<()> {
    let (total, overbook) = (i64::from(count.total.0), i64::from(count.overbook.0));
    let all = |taken: Taken| taken.iter().sum::<i64>();
    let public = |taken: Taken| taken[0] + taken[1];
    if after.iter().any(|units| *units < 0) {
        return Err(refused(Constraint::Capacity, "more would be given back than is taken"));
    }
    if all(after) > total + overbook && all(after) > all(before) {
        return Err(refused(Constraint::Capacity, "more would be taken than is offered"));
    }
    if public(after) > i64::from(count.public.0) && public(after) > public(before) {
        return Err(refused(Constraint::Capacity, "the public would take more than its share"));
    }
    Ok(())
}
