//! How much work an input causes.

use std::time::Duration;

/// The most work that one input may cause, in time on the processor. An unoptimised build is some twenty times slower.
const MOST: Duration = Duration::from_secs(if cfg!(debug_assertions) { 40 } else { 4 });

/// Runs `work` and panics if it took more than an input may cost. Time spent waiting for a processor does not count, so that a
/// busy machine finds nothing that is not there.
pub(crate) fn bounded(name: &str, work: impl FnOnce()) {
    let before = spent();
    work();
    if let (Some(before), Some(after)) = (before, spent()) {
        let took = after.saturating_sub(before);
        assert!(took <= MOST, "{name}: one input took {took:?} of processor time; {MOST:?} is the most");
    }
}

/// The processor time of this thread so far, where the system tells it (Linux does).
fn spent() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(target_os = "linux")]
    fn work_is_counted_and_sleep_is_not() {
        let before = spent().unwrap();
        std::thread::sleep(Duration::from_millis(200));
        let slept = spent().unwrap() - before;
        assert!(slept < Duration::from_millis(100), "{slept:?}");
        let mut sum = 0_u64;
        while spent().unwrap() - before < Duration::from_millis(20) {
            sum = sum.wrapping_mul(31).wrapping_add(1);
        }
        assert_ne!(sum, 0);
    }
}
