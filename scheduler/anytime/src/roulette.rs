//! Choosing among ways to change a plan, more often those that have paid.

use crate::randomness::{Random, below};

/// A wheel with a field for each way; fields grow with what their way has earned (adaptive large neighbourhood search,
/// Ropke and Pisinger 2006).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roulette {
    ways: Vec<Way>,
    total: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Way {
    field: u32,
    earned: u64,
    tries: u64,
}

/// All fields together, about.
const WHEEL: u64 = 1 << 16;

impl Roulette {
    /// A wheel with a field of equal size for each way.
    #[must_use]
    pub fn new(ways: usize) -> Self {
        let mut wheel = Self { ways: vec![Way { field: 1, earned: 0, tries: 0 }; ways], total: 0 };
        wheel.add_up();
        wheel
    }

    /// Spins: the number of a way. 0 if there are none.
    pub fn spin(&mut self, random: &mut Random) -> usize {
        let mut at = below(random, self.total);
        for (number, way) in self.ways.iter_mut().enumerate() {
            if at < way.field {
                way.tries += 1;
                return number;
            }
            at -= way.field;
        }
        0
    }

    /// Pays a way for a spin that ended well.
    pub fn pay(&mut self, way: usize, amount: u32) {
        if let Some(way) = self.ways.get_mut(way) {
            way.earned += u64::from(amount);
        }
    }

    /// Draws the fields anew, by earnings per try since the last time, half old and half new. No way falls below
    /// 1 part in `floor` of the wheel, so that each can come back.
    pub fn adjust(&mut self, floor: u32) {
        // Rates and fields stay far below 2⁶⁴: earnings are sums of 32-bit amounts over fewer than 2¹⁶ tries a call.
        let rates: Vec<u64> = self.ways.iter().map(|way| way.earned.saturating_mul(WHEEL) / way.tries.max(1)).collect();
        let sum = rates.iter().fold(0_u64, |sum, rate| sum.saturating_add(*rate));
        let smallest = WHEEL / u64::from(floor.max(1));
        let total = u64::from(self.total.max(1));
        for (way, rate) in self.ways.iter_mut().zip(rates) {
            let old = u64::from(way.field) * WHEEL / total;
            let new = if sum == 0 {
                old
            } else {
                u64::try_from(u128::from(rate) * u128::from(WHEEL) / u128::from(sum)).unwrap_or(0)
            };
            let field = u64::midpoint(old, new).max(smallest).max(1);
            *way = Way { field: u32::try_from(field).unwrap_or(u32::MAX), earned: 0, tries: 0 };
        }
        self.add_up();
    }

    fn add_up(&mut self) {
        self.total = self.ways.iter().map(|way| way.field).sum();
    }
}

#[cfg(test)]
mod tests {
    use super::Roulette;
    use crate::random;

    fn spins(wheel: &mut Roulette, rewards: [u32; 3]) -> [u32; 3] {
        let mut source = random(2, 0);
        let mut counts = [0; 3];
        for _ in 0..3_000 {
            let way = wheel.spin(&mut source);
            counts[way] += 1;
            wheel.pay(way, rewards[way]);
        }
        counts
    }

    #[test]
    fn what_pays_is_chosen_more_often_and_nothing_is_forgotten() {
        let mut wheel = Roulette::new(3);
        let before = spins(&mut wheel, [8, 1, 0]);
        assert!(before.iter().all(|count| (900..1_100).contains(count)), "{before:?}");
        for _ in 0..10 {
            wheel.adjust(20);
            spins(&mut wheel, [8, 1, 0]);
        }
        let after = spins(&mut wheel, [0, 0, 0]);
        assert!(after[0] > 5 * after[1] && after[1] > after[2] && after[2] > 60, "{after:?}");
    }

    #[test]
    fn a_wheel_that_earned_nothing_stays_as_it_is() {
        let mut wheel = Roulette::new(3);
        wheel.adjust(10);
        let counts = spins(&mut wheel, [0; 3]);
        assert!(counts.iter().all(|count| (900..1_100).contains(count)), "{counts:?}");
        assert_eq!(Roulette::new(0).spin(&mut random(1, 0)), 0);
    }
}
