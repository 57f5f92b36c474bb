//! How long something takes on one core.

#![expect(clippy::float_arithmetic, reason = "figures for people to read; nothing is decided by them")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use super::spread::Spread;

/// How long the processor, its caches and the allocator get used to the work before anything counts.
const WARM_UP: Duration = Duration::from_millis(200);

/// How often it is measured, and how.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Plan {
    /// How many samples are taken.
    pub(crate) samples: usize,
    /// A sample is the mean over as many calls as last so long; with zero it is one call. Reading the clock costs some
    /// 50 nanoseconds a sample.
    pub(crate) lasts: Duration,
}

/// How long `work` takes, in microseconds.
pub(crate) fn microseconds<T>(plan: Plan, mut work: impl FnMut() -> T) -> Spread {
    let calls = warm_up(plan, &mut work);
    let sample = || {
        let start = Instant::now();
        for _ in 0..calls {
            black_box(work());
        }
        start.elapsed().as_secs_f64() * 1e6 / f64::from(calls)
    };
    Spread::of(std::iter::repeat_with(sample).take(plan.samples).collect())
}

/// Calls it until it is warm, and tells how many calls a sample takes.
fn warm_up<T>(plan: Plan, work: &mut impl FnMut() -> T) -> u32 {
    let start = Instant::now();
    let mut calls = 0_u32;
    while start.elapsed() < WARM_UP {
        black_box(work());
        calls = calls.saturating_add(1);
    }
    let each = start.elapsed() / calls;
    u32::try_from(plan.lasts.as_nanos() / each.as_nanos().max(1)).unwrap_or(u32::MAX).saturating_add(1)
}
