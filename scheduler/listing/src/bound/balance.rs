//! What the layer of balance costs at the least.

use crate::ground::Ground;

/// The days that salaried people must sit at the least, spread as evenly as can be.
///
/// What the fee-paid could take is not needed of them, nor what could be left unlisted at `unlisted`.
pub(super) fn bound(ground: &Ground, unlisted: i64) -> i64 {
    let grains = i64::from(ground.calendar.grains).max(1);
    let mut needed: i64 = 0;
    let mut left_out: Vec<i64> = Vec::new();
    for item in &ground.items {
        if item.lists.is_empty() {
            let seats = i64::try_from(item.seats.len()).unwrap_or(0);
            let taken = (i64::from(item.full_days) * grains + i64::from(item.tail)) * seats;
            needed += taken;
            left_out.push(taken / item.unlisted.max(1) + 1);
        }
    }
    // Whatever is unlisted costs at least 1 for each: take away the largest by what they weigh.
    left_out.sort_unstable_by(|one, other| other.cmp(one));
    let most = usize::try_from(unlisted).unwrap_or(usize::MAX);
    needed -= left_out.iter().take(most).sum::<i64>();
    let holders = ground.people.all.iter().filter(|person| person.is_holder);
    let (salaried, fee_paid): (Vec<_>, Vec<_>) = holders.partition(|person| person.is_salaried);
    let fee_paid: i64 = fee_paid.iter().map(|person| person.possible.min(i64::from(person.most)) * grains).sum();
    let days = (needed - fee_paid).max(0) / grains;
    let possible: i64 = salaried.iter().map(|person| person.possible).sum();
    if possible == 0 {
        return 0;
    }
    // The sum of d²/p is least where d/p is the same for all; each person's cost is rounded down.
    let count = i64::try_from(salaried.len()).unwrap_or(0);
    (1_000 * days * days / possible - count).max(0)
}
