//! How the sittings are shared out.

use serde::Serialize;

use super::Seated;
use crate::model::{Person, Rota};

/// What one person sits, in half-days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Share {
    /// Who.
    pub person: String,
    /// How often they sit.
    pub sittings: u32,
    /// Their fair share, if one is stated.
    pub share: Option<u32>,
    /// The least that is stated for them.
    pub least: Option<u32>,
    /// The most that is stated for them.
    pub most: Option<u32>,
}

/// What people of a kind sit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GroupShares {
    /// The first of their roles, in the order of the benches' seats.
    pub role: String,
    /// How many they are.
    pub people: usize,
    /// What they sit.
    pub sittings: Spread,
    /// What they sit less their fair share, of those for whom one is stated.
    pub from_share: Option<Spread>,
    /// How many sit less than their least.
    pub below_least: usize,
}

/// The smallest of some numbers, those at a quarter, a half and three quarters of them in order, and the largest. Of two in
/// the middle, the lower one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Spread {
    /// The smallest.
    pub smallest: i64,
    /// A quarter are no larger.
    pub lower_quartile: i64,
    /// Half are no larger.
    pub median: i64,
    /// Three quarters are no larger.
    pub upper_quartile: i64,
    /// The largest.
    pub largest: i64,
    /// All together.
    pub sum: i64,
}

impl Spread {
    /// Of some numbers; `None` if there are none.
    #[must_use]
    pub fn of(mut numbers: Vec<i64>) -> Option<Self> {
        numbers.sort_unstable();
        let last = numbers.len().checked_sub(1)?;
        let at = |quarters: usize| numbers[last * quarters / 4];
        Some(Self {
            smallest: at(0),
            lower_quartile: at(1),
            median: at(2),
            upper_quartile: at(3),
            largest: at(4),
            sum: numbers.iter().sum(),
        })
    }
}

pub(super) fn people(rota: &Rota, seated: &Seated<'_>) -> Vec<Share> {
    let of = |person: &Person| Share {
        person: person.id.clone(),
        sittings: seated.of(&person.id).iter().map(|(session, _)| session.half_days().map(|_| 1).sum::<u32>()).sum(),
        share: person.sittings.share,
        least: person.sittings.least,
        most: person.sittings.most,
    };
    rota.people.iter().map(of).collect()
}

pub(super) fn groups(rota: &Rota, people: &[Share]) -> Vec<GroupShares> {
    let mut roles: Vec<&str> = Vec::new();
    for seat in rota.benches.iter().flat_map(|bench| &bench.seats) {
        if !roles.contains(&seat.role.as_str()) {
            roles.push(&seat.role);
        }
    }
    let first = |person: &Person| roles.iter().position(|role| person.roles.iter().any(|has| has == role));
    roles
        .iter()
        .enumerate()
        .filter_map(|(number, role)| {
            let of_group = rota.people.iter().zip(people).filter(|(person, _)| first(person) == Some(number));
            let shares: Vec<&Share> = of_group.map(|(_, share)| share).collect();
            Some(GroupShares {
                role: (*role).to_owned(),
                people: shares.len(),
                sittings: Spread::of(shares.iter().map(|share| i64::from(share.sittings)).collect())?,
                from_share: Spread::of(shares.iter().filter_map(|share| from_share(share)).collect()),
                below_least: shares
                    .iter()
                    .filter(|share| share.least.is_some_and(|least| share.sittings < least))
                    .count(),
            })
        })
        .collect()
}

fn from_share(share: &Share) -> Option<i64> {
    Some(i64::from(share.sittings) - i64::from(share.share?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(&[5], [5, 5, 5, 5, 5])]
    #[case(&[4, 1, 3, 2], [1, 1, 2, 3, 4])]
    #[case(&[9, 7, 5, 3, 1], [1, 3, 5, 7, 9])]
    fn quartiles(#[case] numbers: &[i64], #[case] expected: [i64; 5]) {
        let spread = Spread::of(numbers.to_vec()).unwrap();
        let Spread { smallest, lower_quartile, median, upper_quartile, largest, sum } = spread;
        assert_eq!([smallest, lower_quartile, median, upper_quartile, largest], expected);
        assert_eq!(sum, numbers.iter().sum::<i64>());
        assert_eq!(Spread::of(Vec::new()), None);
    }
}
