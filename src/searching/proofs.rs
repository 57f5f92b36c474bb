//! Bounds proven while a search runs, so that whoever watches sees how good its plan is.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use anytime::Stop;
use listing::{Bound, Ground, Prover, Score};
use scheduler::mip::default_solver;

/// About the most that a layer may take.
const EACH: Duration = Duration::from_secs(1);
/// After proving it rests so many times as long as that took: the search needs the processor more.
const RESTS: u32 = 9;

/// What is proven about plans like the best one so far.
#[derive(Debug, Default)]
pub struct Proofs {
    known: Mutex<Known>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Known {
    /// The costs of the plan about which somebody asked last.
    asked: Option<Score>,
    /// The same, until proving begins.
    wanted: Option<Score>,
    proven: Vec<Bound>,
    has_ended: bool,
}

impl Proofs {
    /// Searches, and proves meanwhile, on a thread of its own, whatever the search asks for.
    pub fn alongside<T>(ground: &Ground, search: impl FnOnce(&Self) -> T) -> T {
        let proofs = Self::default();
        std::thread::scope(|scope| {
            scope.spawn(|| proofs.prove(ground));
            // However the search ends, so must the proving, or nobody would ever come out of here.
            let _end = End(&proofs);
            search(&proofs)
        })
    }

    /// Asks for bounds on plans like one that costs so much. Returns what is proven about it so far.
    pub fn about(&self, score: &Score) -> Vec<Bound> {
        let mut known = self.known();
        if known.asked.replace(*score) != Some(*score) {
            known.wanted = Some(*score);
            self.changed.notify_all();
        }
        Bound::that_hold_for(&known.proven, score)
    }

    fn prove(&self, ground: &Ground) {
        let prover = Prover::new(ground);
        let mut rests_until = Instant::now();
        while let Some(score) = self.next(rests_until) {
            let begun = Instant::now();
            // What takes no time is told at once.
            for each in [Duration::ZERO, EACH] {
                let proven = prover.bounds(&score, default_solver(), each, self);
                self.known().keep(proven, &score);
            }
            rests_until = Instant::now() + begun.elapsed() * RESTS;
        }
    }

    /// Waits for something to prove, until a moment at least; nothing once the search has ended.
    fn next(&self, until: Instant) -> Option<Score> {
        let mut known = self.known();
        loop {
            let left = until.saturating_duration_since(Instant::now());
            if known.has_ended {
                return None;
            } else if !left.is_zero() {
                known = self.changed.wait_timeout(known, left).unwrap_or_else(PoisonError::into_inner).0;
            } else if let Some(score) = known.wanted.take() {
                return Some(score);
            } else {
                known = self.changed.wait(known).unwrap_or_else(PoisonError::into_inner);
            }
        }
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Known {
    /// Keeps the better of what is proven about a plan by now and what was known of plans like it.
    fn keep(&mut self, proven: Vec<Bound>, score: &Score) {
        let known = Bound::that_hold_for(&self.proven, score);
        let better = |bound: Bound| match known.iter().find(|known| known.layer == bound.layer) {
            Some(known) if known.at_least > bound.at_least => *known,
            _ => bound,
        };
        self.proven = proven.into_iter().map(better).collect();
    }
}

/// Proving is to stop when the search has ended.
impl Stop for Proofs {
    fn is_due(&self) -> bool {
        self.known().has_ended
    }
}

struct End<'p>(&'p Proofs);

impl Drop for End<'_> {
    fn drop(&mut self) {
        self.0.known().has_ended = true;
        self.0.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use listing::{Budget, greedy, solve};

    use super::*;
    use crate::searching::Threads;

    fn ground() -> Ground {
        let size = listing_instances::Size::of(30).without_lists();
        Ground::new(&listing_instances::draw(&listing_instances::Ground::invented(), size, 1).unwrap())
    }

    #[test]
    fn what_is_asked_for_is_proven_meanwhile() {
        let ground = ground();
        let score = greedy(&ground).score;
        let proven = Proofs::alongside(&ground, |proofs| {
            assert_eq!(proofs.about(&score), []);
            loop {
                let known = proofs.about(&score);
                if !known.is_empty() {
                    assert_eq!(proofs.known().wanted, None, "nothing is proven twice");
                    break known;
                }
                std::thread::yield_now();
            }
        });
        assert!(proven.iter().all(|bound| bound.at_least <= bound.reached), "{proven:?}");
        assert_eq!(proven.len(), ground.order().0.len());
    }

    #[test]
    fn a_search_that_fails_ends_the_proving_too() {
        let ground = ground();
        let failed = std::panic::catch_unwind(|| Proofs::alongside(&ground, |_| -> () { panic!("as planned") }));
        assert!(failed.is_err());
    }

    #[test]
    fn a_search_comes_to_the_same_with_and_without() {
        let (ground, budget) = (ground(), Budget { steps: 2_000, seed: 3 });
        let alone = solve(&ground, budget, &Threads(2), &anytime::Never, &mut |_| {});
        let watched = Proofs::alongside(&ground, |proofs| {
            solve(&ground, budget, &Threads(2), &anytime::Never, &mut |progress| {
                proofs.about(&progress.score);
            })
        });
        assert_eq!(alone.score, watched.score);
    }
}
