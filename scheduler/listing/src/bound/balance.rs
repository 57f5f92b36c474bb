//! What the layer of balance costs at the least.

use crate::ground::Ground;

/// The days that salaried people must sit at the least, spread as evenly as can be.
///
/// What the fee-paid could take is not needed of them, nor what could be left unlisted at `unlisted`.
pub(super) fn bound(ground: &Ground, unlisted: i64) -> i64 {
    let grains = i64::from(ground.calendar.grains).max(1);
    let mut needed: i64 = 0;
    let mut items: Vec<(i64, i64)> = Vec::new();
    for item in ground.items.iter().filter(|item| item.lists.is_empty()) {
        let seats = i64::try_from(item.seats.len()).unwrap_or(0);
        let taken = (i64::from(item.full_days) * grains + i64::from(item.tail)) * seats;
        needed += taken;
        items.push((taken, item.unlisted));
    }
    needed -= left_out(items, unlisted);
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

/// The most that can be left out of what is taken for so much, each item being what it takes and what it costs to leave it out:
/// those first that take most for their cost, and of the last a part.
fn left_out(mut items: Vec<(i64, i64)>, mut cost: i64) -> i64 {
    let rate = |one: (i64, i64), other: (i64, i64)| i128::from(one.0) * i128::from(other.1.max(0));
    items.retain(|&(taken, _)| taken > 0);
    items.sort_by(|&one, &other| rate(other, one).cmp(&rate(one, other)));
    let mut sum = 0;
    for (taken, each) in items {
        if each > cost {
            let part = i128::from(taken) * i128::from(cost.max(0)) / i128::from(each) + 1;
            return sum + i64::try_from(part).unwrap_or(taken);
        }
        cost -= each.max(0);
        sum += taken;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::left_out;

    #[test]
    fn what_takes_most_for_its_cost_is_left_out_first() {
        let items = vec![(10, 100), (300, 100), (50, 10), (7, 0)];
        assert_eq!(left_out(items.clone(), 0), 7 + 1, "only what costs nothing, and a part is rounded up");
        assert_eq!(left_out(items.clone(), 10), 7 + 50 + 1);
        assert_eq!(left_out(items.clone(), 60), 7 + 50 + 150 + 1);
        assert_eq!(left_out(items.clone(), 110), 7 + 50 + 300 + 1);
        assert_eq!(left_out(items, 1_000), 367);
    }
}
