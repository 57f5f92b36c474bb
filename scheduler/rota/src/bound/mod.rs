//! A proven limit to how many sessions can have a full bench.
//!
//! Two things make a rota hard: who sits where in one half-day, and how often people sit in all. The second is given a price:
//! each sitting of a person costs what their sittings are short. At any prices, the sittings that people may sit at those prices,
//! plus what the half-days are worth after paying them, is at least what any rota achieves (Lagrangian duality; the prices that
//! prove the least are sought by Polyak's steps). What a half-day is worth is found by branch and bound. Units that take
//! several half-days are torn apart and count for a part in each. All of it is in integers, so what is proven is exact.

mod matching;
mod prices;
mod slot;

use anytime::Stop;

use crate::instance::{Instance, Unit};
use prices::Prices;

/// What one session with a full bench is worth in prices: divisible by the usual numbers of seats, and by [`GRAIN`].
const SESSION: i64 = 12 << 24;

/// Prices and worths are multiples of this; what is below only says whom to prefer among those of one price.
const GRAIN: i64 = 1 << 12;

/// Without any prices: all sessions.
pub(crate) fn trivial(instance: &Instance<'_>) -> i64 {
    instance.units.iter().map(Unit::value).sum()
}

/// No rota has more sessions with a full bench than the result. It stops when it has proven `found`, which was achieved, after
/// `rounds` of prices, or when told to. Says how many rounds there were.
pub(crate) fn full_benches(instance: &Instance<'_>, found: i64, rounds: u64, stop: &dyn Stop) -> (i64, u64) {
    let mut proof = Proof {
        prices: Prices::new(instance),
        bound: trivial(instance),
        lowest: i64::MAX,
        step: instance.units.iter().map(Unit::value).fold(0, gcd).max(1),
        found,
        left: rounds,
        rounds: 0,
    };
    proof.try_even_prices(stop);
    proof.try_prices_by_kind(stop);
    proof.follow_the_slope(stop);
    (proof.bound, proof.rounds)
}

const fn gcd(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// What is proven so far.
#[derive(Debug)]
struct Proof<'a> {
    prices: Prices<'a>,
    bound: i64,
    /// The lowest dual, in parts of [`SESSION`].
    lowest: i64,
    /// Only whole units are full or not, so every rota has a multiple of this.
    step: i64,
    found: i64,
    left: u64,
    /// Rounds done.
    rounds: u64,
}

impl Proof<'_> {
    fn is_done(&self, stop: &dyn Stop) -> bool {
        self.bound <= self.found || self.left == 0 || stop.is_due()
    }

    /// Evaluates the prices as they are. Whether the bound is better than all before, and what is left of each limit.
    fn evaluate(&mut self) -> (i64, Vec<i64>) {
        // Without limits there is nothing to price, and one round says all.
        self.left = if self.prices.is_empty() { 0 } else { self.left.saturating_sub(1) };
        self.rounds += 1;
        let (dual, spare) = self.prices.evaluate();
        self.lowest = self.lowest.min(dual);
        self.bound = self.bound.min(dual / SESSION / self.step * self.step);
        (dual, spare)
    }

    /// Prices in proportion to what a sitting can at best be worth: a third of a session for whoever sits on benches of three.
    /// Where sittings are what is short, that is most of the answer.
    fn try_even_prices(&mut self, stop: &dyn Stop) {
        let worth = self.prices.best_worth();
        let mut best = (i64::MAX, 0);
        for sixths in [6, 0, 3, 5, 4, 2, 1] {
            if self.is_done(stop) {
                return;
            }
            self.prices.put(worth.iter().map(|price| price / 6 * sixths));
            best = best.min((self.evaluate().0, sixths));
        }
        self.prices.put(worth.iter().map(|price| price / 6 * best.1));
    }

    /// A price for everybody of the same roles: up or down, by smaller and smaller steps.
    fn try_prices_by_kind(&mut self, stop: &dyn Stop) {
        let kinds = self.prices.kinds();
        let mut step = SESSION / 3;
        while step >= SESSION / 48 {
            for kind in &kinds {
                for change in [step, -step] {
                    if self.is_done(stop) {
                        return;
                    }
                    let lowest = self.lowest;
                    self.prices.change(kind, change);
                    if self.evaluate().0 >= lowest {
                        self.prices.change(kind, -change);
                    }
                }
            }
            step /= 2;
        }
    }

    /// Polyak's steps along the slope, smoothed over the rounds. When they lead nowhere, back to the best prices and on from
    /// there in smaller steps.
    fn follow_the_slope(&mut self, stop: &dyn Stop) {
        let mut slope = Vec::new();
        let mut best = self.prices.get();
        let (mut patience, mut damping) = (PATIENCE, 0);
        while !self.is_done(stop) {
            let (lowest, prices) = (self.lowest, self.prices.get());
            let (dual, spare) = self.evaluate();
            if dual < lowest {
                (patience, best) = (PATIENCE, prices);
            } else if patience == 0 {
                (patience, damping) = (PATIENCE, damping + 1);
                self.prices.put(best.iter().copied());
                slope.clear();
                continue;
            } else {
                patience -= 1;
            }
            smooth(&mut slope, &spare);
            self.prices.step(dual - self.found.saturating_mul(SESSION), &slope, damping);
        }
    }
}

/// Rounds without a better bound after which steps are halved.
const PATIENCE: u32 = 4;

/// A slope counts in parts of a sitting.
const SLOPE: i64 = 1 << 10;

/// A fifth of the new slope, the rest of the old.
fn smooth(slope: &mut Vec<i64>, spare: &[i64]) {
    if slope.is_empty() {
        slope.extend(spare.iter().map(|spare| spare * SLOPE));
    }
    for (slope, spare) in slope.iter_mut().zip(spare) {
        *slope += (spare * SLOPE - *slope) / 5;
    }
}
